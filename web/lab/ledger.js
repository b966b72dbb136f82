// The ledger: what was decided, as a page to print, as JSON and CSV, and as a link.

import { button, html, wideTable } from "../chart/elements.js";
import parts from "../../assets/lab/parts.json";
import tracks from "../../assets/lab/tracks.json";
import { LAYERS } from "./instruments/quantization.js";
import { figuresOf } from "./way/figures.js";
import {
  accuracyInWords, filled, obstaclesInWords, points, prunedInWords, quantizedInWords, rounded, size, stepsOf, studentInWords,
  toTheWall, wallInWords,
} from "./words.js";

/**
 * @import { Entry, Facts, Variant } from "./lab.d.ts"
 * @import { Session } from "./session.js"
 *
 * @typedef {{ part: string, track: string, kind: string, what: string, said: string, came: string, right: string,
 *   accuracy?: number, bytes?: number, time?: number, energy?: number }} Row  time and energy: parts of those at fp16
 */

/**
 * An entry with the words that its numbers stand for, as a page is told and as it is handed in.
 *
 * @param {Entry} entry
 * @param {Session} session
 */
export function inWords(entry, session) {
  const { facts } = session;
  const words = parts[entry.part];
  const { hardware } = /** @type {typeof tracks[number]} */ (tracks.find(({ id }) => id === entry.track));
  const figures = figuresOf(session, hardware);
  /** @param {{ text: string }[] | string[]} answers @param {number | null} at */
  const text = (answers, at) => {
    const answer = at === null ? null : answers[at];
    return answer && filled(typeof answer === "string" ? answer : answer.text, figures);
  };
  return {
    ...entry,
    title: words.title,
    predictions: entry.predictions.map((it, at) => ({
      ...it,
      question: filled(words.predictions[at].question, figures),
      said: text(words.predictions[at].answers, it.answer),
      came: text(words.predictions[at].answers, it.right),
    })),
    decisions: entry.decisions.map((it) => ({ ...it, name: settingInWords(it.setting, facts) })),
    reflection: {
      ...entry.reflection,
      question: filled(words.reflection.question, figures),
      said: text(words.reflection.answers, entry.reflection.answer),
      came: text(words.reflection.answers, entry.reflection.right),
    },
    summary: summaryOf(entry),
  };
}

/**
 * @param {Entry["decisions"][number]["setting"]} setting
 * @param {Facts} facts
 */
function settingInWords(setting, facts) {
  if ("phone" in setting) return `phone with ${setting.phone.phone} GB: ${facts.variants[setting.phone.variant].name}`;
  if ("quantized" in setting) return quantizedInWords(setting.quantized, LAYERS);
  if ("student" in setting) return studentInWords(setting.student);
  const { pruned } = setting;
  return prunedInWords(pruned, stepsOf(facts, pruned.structure)[pruned.step].removed);
}

/** @param {Entry} entry */
function summaryOf({ part, predictions, reflection, decisions, cliff }) {
  const asked = [...predictions, reflection];
  const right = asked.filter((it) => it.answer === it.right).length;
  const words = [`${right} of ${asked.length} answers right`];
  if (cliff) words.push(cliff.said === cliff.was ? "the cliff found" : `the cliff is at ${cliff.was}, not ${cliff.said}`);
  if (part === "pruning") {
    const met = decisions.at(-1)?.obstacles.length === 0;
    words.push(met ? `the speed-up reached in ${decisions.length} of 10 tries` : "the speed-up not reached in ten tries");
  }
  return words.join("; ");
}

/**
 * @param {Entry[]} entries
 * @param {Session} session
 * @returns {Row[]}
 */
function rowsOf(entries, session) {
  const { facts } = session;
  return entries.flatMap((entry) => {
    const { part, track, predictions, decisions, reflection, cliff, defence } = inWords(entry, session);
    /** @param {Partial<Row>} row */
    const row = (row) => ({ part, track, kind: "", what: "", said: "", came: "", right: "", ...row });
    /** @param {{ answer: number, right: number | null }} it */
    const isRight = ({ answer, right }) => (right === null ? "" : answer === right ? "yes" : "no");
    return [
      ...predictions.map((it) => row({ kind: "prediction", what: it.question, said: it.said ?? "", came: it.came ?? "", right: isRight(it) })),
      ...(cliff ? [row({ kind: "cliff", what: "format", said: cliff.said, came: cliff.was ?? "none", right: cliff.said === cliff.was ? "yes" : "no" })] : []),
      ...decisions.map(({ name, figures, setting, obstacles }) =>
        row({
          kind: "decision",
          what: name,
          said: figures ? `${accuracyInWords(figures)}; ${size(figures.bytes)}; time ${rounded(figures.latency)}, energy ${rounded(figures.energy)} of fp16` : "phone" in setting ? variantInWords(facts.variants[setting.phone.variant]) : "",
          came: part === "ship" ? "fits" : obstaclesInWords(obstacles),
          ...(figures && { accuracy: figures.accuracy, bytes: figures.bytes, time: figures.latency, energy: figures.energy }),
        }),
      ),
      row({ kind: "limits", what: limitsInWords(entry) }),
      row({ kind: "reflection", what: reflection.question, said: reflection.said ?? "", came: reflection.came ?? "", right: isRight(reflection) }),
      ...(defence === null ? [] : [row({ kind: "defence", what: parts.ship.defend.question, said: facts.variants[facts.defences[defence]].name })]),
    ];
  });
}

/** @param {Entry} entry */
const limitsInWords = ({ part, mission }) =>
  ({
    quantization: `${wallInWords(mission)}; at most ${points(mission.vetoPoints)} lost`,
    pruning: `${rounded(mission.speedUp)} times as fast; at most ${points(mission.vetoPoints)} lost`,
    distillation: `at most ${points(mission.vetoPoints)} lost; then 20% less energy`,
    ship: "the memory of each phone",
  })[part];

/** @param {Variant} variant */
const variantInWords = ({ gb, perplexity, dominatedBy }) =>
  `${gb} GB; perplexity ${perplexity}; ${dominatedBy === null ? "on the frontier" : "off the frontier"}`;

/**
 * As a table of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, and the table
 * with the mark by which Excel knows UTF-8.
 *
 * @param {Session} session
 */
export function csvOf(session) {
  /** @type {(keyof Row)[]} */
  const columns = ["part", "track", "kind", "what", "said", "came", "right", "accuracy", "bytes", "time", "energy"];
  /** @param {string} text */
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = rowsOf(session.ledger(), session).map((row) => columns.map((column) => cell(`${row[column] ?? ""}`)).join(","));
  return "\uFEFF" + [columns.join(","), ...rows, ""].join("\r\n");
}

/** @param {Session} session */
export const jsonOf = (session) =>
  JSON.stringify({ lab: "sharp-shot", version: 1, entries: session.ledger().map((it) => inWords(it, session)) }, null, 2);

/**
 * The page of the ledger.
 *
 * @param {Session} session
 * @param {{ link: () => string, isAlone: boolean }} actions
 */
export function ledger(session, { link, isAlone }) {
  const entries = session.ledger();
  const told = html("output");
  const section = html(
    "section",
    { class: "ledger", "aria-labelledby": "lab-ledger" },
    html("h3", { id: "lab-ledger", tabindex: -1 }, "Ledger"),
  );
  if (!entries.length) {
    section.append(html("p", {}, "Nothing yet. Each part that you finish has its entry here."));
    return section;
  }
  const track = tracks.find(({ id }) => id === entries[0].track);
  section.append(
    html("p", {}, `${track?.name}: ${track?.mission} ${track?.wall} Veto: it may lose ${points(entries[0].mission.vetoPoints)}. ${track?.veto.why}`),
  );
  section.append(html("p", {}, nearest(entries, session)));
  for (const entry of entries) section.append(...entryOf(entry, session));
  const all = entries.flatMap(({ predictions, reflection }) => [...predictions, reflection]);
  const right = all.filter((it) => it.answer === it.right).length;
  section.append(html("p", { class: "card" }, html("b", {}, `${right} of ${all.length} answers right, in ${entries.length} of 4 parts.`)));
  section.append(
    html(
      "p",
      { class: "row actions" },
      isAlone
        ? button("Print", () => window.print())
        : html("a", { href: link(), target: "_blank", rel: "noopener" }, "A page to print"),
      button("JSON", () => save("sharp-shot-lab.json", "application/json", jsonOf(session))),
      button("CSV", () => save("sharp-shot-lab.csv", "text/csv", csvOf(session))),
      button("Copy link", async () => {
        try {
          await navigator.clipboard.writeText(link());
          told.textContent = "The link is copied. Whoever opens it sees this ledger.";
        } catch {
          const box = html("textarea", { rows: 3, readonly: "", "aria-label": "Link" }, link());
          told.replaceChildren("Copy this link:", box);
          box.select();
        }
      }),
      told,
    ),
  );
  return section;
}

/** @param {Entry} entry @param {Session} session */
function entryOf(entry, session) {
  const { title, summary } = inWords(entry, session);
  const names = /** @type {Record<string, string>} */ ({ prediction: "predicted", cliff: "cliff", decision: "decided", limits: "limits", reflection: "thought", defence: "defended" });
  const rows = rowsOf([entry], session).map(({ kind, what, said, came, right }) => [names[kind], what, said, came, right]);
  return [
    html("h4", {}, title),
    html("p", {}, `${summary[0].toUpperCase()}${summary.slice(1)}.`),
    wideTable(title, ["", "what", "said", "came", "right"], rows),
  ];
}

/**
 * Which decision came nearest to the mission's wall, of those that no veto forbids.
 *
 * @param {Entry[]} entries
 * @param {Session} session
 */
function nearest(entries, session) {
  const { mission } = entries[0];
  const all = entries.flatMap(({ decisions }) => decisions.flatMap(({ setting, figures, obstacles }) => (figures && !obstacles.includes("veto") ? [{ setting, figures }] : [])));
  const [best] = all.sort((a, b) => a.figures[mission.limited] - b.figures[mission.limited]);
  if (!best) return "";
  const [, value, isOver] = toTheWall(best.figures, mission);
  return `${isOver ? "The wall still stands" : "You are through the wall"}: ${value}, with ${settingInWords(best.setting, session.facts)}.`;
}

/** @param {string} name @param {string} type @param {string} text */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = html("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}


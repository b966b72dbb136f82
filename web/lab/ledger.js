// The ledger: what was decided, as a page to print, as JSON and CSV, and as a link.

import { button, html, wideTable } from "../chart/elements.js";
import parts from "../../assets/lab/parts.json";
import tracks from "../../assets/lab/tracks.json";
import { stepsOf } from "./instruments/pruning.js";
import { LAYERS } from "./instruments/quantization.js";
import {
  accuracyInWords, number, obstaclesInWords, prunedInWords, quantizedInWords, rounded, size, studentInWords,
  wallInWords,
} from "./words.js";

/**
 * @import { Entry, Facts, Variant } from "./lab.d.ts"
 *
 * @typedef {{ part: string, track: string, kind: string, what: string, said: string, came: string, right: string }} Row
 */

/**
 * An entry with the words that its numbers stand for, as a page is told and as it is handed in.
 *
 * @param {Entry} entry
 * @param {Facts} facts
 */
export function inWords(entry, facts) {
  const words = parts[entry.part];
  /** @param {{ text: string }[] | string[]} answers @param {number | null} at */
  const text = (answers, at) => {
    const answer = at === null ? null : answers[at];
    return answer && (typeof answer === "string" ? answer : answer.text);
  };
  return {
    ...entry,
    title: words.title,
    predictions: entry.predictions.map((it, at) => ({
      ...it,
      question: words.predictions[at].question,
      said: text(words.predictions[at].answers, it.answer),
      came: text(words.predictions[at].answers, it.right),
    })),
    decisions: entry.decisions.map((it) => ({ ...it, name: settingInWords(it.setting, facts) })),
    reflection: {
      ...entry.reflection,
      question: words.reflection.question,
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
 * @param {Facts} facts
 * @returns {Row[]}
 */
function rowsOf(entries, facts) {
  return entries.flatMap((entry) => {
    const { part, track, predictions, decisions, reflection, cliff, defence, mission } = inWords(entry, facts);
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
        }),
      ),
      row({ kind: "limits", what: wallInWords(mission), said: `speed-up ${rounded(mission.speedUp)}`, came: `at most ${number(mission.vetoPoints)} points lost` }),
      row({ kind: "reflection", what: reflection.question, said: reflection.said ?? "", came: reflection.came ?? "", right: isRight(reflection) }),
      ...(defence === null ? [] : [row({ kind: "defence", what: parts.ship.defend.question, said: facts.variants[facts.defences[defence]].name })]),
    ];
  });
}

/** @param {Variant} variant */
const variantInWords = ({ gb, perplexity, dominatedBy }) =>
  `${gb} GB; perplexity ${perplexity}; ${dominatedBy === null ? "on the frontier" : "off the frontier"}`;

/**
 * As a table of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe.
 *
 * @param {Entry[]} entries
 * @param {Facts} facts
 */
export function csvOf(entries, facts) {
  /** @type {(keyof Row)[]} */
  const columns = ["part", "track", "kind", "what", "said", "came", "right"];
  /** @param {string} text */
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = rowsOf(entries, facts).map((row) => columns.map((column) => cell(row[column])).join(","));
  return [columns.join(","), ...rows, ""].join("\r\n");
}

/** @param {Entry[]} entries @param {Facts} facts */
export const jsonOf = (entries, facts) =>
  JSON.stringify({ lab: "sharp-shot", version: 1, entries: entries.map((it) => inWords(it, facts)) }, null, 2);

/**
 * The page of the ledger.
 *
 * @param {Entry[]} entries
 * @param {Facts} facts
 * @param {{ link: () => string, print: (() => void) | undefined }} actions
 */
export function ledger(entries, facts, { link, print }) {
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
    html("p", {}, `${track?.name}: ${track?.mission} ${track?.wall} Veto: more than ${number(entries[0].mission.vetoPoints)} points lost. ${track?.veto.why}`),
  );
  for (const entry of entries) section.append(...entryOf(entry, facts));
  const all = entries.flatMap(({ predictions, reflection }) => [...predictions, reflection]);
  const right = all.filter((it) => it.answer === it.right).length;
  section.append(html("p", { class: "card" }, html("b", {}, `${right} of ${all.length} answers right, in ${entries.length} of 4 parts.`)));
  section.append(
    html(
      "p",
      { class: "row actions" },
      ...(print ? [button("Print", print)] : []),
      button("JSON", () => save("sharp-shot-lab.json", "application/json", jsonOf(entries, facts))),
      button("CSV", () => save("sharp-shot-lab.csv", "text/csv", csvOf(entries, facts))),
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

/** @param {Entry} entry @param {Facts} facts */
function entryOf(entry, facts) {
  const { title, summary } = inWords(entry, facts);
  const names = /** @type {Record<string, string>} */ ({ prediction: "predicted", cliff: "cliff", decision: "decided", limits: "limits", reflection: "thought", defence: "defended" });
  const rows = rowsOf([entry], facts).map(({ kind, what, said, came, right }) => [names[kind], what, said, came, right]);
  return [
    html("h4", {}, title),
    html("p", {}, `${summary[0].toUpperCase()}${summary.slice(1)}.`),
    wideTable(title, ["", "what", "said", "came", "right"], rows),
  ];
}

/** @param {string} name @param {string} type @param {string} text */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = html("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}


// One part, from the stakeholder's message to the entry in the ledger: what comes next is shown once it is reached.

import { button, html } from "../../chart/elements.js";
import { question } from "../../place/question.js";
import parts from "../../../assets/lab/parts.json";
import tracks from "../../../assets/lab/tracks.json";
import { distillation } from "../instruments/distillation.js";
import { pruning } from "../instruments/pruning.js";
import { plain, quantization } from "../instruments/quantization.js";
import { ship } from "../instruments/ship.js";
import { filled, FORMATS, REFUSALS } from "../words.js";
import { figuresOf } from "./figures.js";
import { formulas } from "./formulas.js";
import { reveal } from "./reveal.js";

/**
 * @import { Format, Move, PartName } from "../lab.d.ts"
 * @import { Session } from "../session.js"
 */

/** @type {PartName[]} */
export const PARTS = ["quantization", "pruning", "distillation", "ship"];

const INSTRUMENTS = { quantization, pruning, distillation, ship };

/**
 * Builds a part, and shows of it what has been reached.
 *
 * @param {PartName} name
 * @param {Session} session
 * @param {AbortSignal} signal
 * @param {() => void} goOn  shows what comes after this part
 */
export function partOf(name, session, signal, goOn) {
  const words = parts[name];
  const at = PARTS.indexOf(name);
  const track = /** @type {typeof tracks[number]} */ (tracks.find(({ id }) => id === session.view.progress.track));
  const alert = html("p", { class: "refused", role: "alert" });
  const seen = () => session.view.parts[at];
  const mine = () => session.view.progress[name];
  const figures = () => figuresOf(session, track.hardware);
  /** @param {Move} move */
  const play = (move) => {
    const refusal = session.play(move);
    alert.textContent = refusal ? REFUSALS[refusal] : "";
    if (!refusal) refresh();
    return !refusal;
  };

  const predictions = words.predictions.map(({ question: asked, answers }, index) =>
    question({
      title: words.predictions.length > 1 ? `Your prediction ${index + 1}` : "Your prediction",
      asked: () => filled(asked, figures()),
      answers: answers.map((text) => ({ text: () => text })),
      give: "Lock it in",
      given: () => mine().predictions[index] ?? null,
      isOpen: () => mine().predictions.length === index,
      answer: (answer) => play({ move: "predict", part: name, answer }),
    }),
  );
  const isHere = () => seen().predicted;
  const instrument = INSTRUMENTS[name]({ session, signal, play, alert, isHere });
  const locked = html("p", { class: "locked" }, REFUSALS.predictFirst);
  const controls = html("fieldset", { class: "bench" }, html("legend", {}, "Instruments"), locked, instrument.controls);
  const pictures = html("div", { class: "pictures" }, ...instrument.pictures);
  const cliff = name === "quantization" ? askForCliff(session, signal, play, figures) : undefined;
  const came = html("section", { class: "reveal", "aria-label": "What came" });
  const arithmetic = html("details", { class: "formulas" }, html("summary", {}, "The formulas, with your numbers"));
  const reflection = question({
    title: "Think back",
    asked: () => filled(words.reflection.question, figures()),
    answers: words.reflection.answers.map(({ text, right, explanation }) => ({
      text: () => filled(text, figures()), right, explanation: () => filled(explanation, figures()),
    })),
    give: "Answer",
    given: () => mine().reflection,
    isOpen: () => seen().decided,
    answer: (answer) => play({ move: "reflect", part: name, answer }),
  });
  const defend = name === "ship" ? askToDefend(session, play, figures) : undefined;
  const end = html("p", { class: "end", role: "status" });
  const next = button(name === "ship" ? "To the ledger" : "Next part", goOn, { class: "main" });
  const sources = html(
    "details",
    {},
    html("summary", {}, "Sources"),
    html("ul", { class: "references" }, ...words.sources.map(({ text, url }) =>
      html("li", {}, html("a", { href: url, target: "_blank", rel: "noopener" }, text)))),
  );

  /** @param {HTMLElement} element @param {boolean} isShown */
  const show = (element, isShown) => (element.hidden = !isShown);
  let isTold = "";
  function refresh() {
    const { predicted, decided, done } = seen();
    for (const it of predictions) it.refresh();
    for (const [index, { element }] of predictions.entries()) show(element, mine().predictions.length >= index);
    controls.disabled = !predicted;
    show(locked, !predicted);
    show(pictures, predicted);
    instrument.refresh();
    if (cliff) {
      cliff.refresh();
      show(cliff.element, predicted);
    }
    show(came, decided);
    if (decided) came.replaceChildren(...reveal(words, mine().predictions, seen().right, figures()));
    show(arithmetic, predicted);
    fill();
    reflection.refresh();
    show(reflection.element, decided);
    if (defend) {
      defend.refresh();
      show(defend.element, mine().reflection !== null);
    }
    show(next, done);
    const told = done ? "In the ledger." : "";
    if (isTold !== told) end.textContent = isTold = told;
  }

  function fill() {
    if (arithmetic.open) arithmetic.replaceChildren(arithmetic.firstElementChild ?? "", ...formulas(name, session));
  }
  arithmetic.addEventListener("toggle", fill);

  const heading = html("h3", { id: `lab-${name}`, tabindex: -1 }, `${at + 1}. ${words.title}`);
  const element = html(
    "section",
    { class: `part ${name}`, "aria-labelledby": heading.id },
    heading,
    html("blockquote", { class: "card message" }, html("p", {}, `“${track.messages[name]}”`), html("footer", {}, `The ${track.who}`)),
    ...predictions.map((it) => it.element),
    controls,
    pictures,
    ...(cliff ? [cliff.element] : []),
    came,
    arithmetic,
    reflection.element,
    ...(defend ? [defend.element] : []),
    html("p", { class: "row" }, end, next),
    sources,
  );
  return { element, refresh, heading };
}

/**
 * The first part asks where the mission falls.
 *
 * @param {Session} session
 * @param {AbortSignal} signal
 * @param {(move: Move) => boolean} play
 * @param {() => Record<string, string>} figures
 */
function askForCliff(session, signal, play, figures) {
  const { ask } = parts.quantization;
  const given = () => session.view.progress.quantization.cliff;
  const asked = question({
    title: "Where is the cliff?",
    asked: () => filled(ask.question, figures()),
    answers: FORMATS.slice(2).map((format) => ({ text: () => format })),
    give: "Answer",
    given: () => {
      const cliff = given();
      return cliff && FORMATS.slice(2).indexOf(cliff.said);
    },
    isOpen: () => session.view.parts[0].predicted,
    answer: (at) => {
      asked.element.disabled = true;
      outcome.hidden = false;
      outcome.textContent = "Measuring seven formats…";
      outcome.focus({ preventScroll: true });
      answer(FORMATS[at + 2]);
      return true;
    },
  });
  /** @param {Format} format */
  async function answer(format) {
    // What it is held against is measured here, if the student has not.
    for (const it of FORMATS) await session.measured(plain(it), () => !signal.aborted);
    if (!given() && !signal.aborted) play({ move: "cliff", format });
    asked.element.disabled = false;
  }
  const outcome = html("p", { class: "card", role: "status", tabindex: -1 });
  asked.element.append(outcome);
  return {
    element: asked.element,
    refresh: () => {
      asked.refresh();
      const cliff = given();
      outcome.hidden = !cliff && !asked.element.disabled;
      if (cliff) {
        const text = filled(cliff.said === cliff.was ? ask.right : ask.wrong, figures());
        if (outcome.textContent !== text) outcome.textContent = text;
      }
    },
  };
}

/**
 * The last part asks for a defence, in which no answer is wrong.
 *
 * @param {Session} session
 * @param {(move: Move) => boolean} play
 * @param {() => Record<string, string>} figures
 */
function askToDefend(session, play, figures) {
  const { defend } = parts.ship;
  return question({
    title: "Defend your contract",
    asked: () => filled(defend.question, figures()),
    answers: defend.answers.map(({ text, explanation }) => ({
      text: () => filled(text, figures()), explanation: () => filled(explanation, figures()),
    })),
    give: "Defend it",
    given: () => session.view.progress.ship.defence,
    isOpen: () => session.view.progress.ship.reflection !== null,
    answer: (answer) => play({ move: "defend", answer }),
  });
}

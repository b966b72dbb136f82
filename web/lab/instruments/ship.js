// The last part: three phones, the frontier, and what a long context costs.

import { chart } from "../../chart/chart.js";
import { button, html } from "../../chart/elements.js";
import { showButton } from "../../place/focus.js";
import { facts, select, slider } from "../controls.js";
import { number, percent, prunedInWords, quantizedInWords, rounded, size, stepsOf, studentInWords } from "../words.js";
import { LAYERS } from "./quantization.js";

/**
 * @import { Figures, Variant } from "../lab.d.ts"
 * @import { Instrument, Tools } from "./instrument.d.ts"
 */

/** Bits of the weights in the picture of the memory, and its contexts as powers of two. */
const BITS = [16, 8, 4];
const CONTEXTS = /** @type {const} */ ([10, 17]);

/**
 * @param {Tools} tools
 * @returns {Instrument}
 */
export function ship({ session, signal, play, alert, isHere }) {
  const { facts: known } = session;
  const { variants, phones } = known;
  const options = /** @type {[string, string][]} */ ([["", "choose …"]]).concat(
    variants.map(({ name, gb, perplexity }, at) => [`${at}`, `${name}: ${gb} GB, perplexity ${perplexity}`]),
  );
  const cards = phones.map((gb, phone) => {
    const state = html("div", { "aria-live": "polite" });
    const choice = select(`Phone with ${gb} GB for the weights`, options, "", (value) => {
      if (value) play({ move: "phone", phone, variant: Number(value) });
    });
    return { state, choice, element: html("div", { class: "phone" }, choice.element, state) };
  });
  /** @type {(number | null)[]} */
  const shown = phones.map(() => null);
  const controls = html("div", { class: "phones", tabindex: -1 }, ...cards.map(({ element }) => element));
  const send = button("Ship these three", () => play({ move: "shipPhones" }), { class: "main" });
  const frontier = chart(frontierChart(session), signal);
  const own = chart(ownChart(session), signal);
  let [power, bits] = [13, 4];
  const memory = chart(memoryChart(session, bits, power), signal);
  const note = html("p", { class: "basis" });
  const context = slider("Context", [...CONTEXTS, 1], power, (it) => `${number(2 ** it, 0)} tokens`, (it) => {
    power = it;
    showMemory();
  });
  const format = select("Bits of a weight", BITS.map((it) => [`${it}`, `${it}`]), `${bits}`, (value) => {
    bits = Number(value);
    showMemory();
  });

  function showMemory() {
    memory.update(memoryChart(session, bits, power));
    note.textContent =
      `Calculated: a key and a value for each token, layer and KV head, 2 bytes a number. At ${number(session.equalContext(bits), 0)} ` +
      `tokens the cache takes as much as the weights in ${bits} bits. Activations: at the widest place of a layer, while all these tokens are read at once; token by token they take ${size(1e9 * session.memory(bits, 1)[2])}.`;
  }
  showMemory();

  function refresh() {
    const { progress } = session.view;
    const { phones: chosen, shipped } = progress.ship;
    for (const [phone, { state, choice, element }] of cards.entries()) {
      const at = chosen[phone];
      choice.box.value = at === null ? "" : String(at);
      choice.box.disabled = shipped;
      const isOut = at !== null && !session.fits(phone, at);
      element.classList.toggle("out", isOut);
      // What stays as it is, is not read out again.
      if (shown[phone] === at) continue;
      shown[phone] = at;
      state.replaceChildren(...(at === null ? [] : cardOf(variants, at, phones[phone], isOut)));
    }
    showButton(send, !shipped, controls);
    frontier.update(frontierChart(session));
    own.update(ownChart(session));
    if (isHere()) showMemory();
  }

  return {
    controls,
    pictures: [
      send,
      alert,
      frontier.figure,
      html("p", { class: "basis" }, "Course figures, rounded: not measured by us (see the sources). Energy of a token: size / 68 GB/s × 5 W, for a phone’s NPU."),
      html("h4", {}, "What a long conversation takes"),
      html("div", { class: "controls" }, context.element, format.element),
      memory.figure,
      note,
      html("h4", {}, "Your own models"),
      own.figure,
    ],
    refresh,
  };
}

/**
 * @param {Variant[]} variants
 * @param {number} at
 * @param {number} phone
 * @param {boolean} isOut
 */
function cardOf(variants, at, phone, isOut) {
  const { gb, perplexity, more, ratio, dominatedBy } = variants[at];
  return [
    ...(isOut ? [html("p", { class: "oom" }, html("b", {}, "Out of memory. "), `It takes ${gb} GB; this phone gives ${phone} GB.`)] : []),
    facts([
      ["size", `${gb} GB, ${rounded(ratio)} times smaller than fp32`, isOut],
      ["perplexity", `${perplexity}, ${number(more, 2)} above fp32`],
      ["frontier", dominatedBy === null ? "on it" : `off it: ${variants[dominatedBy].name} is no larger and no worse`],
    ]),
  ];
}

/**
 * @param {Tools["session"]} session
 * @returns {Parameters<typeof chart>[0]}
 */
function frontierChart({ facts: { variants, phones, languageModel }, view }) {
  const chosen = view.progress.ship.phones;
  /** @param {Variant} variant */
  const mark = ({ name, gb, perplexity, energyMj, dominatedBy }) => {
    const at = variants.findIndex((it) => it.name === name);
    const where = chosen.flatMap((it, phone) => (it === at ? [`${phones[phone]} GB`] : []));
    return {
      x: gb, y: perplexity, name, size: energyMj, hollow: dominatedBy !== null,
      ...(where.length ? { label: `phone ${where.join(", ")}` } : {}),
    };
  };
  const on = variants.filter(({ dominatedBy }) => dominatedBy === null).sort((a, b) => a.gb - b.gb);
  const read = /** @type {const} */ ({ label: "energy of a token", format: (/** @type {number} */ it) => `${number(it, 0)} mJ` });
  return {
    caption: `${languageModel.name} on ${languageModel.data}: size against perplexity; the larger a bubble, the more energy a token takes`,
    x: { label: "size, GB", scale: "log", domain: [0.8, 40], ticks: [1, 2, 4, 8, 16, 32] },
    y: { label: "perplexity", scale: "linear", domain: [5.5, 10.5], ticks: [6, 7, 8, 9, 10] },
    series: [
      { kind: "stair", name: "Pareto frontier", tone: "soft", marks: on.map(({ gb, perplexity, name }) => ({ x: gb, y: perplexity, name })) },
      { kind: "bubbles", name: "on the frontier", tone: "attention", size: read, marks: on.map(mark) },
      { kind: "bubbles", name: "dominated", tone: "feed-forward", size: read, marks: variants.filter(({ dominatedBy }) => dominatedBy !== null).map(mark) },
    ],
    limits: phones.map((gb) => ({ axis: "x", at: gb, name: `${gb} GB` })),
    table: {
      heads: ["variant", "GB", "perplexity", "energy of a token", "frontier"],
      rows: variants.map(({ name, gb, perplexity, energyMj, dominatedBy }) => [
        name, gb, perplexity, `${number(energyMj, 0)} mJ`, dominatedBy === null ? "on it" : `dominated by ${variants[dominatedBy].name}`,
      ]),
    },
    height: 300,
  };
}

/**
 * @param {Tools["session"]} session
 * @param {number} bits
 * @param {number} power
 * @returns {Parameters<typeof chart>[0]}
 */
function memoryChart({ memory, facts: { languageModel } }, bits, power) {
  const [weights, cache, activations] = memory(bits, 2 ** power);
  const both = weights + cache;
  const top = both + activations;
  return {
    caption: `Memory of ${languageModel.name} with a context of ${number(2 ** power, 0)} tokens`,
    x: { label: "", scale: "band", domain: ["weights", "KV cache", "activations", "together"] },
    y: { label: "GB", scale: "linear", domain: [0, top * 1.1], ticks: [0, 2, 4, 8, 16, 24, 32].filter((at) => at <= top) },
    series: [
      {
        kind: "waterfall",
        name: "memory",
        tone: "attention",
        marks: [
          { x: "weights", y: weights, name: "weights", label: `${rounded(weights)} GB` },
          { x: "KV cache", from: weights, y: both, name: "KV cache", label: `${rounded(cache)} GB`, tone: "feed-forward" },
          { x: "activations", from: both, y: top, name: "activations", label: `${rounded(activations)} GB`, tone: "edge" },
          { x: "together", y: top, name: "together", label: `${rounded(top)} GB`, tone: "ink" },
        ],
      },
    ],
    table: { heads: ["", "GB"], rows: [["weights", rounded(weights)], ["KV cache", rounded(cache)], ["activations", rounded(activations)], ["together", rounded(top)]] },
  };
}

/**
 * What the student has shipped, tried and chosen.
 *
 * @param {Tools["session"]} session
 * @returns {Parameters<typeof chart>[0]}
 */
function ownChart({ facts: known, frontier, view: { progress } }) {
  const { quantization: { shipped }, pruning: { tries }, distillation: { first, second } } = progress;
  /** @param {string} name @param {Figures} figures */
  const mark = (name, { bytes, accuracy, energy }) => ({ x: bytes / 1000, y: 100 - accuracy, name, size: energy });
  const quantized = shipped?.setting.model === "range" ? [mark(quantizedInWords(shipped.setting, LAYERS), shipped.figures)] : [];
  const pruned = tries.map(({ setting, figures }) => mark(prunedInWords(setting, stepsOf(known, setting.structure)[setting.step].removed), figures));
  // The same may have been tried twice.
  const different = [...new Map(pruned.map((it) => [it.name, it])).values()];
  const students = [first, second].flatMap((it) => (it ? [mark(studentInWords(it.setting), it.figures)] : []));
  const all = [...quantized, ...different, ...students];
  const isOn = frontier(Float64Array.from(all.flatMap(({ x, y }) => [x, y])));
  const on = all.filter((_, at) => isOn[at]);
  /** @param {typeof all} some */
  const hollow = (some) => some.map((it) => ({ ...it, hollow: !on.includes(it) }));
  const read = { label: "energy", format: (/** @type {number} */ it) => `${percent(100 * it)} of fp16` };
  return {
    caption: "What you shipped, tried and chose of the range model: size against boards that are missed",
    x: { label: "size, kB", scale: "log", domain: [5, 130], ticks: [5, 10, 20, 40, 80, 120] },
    y: { label: "missed, %", scale: "linear", domain: [-6, 100], ticks: [0, 25, 50, 75, 100] },
    series: [
      { kind: "stair", name: "Pareto frontier", tone: "soft", marks: [...on].sort((a, b) => a.x - b.x) },
      { kind: "bubbles", name: "quantized", tone: "attention", size: read, marks: hollow(quantized) },
      { kind: "bubbles", name: "pruned", tone: "feed-forward", size: read, marks: hollow(different) },
      { kind: "bubbles", name: "students", tone: "edge", size: read, marks: hollow(students) },
    ],
    table: {
      heads: ["model", "size", "missed", "frontier"],
      rows: all.map((it) => [it.name, size(1000 * it.x), percent(it.y), on.includes(it) ? "on it" : "off it"]),
    },
  };
}

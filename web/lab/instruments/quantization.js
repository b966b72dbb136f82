// The first part: formats, what they cost, and where it ends.

import { chart } from "../../chart/chart.js";
import { button, html, wideTable } from "../../chart/elements.js";
import { showButton } from "../../place/focus.js";
import { layers } from "../../../assets/model.json";
import { facts, select } from "../controls.js";
import { accuracyChart, cliffChart, sizeChart, wallChart } from "./format_charts.js";
import {
  accuracyInWords, basisInWords, BITS, capital, FORMATS, median, MODELS, number, obstaclesInWords, percent,
  PLACES, quantizedInWords, rounded, SCALES, SCHEMES, size, wallInWords,
} from "../words.js";

/**
 * @import { Figures, Format, Mission, Quantized } from "../lab.d.ts"
 * @import { Instrument, Tools } from "./instrument.d.ts"
 */

export const LAYERS = layers.map(({ name }) => name);

/** @type {Quantized} */
const START = {
  model: "range",
  format: "fp16",
  scheme: "after",
  scale: "matrix",
  calibration: 3,
  clipped: false,
  activations: false,
  layers: LAYERS.map(() => null),
};

/**
 * With which setting the cliff is asked for: that of `plain` in `crates/lab-wasm/`.
 *
 * @param {Format} format
 */
export const plain = (format) => ({ quantized: { ...START, format } });

/**
 * @param {Tools} tools
 * @returns {Instrument}
 */
export function quantization({ session, signal, play, alert, isHere }) {
  const setting = { ...START, layers: [...START.layers] };
  const { facts: known } = session;
  /** @param {[string, string][]} entries */
  const options = (entries) => /** @type {[any, string][]} */ (entries);
  /** @type {Map<string, HTMLElement>} */
  const parts = new Map();
  /** @param {keyof Quantized} name */
  const set = (name) => (/** @type {any} */ value) => {
    Object.assign(setting, { [name]: value });
    show();
  };
  /** @param {string} name @param {ReturnType<typeof select>} made */
  const put = (name, made) => {
    parts.set(name, made.element);
    return made.element;
  };
  const calibration = select("Calibrated with", [], "", (value) => set("calibration")(Number(value)));
  const dials = LAYERS.map((name, at) =>
    select(name, [["", "as all"], ...options(FORMATS.map((it) => [it, it]))], "", (value) => {
      setting.layers[at] = /** @type {Format | null} */ (value || null);
      show();
    }),
  );
  const controls = html(
    "div",
    { class: "controls" },
    select("Model", options(Object.entries(MODELS)), setting.model, set("model")).element,
    select("Format", options(FORMATS.map((it) => [it, it])), setting.format, set("format")).element,
    select("When it is rounded", options(Object.entries(SCHEMES)), setting.scheme, set("scheme")).element,
    put("scale", select("Scales of the weights", options(Object.entries(SCALES)), setting.scale, set("scale"))),
    put("calibration", calibration),
    put(
      "activations",
      select("What is rounded", [["no", "weights"], ["yes", "weights and activations"]], "no", (value) =>
        set("activations")(value === "yes"),
      ),
    ),
    put(
      "clipped",
      select("The activations’ range", [["no", "absmax"], ["yes", "99th percentile"]], "no", (value) =>
        set("clipped")(value === "yes"),
      ),
    ),
  );
  const own = html(
    "details",
    { class: "dials" },
    html("summary", {}, "A format for each layer"),
    html("div", { class: "controls" }, ...dials.map(({ element }) => element)),
  );
  const now = html("div", { class: "now", "aria-live": "polite", tabindex: -1 });
  const impact = html("div");
  const accuracyBars = chart(accuracyChart([], { vetoPoints: 0, top: 100 }), signal);
  const sizeBars = chart(sizeChart([], []), signal);
  const wallBars = chart(wallChart([], undefined), signal);
  const cliff = chart(cliffChart([], { vetoPoints: 0, top: 100 }, ""), signal);
  const ship = button("Go on with this setting", () => play({ move: "ship", setting: copy() }), { class: "main" });

  /** What is set, without what has no meaning there and is hidden. */
  const copy = () => {
    const { model, format, calibration } = setting;
    const isRange = model === "range";
    // What loses nothing was not trained with the quantizer, and the hard targets are the range model's.
    const isTrained = setting.scheme !== "after" && (!isRange || BITS[format] < 8);
    /** @type {Quantized["scheme"]} */
    const scheme = !isTrained ? "after" : isRange ? setting.scheme : "loop";
    if (isRange && setting.scheme === "after") return { ...setting, layers: [...setting.layers] };
    return { ...START, model, format, scheme, calibration: isRange ? START.calibration : calibration };
  };

  let wanted = 0;
  /** Shows the setting, measured if it has to be, and then all formats with what else is set. */
  async function show() {
    const mine = (wanted += 1);
    const isWanted = () => mine === wanted && isHere() && !signal.aborted;
    const { mission } = session.view;
    if (!mission) return;
    showControls();
    const tried = copy();
    now.replaceChildren(html("p", {}, session.figures({ quantized: tried }) ? "" : "Measuring…"));
    const figures = await session.measured({ quantized: tried }, isWanted);
    if (!isWanted()) return;
    showNow(tried, figures, mission);
    /** @type {[Format, Figures | null][]} */
    const all = [];
    for (const format of FORMATS) {
      const before = setting.format;
      setting.format = format;
      const other = copy();
      setting.format = before;
      const needed = tried.layers.every(Boolean) && format !== tried.format;
      all.push([format, needed ? null : await session.measured({ quantized: other }, isWanted)]);
      if (!isWanted()) return;
    }
    showAll(all, tried, mission);
  }

  function showControls() {
    const isRange = setting.model === "range";
    const isAfter = isRange && setting.scheme === "after";
    const at = setting.calibration;
    calibration.box.replaceChildren(
      ...known.calibrations.map(([boards, images], index) =>
        html("option", { value: index }, isRange ? `${boards} ${boards === 1 ? "board" : "boards"}` : `${images} images`),
      ),
    );
    calibration.box.value = String(at);
    own.hidden = !isAfter;
    const shown = { scale: isAfter, activations: isAfter, clipped: isAfter && setting.activations };
    for (const [name, isShown] of Object.entries(shown)) /** @type {HTMLElement} */ (parts.get(name)).hidden = !isShown;
    const needs = isRange ? isAfter && setting.activations : setting.scheme === "after";
    /** @type {HTMLElement} */ (parts.get("calibration")).hidden = !needs;
  }

  /**
   * @param {Quantized} tried
   * @param {Figures | null} figures
   * @param {Mission} mission
   */
  function showNow(tried, figures, mission) {
    showButton(ship, session.view.progress.quantization.shipped === null, now);
    if (!figures) {
      now.replaceChildren(html("p", {}, `The textbook has no figures for ${tried.format}. Our own model shows it.`));
      ship.disabled = true;
      return;
    }
    const obstacles = session.obstacles({ quantized: tried });
    ship.disabled = obstacles.includes("veto");
    const { latencyMs, energyMj } = figures;
    now.replaceChildren(
      html("h4", {}, quantizedInWords(tried, LAYERS)),
      facts([
        ["accuracy", accuracyInWords(figures), obstacles.includes("veto")],
        ["lost", `${number(figures.drop, 2)} points`, obstacles.includes("veto")],
        ["size", `${size(figures.bytes)}, ${percent(100 * figures.memory)} of fp16`, obstacles.includes("memory")],
        ["time of a pass", `${latencyMs ? `${rounded(latencyMs)} ms, ` : ""}${percent(100 * figures.latency)} of fp16`, obstacles.includes("latency")],
        ["energy of a pass", `${energyMj ? `${rounded(energyMj)} mJ, ` : ""}${percent(100 * figures.energy)} of fp16`, obstacles.includes("energy")],
      ]),
      html("p", { class: "verdict" }, `${capital(obstaclesInWords(obstacles))}. The wall: ${wallInWords(mission)}.`),
      html("p", { class: "basis" }, `Accuracy ${basisInWords(figures, known)}. Times and energies: the textbook’s factors for ${PLACES[mission.place]}; their ratios count.`),
    );
  }

  /**
   * @param {[Format, Figures | null][]} all
   * @param {Quantized} tried
   * @param {Mission} mission
   */
  function showAll(all, tried, mission) {
    const there = all.flatMap(([format, figures]) => (figures ? [/** @type {const} */ ([format, figures])] : []));
    const top = there[0] ? there[0][1].accuracy + there[0][1].drop : 100;
    const fp16 = there.find(([format]) => format === "fp16")?.[1].bytes ?? 0;
    const walls = mission.limited === "memory" && fp16 ? [{ at: mission.partOfFp16 * fp16, name: "the wall" }] : [];
    if (tried.model !== "range") walls.push({ at: known.appLimitMib * 1_048_576, name: `app: ${known.appLimitMib} MiB` });
    const rows = there.map(([format, it]) => [
      format, accuracyInWords(it), number(it.drop, 2), size(it.bytes), `${rounded(there[0][1].bytes / it.bytes)}×`,
      it.latencyMs ? `${rounded(it.latencyMs)} ms` : percent(100 * it.latency),
      it.energyMj ? `${rounded(it.energyMj)} mJ` : percent(100 * it.energy),
    ]);
    const heads = ["format", "accuracy", "points lost", "size", "smaller", "time", "energy"];
    const own = tried.layers.some(Boolean) ? ", with your own formats" : "";
    const what = tried.model === "range" ? `${own}; time and energy as parts of fp16` : "";
    impact.replaceChildren(wideTable(`What each format does to the ${MODELS[tried.model]}${what}`, heads, rows));
    accuracyBars.update(accuracyChart(there, { vetoPoints: mission.vetoPoints, top }));
    sizeBars.update(sizeChart(there, walls));
    wallBars.figure.hidden = mission.limited === "memory";
    wallBars.update(wallChart(there, mission));
    cliff.update(cliffChart(there, { vetoPoints: mission.vetoPoints, top }, MODELS[tried.model]));
  }

  return {
    controls: html("div", {}, controls, own),
    pictures: [now, ship, alert, impact, html("div", { class: "pair" }, accuracyBars.figure, sizeBars.figure), wallBars.figure, cliff.figure, trainingTable(known)],
    refresh: show,
  };
}

/** @param {import("../lab.d.ts").Facts} known */
function trainingTable({ inTraining, seeds, trainerBoards }) {
  const rows = inTraining.map(({ bits, bell, trueCell }) => [
    FORMATS.find((it) => BITS[it] === bits) ?? "",
    ...[bell.asItIs, bell.withoutQuantizer, bell.fineTuned, trueCell.withoutQuantizer, trueCell.fineTuned].map((it) => percent(median(it))),
  ]);
  const caption =
    `Training with the quantizer, measured by our trainer: one scale a matrix; int4 with activations, the others weights only; ` +
    `median of ${seeds} seeds on ${number(trainerBoards)} boards`;
  const heads = ["format", "after training", "wide targets, tuned without", "… with the quantizer", "hard targets, tuned without", "… with the quantizer"];
  return html("details", {}, html("summary", {}, "What training with the quantizer brings"), wideTable(caption, heads, rows));
}

// The words for what is set, and how figures are written.

/**
 * @import { Facts, Figures, Format, Mission, Obstacle, Pruned, Quantized, Refusal, Structure, Student } from "./lab.d.ts"
 */

/** @type {Record<Format, number>} */
export const BITS = { fp32: 32, fp16: 16, int8: 8, int4: 4, int3: 3, int2: 2, binary: 1 };

export const FORMATS = /** @type {Format[]} */ (Object.keys(BITS));

export const MODELS = {
  range: "range model",
  resnet: "ResNet-50",
  mobilenet: "MobileNetV3-Large",
  vit: "ViT-B/16",
};

export const SCHEMES = {
  after: "after training",
  loop: "quantizer in training",
  cell: "quantizer in training, hard targets",
};

export const SCALES = { matrix: "one for a matrix", channel: "one for a channel", group: "one for 8 weights" };

export const STRUCTURES = {
  anywhere: "weights anywhere",
  twooffour: "2 of every 4 weights",
  neurons: "whole neurons",
  heads: "one head of each attention",
};

export const STUDENT_FORMATS = {
  fp32: "fp32",
  int8: "int8, after training",
  int4: "int4, after training",
  loop: "int4, in training",
};

/** @type {Record<Obstacle, string>} */
const OBSTACLES = {
  memory: "over the memory",
  latency: "too slow",
  energy: "too much energy",
  veto: "refused: it loses too much",
};

/** @param {Obstacle[]} obstacles */
export const obstaclesInWords = (obstacles) =>
  obstacles.length ? obstacles.map((it) => OBSTACLES[it]).join(", ") : "within all limits";

/** @type {Record<Refusal, string>} */
export const REFUSALS = {
  noTrack: "Choose a track first.",
  unknown: "There is no such choice.",
  predictFirst: "Predict first: then the controls work.",
  alreadyGiven: "This was decided before, and holds.",
  notMeasured: "This is still being measured.",
  decideFirst: "Something of this part is still to be decided.",
  noMoreTries: "All tries of this part are used.",
  veto: "Refused: it loses more accuracy than the stakeholder allows.",
  tooMuchEnergy: "That is not 20% less energy than your first choice.",
  outOfMemory: "Out of memory: a phone has less than its model takes.",
  thereIsOne: "There is a student that is good enough with less energy.",
};

/**
 * With so many decimals at most.
 *
 * @param {number} value
 * @param {number} [decimals]
 */
export const number = (value, decimals = 1) =>
  value.toLocaleString("en", { maximumFractionDigits: decimals }).replace("-", "−");

/**
 * With three significant digits.
 *
 * @param {number} value
 */
export const rounded = (value) => value.toLocaleString("en", { maximumSignificantDigits: 3 });

/** @param {number} value */
export const percent = (value) => `${number(value)}%`;

/** @param {number} lost */
export const points = (lost) => `${number(lost)} ${lost === 1 ? "point" : "points"}`;

/** @param {number} bytes */
export function size(bytes) {
  if (bytes >= 1e9) return `${rounded(bytes / 1e9)} GB`;
  return bytes >= 1e6 ? `${rounded(bytes / 1e6)} MB` : `${number(bytes / 1e3)} kB`;
}

/** @param {Figures} figures */
export function accuracyInWords({ accuracy, error, seeds }) {
  if (error !== null) return `${percent(accuracy)} ± ${number(error)}`;
  return seeds && seeds[0] !== seeds[1]
    ? `${percent(accuracy)} (${number(seeds[0])}–${percent(seeds[1])})`
    : percent(accuracy);
}

/** @type {Record<Figures["basis"], (known: Facts) => string>} */
const BASES = {
  live: ({ boards }) => `measured here, on ${boards} boards, ± one standard error`,
  table: ({ seeds, trainerBoards }) =>
    `measured by our trainer on ${number(trainerBoards)} boards: median, least and most of ${seeds} seeds`,
  textbook: () => "calculated by a textbook’s formula, which is a model",
};

/**
 * @param {Figures} figures
 * @param {Facts} known
 */
export const basisInWords = ({ basis }, known) => BASES[basis](known);

/**
 * @param {Quantized} setting
 * @param {string[]} layerNames
 */
export function quantizedInWords(setting, layerNames) {
  const { model, format, scheme, scale, activations, clipped, layers } = setting;
  const words = [MODELS[model], format, SCHEMES[scheme]];
  if (model === "range" && scheme === "after") {
    const own = layers.flatMap((format, at) => (format ? [`${layerNames[at]} ${format}`] : []));
    if (own.length) words.push(own.join(", "));
    words.push(`scales: ${SCALES[scale]}`, activations ? "with activations" : "weights only");
    if (activations && clipped) words.push("clipped at 99%");
  }
  return words.join(" · ");
}

/**
 * @param {Pruned} setting
 * @param {number} removed
 */
export const prunedInWords = ({ structure, fineTuned }, removed) =>
  `${number(100 * removed)}% ${STRUCTURES[structure]}${fineTuned ? ", fine-tuned" : ""}`;

/** @param {Student} setting */
export const studentInWords = ({ neurons, temperature, format }) =>
  `${neurons} neurons · ${temperature ? `teacher at T = ${temperature}` : "alone"} · ${STUDENT_FORMATS[format]}`;

/** @param {Mission} mission */
export const wallInWords = ({ limited, partOfFp16 }) => `${limited}: at most ${percent(100 * partOfFp16)} of fp16`;

/**
 * How far from the mission's wall it is.
 *
 * @param {Figures} figures
 * @param {Mission} mission
 * @returns {[name: string, value: string, isBad: boolean]}
 */
export const toTheWall = (figures, { limited, partOfFp16 }) => [
  "the mission’s wall",
  `${percent(100 * figures[limited])} of fp16’s ${limited} (at most ${percent(100 * partOfFp16)})`,
  figures[limited] > partOfFp16,
];

/** Whose factors times and energies have. */
export const PLACES = { cloud: "an H100", phone: "a phone’s NPU" };

/**
 * A text with figures in place of the names between braces.
 *
 * @param {string} text
 * @param {Record<string, string>} figures
 */
export const filled = (text, figures) => text.replaceAll(/\{(\w+)\}/g, (_, name) => figures[name] ?? "…");

/** @param {string} words */
export const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** The middle of three seeds, as `BySeed::median` of `crates/lab/` has it. */
export const median = (/** @type {number[]} */ seeds) => {
  const sorted = [...seeds].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
};

/**
 * What the trainer measured of each step of a structure.
 *
 * @param {Facts} facts
 * @param {Structure} structure
 */
export const stepsOf = ({ anywhere, twoOfFour, neurons, heads }, structure) =>
  ({ anywhere, twooffour: twoOfFour, neurons, heads })[structure];

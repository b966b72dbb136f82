// The file that the live range loads: what it needs of `assets/model/`, one after the other, in the order of
// `src/rules/live/live_model.rs`.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const TABLES = ["accuracies", "distances", "wobbles", "spreads"];
const FILES = ["weights.bf16", "scales.bin"].concat(
  ["", "outlier_"].flatMap((model) => TABLES.map((table) => `${model}${table}.bin`)),
);

export const liveModel = () => Buffer.concat(FILES.map((file) => readFileSync(join("assets/model", file))));

/** What pages are told of `measured.json`, by the ways to it: all of it would weigh more than the model. */
const TOLD = [
  /^(boards\/\w+|rule|shipped_seed|seeds\/\d\/seed)$/,
  /^seeds\/\d\/plain\/singles\/(embedding|output)\/int4\/(distance|wobble)$/,
  /^over_seeds\/plain\/singles\/(embedding|output)\/int4\/wobble(\/(min|max))?$/,
  /^over_seeds\/plain\/(uniform|singles\/[\w.]+)\/int4\/accuracy(\/(min|max))?$/,
  /^over_seeds\/(plain|outlier)\/uniform\/(fp32|int8)\/accuracy(\/(min|max))?$/,
];

/**
 * What is told of a value, in thousandths; nothing where it is not told.
 *
 * @param {unknown} value
 * @param {string[]} way
 * @returns {unknown}
 */
function told(value, way = []) {
  if (value === null || typeof value !== "object") {
    if (!TOLD.some((known) => known.test(way.join("/")))) return undefined;
    return typeof value === "number" ? Math.round(1000 * value) / 1000 : value;
  }
  const parts = Object.entries(value)
    .map(([name, part]) => [name, told(part, [...way, name])])
    .filter(([, part]) => part !== undefined);
  if (!parts.length) return undefined;
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** The measured figures that texts of the live range name. */
export function measuredFigures() {
  const all = JSON.parse(readFileSync("assets/model/measured.json", "utf8"));
  return JSON.stringify(told(all));
}

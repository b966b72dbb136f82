// The file that the live range loads: what it needs of `assets/model/`, one after the other, in the order of
// `src/rules/live/live_model.rs`.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const TABLES = ["accuracies", "distances", "wobbles", "spreads"];
const FILES = ["weights.bf16", "scales.bin"].concat(
  ["", "outlier_"].flatMap((model) => TABLES.map((table) => `${model}${table}.bin`)),
);

export const liveModel = () => Buffer.concat(FILES.map((file) => readFileSync(join("assets/model", file))));

// What the page of the lab has of `assets/`.
import { readFileSync, writeFileSync } from "node:fs";

/** The students of `make model-lab` that the lab shows. */
export const copyStudents = (/** @type {string} */ file) =>
  writeFileSync(file, readFileSync("assets/model/students.bf16"));

/** Of `assets/lab/textbook.json` what the page says itself: names, and the numbers of its formulas. */
export function textbookNames() {
  const { models, formats, calibration, training, devices, language_model: model } = JSON.parse(readFileSync("assets/lab/textbook.json", "utf8"));
  const named = (/** @type {{ name: string }} */ { name }) => ({ name });
  return JSON.stringify({
    models: models.map((/** @type {any} */ { name, fp32_mib, sensitivity }) => ({ name, fp32_mib, sensitivity })),
    formats: formats.map((/** @type {any} */ { name, drop, calibrated }) => ({ name, drop, calibrated })),
    calibration,
    training,
    devices,
    language_model: { name: model.name, data: model.data, variants: model.variants.map(named) },
  });
}

/** Of `assets/lab/tracks.json` what a student reads; the compiled lab has what it calculates with. */
export function trackWords() {
  const tracks = JSON.parse(readFileSync("assets/lab/tracks.json", "utf8"));
  return JSON.stringify(
    tracks.map((/** @type {any} */ { id, name, who, mission, wall, hardware, veto, messages }) => {
      return { id, name, who, mission, wall, hardware, veto, messages };
    }),
  );
}

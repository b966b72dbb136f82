// From the start of the navigation until a student can choose a track in the lab, beside the game's first frame.
import { figure } from "../figures.mjs";

/** @import { Bench } from "./browser.mjs" */

/**
 * @param {Bench} bench
 * @param {number} runs
 */
export async function labStart(bench, runs) {
  const times = await bench.sideBySide(async ({ firstFrame }) => firstFrame, undefined, ["game", "lab"], runs);
  return [
    { what: "the lab, until a track can be chosen", ...figure(times.lab) },
    { what: "the game's first frame, by turns with that", ...figure(times.game) },
  ];
}

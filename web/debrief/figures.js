// Reads what `src/ui/api/debrief.rs` writes: one number after the other.

import { LAYERS } from "./model.js";

/**
 * What a finished round shows: settings are numbers from 0 (all fp32) to 4095 (all int4), accuracies
 * are 0 to 1, places in units of the field, which is 400 wide, and -1 stands for nothing.
 *
 * @typedef {object} Figures
 * @property {number} budget
 * @property {number} shipAt
 * @property {number} day  of a daily round, in days since 1970
 * @property {number} number  of the round, of those of its seed; the first is 0
 * @property {number} setting  the costliest that was shot with
 * @property {number} cause  what most points of the round were lost to, by shares of each shot
 * @property {Move | undefined} move
 * @property {number[]} costs  accuracy that each layer cost, averaged over the shots
 * @property {number[]} pairs  the accuracy that can be reached with two layers at int4, for each pair
 * @property {number[]} accuracies  of all settings
 * @property {number[]} frontier  the settings that no other beats in bits and accuracy
 * @property {Shot[]} shots
 *
 * @typedef {object} Move  The one that would have helped most.
 * @property {number} up  the layer that gets more bits
 * @property {number} down  the layer that they come from
 * @property {number} to  the setting after it
 * @property {number} gain  in accuracy
 *
 * @typedef {object} Shot
 * @property {number} setting
 * @property {number} accuracy
 * @property {number} zone  0 (miss) to 3
 * @property {number} cause  what points were lost to
 * @property {Place} centre  of the target
 * @property {Place} drifted  the same after the drift
 * @property {Place} shown  where the target was seen
 * @property {Place} hit
 *
 * @typedef {{ x: number, y: number }} Place
 */

const SETTINGS = 4 ** LAYERS.length;
const PAIRS = (LAYERS.length * (LAYERS.length - 1)) / 2;

/**
 * @param {Float32Array} figures
 * @returns {Figures}
 */
export function read(figures) {
  let at = 0;
  const next = () => figures[at++];
  /** @param {number} count */
  const take = (count) => Array.from({ length: count }, next);
  const place = () => ({ x: next(), y: next() });
  const [budget, shipAt, day, number, setting, cause] = take(6);
  const [up, down, to, gain] = take(4);
  const costs = take(LAYERS.length);
  const pairs = take(PAIRS);
  const accuracies = take(SETTINGS);
  const frontier = take(next());
  /** @type {Shot[]} */
  const shots = [];
  while (at < figures.length) {
    const [setting, accuracy, zone, cause] = take(4);
    shots.push({ setting, accuracy, zone, cause, centre: place(), drifted: place(), shown: place(), hit: place() });
  }
  const move = up < 0 ? undefined : { up, down, to, gain };
  return { budget, shipAt, day, number, setting, cause, move, costs, pairs, accuracies, frontier, shots };
}

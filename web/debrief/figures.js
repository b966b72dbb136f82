// Reads what `src/ui/api/debrief.rs` writes: one number after the other.

import { LAYERS } from "./model.js";

const SETTINGS = 4 ** LAYERS.length;
const PAIRS = (LAYERS.length * (LAYERS.length - 1)) / 2;

/**
 * What a finished round shows: settings are numbers from 0 (all fp32) to 4095 (all int4), accuracies
 * are 0 to 1, places in units of the field, which is 400 wide, and -1 stands for nothing.
 */
export function read(figures) {
  let at = 0;
  const next = () => figures[at++];
  const take = (count) => Array.from({ length: count }, next);
  const place = () => ({ x: next(), y: next() });
  const [budget, shipAt, day, number, setting] = take(5);
  const [up, down, to, gain] = take(4);
  const costs = take(LAYERS.length);
  const pairs = take(PAIRS);
  const accuracies = take(SETTINGS);
  const frontier = take(next());
  const shots = [];
  while (at < figures.length) {
    const [setting, accuracy, zone, cause] = take(4);
    shots.push({ setting, accuracy, zone, cause, centre: place(), drifted: place(), shown: place(), hit: place() });
  }
  const move = up < 0 ? undefined : { up, down, to, gain };
  return { budget, shipAt, day, number, setting, move, costs, pairs, accuracies, frontier, shots };
}

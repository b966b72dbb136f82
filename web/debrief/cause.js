// The card under the verdict: what the points were lost to, and what that means.

import { attention, edge, "feed-forward" as feedForward } from "../../assets/sensitivities.json";
import { html } from "../chart/elements.js";
import {
  bitsOf,
  capital,
  HALF,
  LAYERS,
  listed,
  PRECISIONS,
  percent,
  precisionsOf,
  uniform,
  WHOLE,
} from "./model.js";

/**
 * @import { Outcome } from "../sharp-shot.d.ts"
 * @import { Figures, Place, Shot } from "./figures.js"
 * @import { Role } from "./model.js"
 */

/** By the number of the `Cause` in `src/rules/round/cause.rs`. */
export const CAUSES = [edge.effect, attention.effect, feedForward.effect, "aim"];

/**
 * Whose layers make it, by the same number; the aim has none.
 *
 * @type {Role[]}
 */
const ROLES = ["edge", "attention", "feed-forward"];

/** What a bit costs that is not free, of the accuracy. */
const DEAR = 0.01;

/**
 * @param {Place} a
 * @param {Place} b
 */
export const apart = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/**
 * What most of the lost points were lost to, in a sentence.
 *
 * @param {Figures} figures
 * @param {string[]} causes  their names, by their numbers
 */
export function blamed({ shots, cause: main }, causes) {
  const lost = causes.map((_, cause) =>
    shots.reduce((sum, shot) => sum + (shot.cause === cause ? 3 - shot.zone : 0), 0),
  );
  const all = lost.reduce((a, b) => a + b);
  const most = lost[main];
  const leaders = causes.filter((_, cause) => cause === main || (most && lost[cause] === most));
  return all ? inWords(leaders, most * leaders.length, all) : "No point was lost.";
}

/**
 * @param {HTMLElement} card
 * @param {Figures} figures
 * @param {Outcome} result
 */
export function showCause(card, figures, { accuracy }) {
  const { shots, cause: main } = figures;
  card.dataset.role = ROLES[main] ?? "";
  const meaning = CAUSES[main]
    ? meaningOf(main, shots)
    : `Each shot hit the bullseye, with a model that keeps ${accuracy}% of its accuracy.`;
  card.append(html("p", {}, html("b", {}, blamed(figures, CAUSES)), ` ${meaning}`));
}

/**
 * @param {string[]} causes
 * @param {number} lost
 * @param {number} all
 */
function inWords(causes, lost, all) {
  if (!lost) return `${capital(causes[0])} had the largest share in the ${all} lost points.`;
  const which = causes.length > 1 ? "were the main causes" : "was the main cause";
  const some = lost < all ? `${lost} of the ${all} lost points` : `all ${all} lost points`;
  const points = all === 1 ? "the one lost point" : some;
  const names = listed(causes.map((cause) => (cause === "aim" ? "the aim" : cause)));
  return `${capital(names)} ${which} of ${points}.`;
}

/**
 * What it did to the shots that it spoiled most.
 *
 * @param {number} cause
 * @param {Shot[]} shots
 */
function meaningOf(cause, shots) {
  const own = shots.filter((shot) => shot.cause === cause);
  // By shares the main cause of a round may be that of no single shot.
  const spoiled = own.length ? own : shots.filter(({ zone }) => zone < 3);
  /** @type {(a: string, b: string) => string} */
  const these = (one, more) => (spoiled.length > 1 ? more : one);
  /**
   * @param {"centre" | "drifted" | "shown"} from
   * @param {"drifted" | "shown" | "hit"} to
   */
  const off = (from, to) => {
    const mean = spoiled.reduce((sum, shot) => sum + apart(shot[from], shot[to]), 0) / spoiled.length;
    return `${Math.round(mean)} units off${these("", " on average")} (the range is 400 wide)`;
  };
  const went = () => `${these("the shot", "the shots")} went ${off("shown", "hit")}`;
  const layers = ROLES[cause] && `With ${coarsest(ROLES[cause], spoiled)}`;
  return [
    () => `${layers} the target was shown ${off("centre", "drifted")}, which you cannot see.`,
    () => `${layers} the target swayed, and stood ${off("drifted", "shown")} when it was shot at.`,
    () => `${layers} the middle was hard to make out: ${went()}.`,
    () => `By the hand, not by the bits, ${went()}.`,
  ][cause]();
}

/**
 * "attn.1 and attn.2 at int4": the layers of a role that had the fewest bits in these shots.
 *
 * @param {Role} role
 * @param {Shot[]} shots
 */
function coarsest(role, shots) {
  const settings = shots.map((shot) => precisionsOf(shot.setting));
  const used = LAYERS.map((layer, index) =>
    layer.role === role ? Math.max(...settings.map((setting) => setting[index])) : -1,
  );
  const worst = Math.max(...used);
  const names = LAYERS.filter((_, index) => used[index] === worst).map(({ name }) => name);
  return `${listed(names)} at ${PRECISIONS[worst]}`;
}

/**
 * What a round that shipped with half the bits shows: how little they were worth, and where that ends.
 *
 * @param {Figures} figures
 * @param {Outcome} result
 */
export function freeLunch({ frontier, accuracies }, { bitsUsed, accuracy }) {
  const lost = 100 - accuracy;
  const share = bitsUsed === HALF ? "Half the bits" : `${bitsUsed} of ${WHOLE} bits`;
  const least = percent(1 - accuracies[uniform(1)]);
  const what =
    lost <= 10
      ? `${share}, and you lost ${lost}% of accuracy`
      : `All at fp16 is half the bits, and would have lost only ${least} of accuracy`;
  const lunch = `${what}: a free lunch.`;
  // Where the next step down is the first dear one.
  const end = frontier.findLast((setting, index) => {
    const next = frontier[index - 1];
    return index && accuracies[setting] - accuracies[next] > DEAR * (bitsOf(setting) - bitsOf(next));
  });
  return end === undefined ? lunch : `${lunch} It ends below ${bitsOf(end)} bits.`;
}

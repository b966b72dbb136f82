// What is said over the round of a friend, and what can be done about it.

import { verdict } from "../loader/share_text.js";

/** @import { Actions, Start } from "../loader/rounds.js" */

/** @param {Uint32Array} outcome what the engine says of a link */
export const reached = ([score, points, shipped, bits]) =>
  `${score} of ${points} points at ${bits} bits, ${verdict(shipped)}`;

/**
 * The sentence, and the actions by what their buttons say. A round that is `watched` can be skipped while it
 * `runs`; `friend` is what that one `reached`.
 *
 * @param {Start} start
 * @param {string | undefined} friend
 * @param {boolean | undefined} runs
 * @param {Pick<Actions, "play" | "own"> & { skip: () => void }} actions
 * @returns {[string, Record<string, () => void>]}
 */
export function offered({ link, watched }, friend, runs, { skip, play, own }) {
  const words = watched
    ? `A friend’s round: ${friend}.`
    : `To beat: ${friend}. The same dials show the same targets. This is practice: nothing is kept.`;
  const again = watched
    ? { "Play the same round": () => play({ link }) }
    : { "Watch the round": () => play({ link, watched: true }) };
  return [words, { ...(runs && { "Skip to the end": skip }), ...again, "Play my own round": own }];
}

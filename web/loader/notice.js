// A sentence above or under the game, with what the player can do about it.

/** @import { GameRoot } from "./game_root.d.ts" */

/**
 * Shows it in the frame of a game until `signal` is aborted, or another takes its place. Each of the
 * `actions` is by what its button says; one that is none only takes the notice away.
 *
 * @param {GameRoot} root
 * @param {"alert" | "region"} role
 * @param {string} sentence
 * @param {Record<string, (() => void) | undefined>} actions
 * @param {AbortSignal} signal
 * @param {"prepend" | "append"} [place]
 */
export function showNotice(root, role, sentence, actions, signal, place = "prepend") {
  const frame = root.querySelector(".frame");
  for (const earlier of frame.querySelectorAll(`:scope > [role=${role}]`)) earlier.remove();
  const notice = document.createElement("div");
  const words = document.createElement("p");
  notice.className = "notice";
  notice.setAttribute("role", role);
  if (role === "region") notice.setAttribute("aria-label", "Challenge");
  words.textContent = sentence;
  const close = () => {
    notice.remove();
    root.querySelector("canvas").focus({ preventScroll: true });
  };
  notice.append(words);
  frame[place](notice);
  signal.addEventListener("abort", () => notice.remove());
  // Last, so that the words are there in a page that has broken what this takes.
  for (const [label, action] of Object.entries(actions)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.addEventListener("click", action ?? close);
    notice.append(button);
  }
}

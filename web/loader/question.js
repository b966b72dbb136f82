// The one question of a visit, before its first shot.

/** @import { GameRoot, Question } from "./game_root.d.ts" */

/**
 * The two layers that the player has picked, by number; none yet, or none at all.
 *
 * @type {number[] | undefined}
 */
let guess;
/**
 * In the games that ask; none once a shot was fired.
 *
 * @type {Set<Question> | undefined}
 */
let asking = new Set();

export const guessed = () => guess;

/**
 * Asks in a game that has just started, until `signal` is aborted.
 *
 * @param {GameRoot} root
 * @param {AbortSignal} signal
 */
export function ask(root, signal) {
  if (!asking) return;
  const question = root.querySelector(".question");
  const [summary, group] = /** @type {HTMLCollectionOf<HTMLElement>} */ (question.children);
  const [words, template] = group.children;
  const names = [...root.querySelectorAll(".layer")].map((layer) => layer.textContent);
  const buttons = names.map((name) => {
    const button = /** @type {HTMLButtonElement} */ (template.cloneNode());
    button.textContent = name;
    return button;
  });
  group.replaceChildren(words, ...buttons);

  let picked = guess ?? [];
  const asked = words.textContent;
  const show = () => {
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", picked.includes(index)));
    const noted = guess?.map((layer) => names[layer]).join(" and ");
    words.textContent = noted ? `Noted: ${noted}. The debrief will tell.` : asked;
    summary.textContent = guess ? "Noted" : "Predict";
  };
  const close = () => {
    question.open = false;
    summary.focus();
  };
  /** @param {MouseEvent} event */
  const pick = ({ detail, currentTarget }) => {
    const layer = buttons.indexOf(/** @type {HTMLButtonElement} */ (currentTarget));
    // A third takes the place of the first.
    const others = picked.filter((other) => other !== layer);
    picked = others.length < picked.length ? others : [...others, layer].slice(-2);
    guess = picked.length < 2 ? undefined : picked.toSorted();
    show();
    question.open = !guess;
    if (detail) root.querySelector("canvas").focus({ preventScroll: true });
    else if (guess) summary.focus();
  };
  for (const button of buttons) button.addEventListener("click", pick, { signal });
  // Open, it lies over the range: whoever goes on with something else wants that back.
  root.addEventListener("pointerdown", ({ target }) => (question.open &&= question.contains(/** @type {Node} */ (target))), { signal });
  question.addEventListener("keydown", ({ key }) => key === "Escape" && close(), { signal });
  show();
  question.hidden = false;
  asking.add(question);
  signal.addEventListener("abort", () => asking?.delete(question));
}

/** The first shot was fired: what is guessed now would be no prediction. */
export function stopAsking() {
  for (const question of asking ?? []) {
    const root = question.getRootNode();
    if (question.contains(root.activeElement)) root.querySelector("canvas").focus({ preventScroll: true });
    question.hidden = true;
  }
  asking = undefined;
}

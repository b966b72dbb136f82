// The one question of a visit, before its first shot.

/** The two layers that the player has picked, by number; none yet, or none at all. */
let guess;
/** The games that ask; none once a shot was fired. */
let asking = new Set();

export const guessed = () => guess;

/** Asks in a game that has just started, until `signal` is aborted. */
export function ask(root, signal) {
  if (!asking) return;
  const question = root.querySelector(".question");
  const [summary, group] = question.children;
  const names = [...root.querySelectorAll(".layer")].map((layer) => layer.textContent);
  const buttons = names.map((name) => {
    const button = group.firstElementChild.cloneNode();
    button.textContent = name;
    return button;
  });
  group.replaceChildren(...buttons);

  let picked = [];
  const pick = ({ detail, currentTarget }) => {
    const layer = buttons.indexOf(currentTarget);
    // A third takes the place of the first.
    picked = picked.includes(layer)
      ? picked.filter((other) => other !== layer)
      : [...picked, layer].slice(-2);
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", picked.includes(index)));
    if (picked.length < 2) return;
    guess = picked.toSorted();
    summary.textContent = `Noted: ${guess.map((layer) => names[layer]).join(" and ")}. The debrief will tell.`;
    question.open = false;
    (detail ? root.querySelector("canvas") : summary).focus({ preventScroll: true });
  };
  for (const button of buttons) button.addEventListener("click", pick, { signal });
  question.hidden = false;
  asking.add(question);
  signal.addEventListener("abort", () => asking?.delete(question));
}

/** The first shot was fired: what is guessed now would be no prediction. */
export function stopAsking() {
  for (const question of asking ?? []) {
    const range = question.parentElement.querySelector("canvas");
    if (question.contains(question.getRootNode().activeElement)) range.focus({ preventScroll: true });
    question.hidden = true;
  }
  asking = undefined;
}

// A sentence above or under the game, with what the player can do about it.

/**
 * Shows it in the frame of a game until `signal` is aborted, or another takes its place. Each of the
 * `actions` is by what its button says; one that is none only takes the notice away.
 */
export function showNotice(root, role, sentence, actions, signal, place = "prepend") {
  const frame = root.querySelector(".frame");
  for (const earlier of frame.querySelectorAll(`:scope > [role=${role}]`)) earlier.remove();
  const notice = Object.assign(document.createElement("div"), { className: "notice" });
  notice.setAttribute("role", role);
  if (role === "region") notice.setAttribute("aria-label", "Challenge");
  const words = Object.assign(document.createElement("p"), { textContent: sentence });
  const close = () => {
    notice.remove();
    root.querySelector("canvas").focus({ preventScroll: true });
  };
  const buttons = Object.entries(actions).map(([textContent, action]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent });
    button.addEventListener("click", action ?? close);
    return button;
  });
  notice.append(words, ...buttons);
  frame[place](notice);
  signal.addEventListener("abort", () => notice.remove());
}

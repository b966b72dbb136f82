// A sentence over the game, with what the player can do about it.

/** Shows it in the frame of a game until `signal` is aborted, or it is taken away. */
export function showNotice(root, role, sentence, actions, signal, place = "prepend") {
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.setAttribute("role", role);
  if (role === "region") notice.setAttribute("aria-label", "Challenge");
  const words = Object.assign(document.createElement("p"), { textContent: sentence });
  const buttons = Object.entries(actions).map(([textContent, action]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent });
    button.addEventListener("click", () => action(notice));
    return button;
  });
  notice.append(words, ...buttons);
  root.querySelector(".frame")[place](notice);
  signal.addEventListener("abort", () => notice.remove());
}

// Where the focus goes: nowhere is it lost.

/**
 * Shows a button, or hides it; the focus that it had goes to an heir, or it would be lost.
 *
 * @param {HTMLButtonElement} button
 * @param {boolean} isShown
 * @param {HTMLElement} heir  that can have it
 */
export function showButton(button, isShown, heir) {
  const hadFocus = button.matches(":focus");
  button.hidden = !isShown;
  if (hadFocus && !isShown) heir.focus({ preventScroll: true });
}

/**
 * Brings whoever pressed a button for a place there.
 *
 * @param {HTMLElement} heading  of the place
 * @param {HTMLElement} root  what is scrolled to
 */
export function goTo(heading, root) {
  heading.focus({ preventScroll: true });
  root.scrollIntoView({ block: "start" });
}

// What stands in the place of a game that does not run, or not yet.

import { HAS_SHEETS, sheet } from "./sheet.js";

/**
 * Of a game that does not run. Where it may run yet, it is as high as the game will be, or nearly:
 * what stands around the range, and where that is more, beside it.
 */
const STYLE = `
  :host { display: block; box-sizing: border-box; width: 100% }
  :host([hidden]) { display: none }
  :host(:fullscreen) { background: Canvas; color: CanvasText }
  div { container-type: inline-size; max-width: max(600px, (100vh - 212px) / 0.63); margin: 0 auto }
  p {
    box-sizing: border-box; margin: 0; padding: 48px 16px; direction: ltr; text-align: center;
    font: 16px/1.6 system-ui, sans-serif; letter-spacing: normal; text-transform: none; white-space: normal;
  }
  [data-keys] { --switch: 0px; min-height: calc(min(100cqi, max(260px, 100svh - 400px)) + 462px + var(--switch)) }
  [data-keys=page] { --switch: 32px }
  @container (min-width: 560px) {
    [data-keys] { min-height: calc(708px + var(--switch)) }
    [data-keys=page] { --switch: 22px }
  }
  @container (min-width: 660px) {
    [data-keys] { min-height: calc(max(63cqi + 168px, 654px) + var(--switch)) }
  }
  @container (min-width: 880px) { [data-keys] { --switch: 0px } }
  @media (max-height: 719.98px) {
    @container (min-width: 560px) { [data-keys] { min-height: calc(618px + var(--switch)) } }
  }
  @media (max-height: 559.98px) {
    @container (min-width: 560px) { [data-keys] { min-height: 412px } }
  }
  progress { display: block; width: 192px; margin: 8px auto }
  button { display: block; margin: 12px auto; padding: 8px 20px; font: inherit; cursor: pointer }`;
/** @type {CSSStyleSheet | undefined} */
let style;

/**
 * Shows words in a shadow root, and leaves the room of a game with such `keys` if one may come.
 *
 * @param {ShadowRoot} root
 * @param {"status" | "alert"} role
 * @param {string | false} keys
 * @param {[string, ...(string | Node)[]]} content
 */
export function showNotRunning(root, role, keys, content) {
  try {
    const frame = document.createElement("div");
    const words = document.createElement("p");
    words.setAttribute("role", role);
    words.lang = "en";
    if (keys) words.dataset.keys = keys;
    words.append(...content);
    frame.append(words);
    if (HAS_SHEETS) root.adoptedStyleSheets = [(style ??= sheet(STYLE))];
    root.replaceChildren(frame);
  } catch {
    // The page has broken what this takes.
    root.textContent = content[0];
  }
}

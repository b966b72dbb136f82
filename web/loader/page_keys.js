// Keys that are pressed while no game has focus: which game gets them, if any.

import { inPageOrder } from "./page_order.js";

/**
 * @import { GameRoot } from "./game_root.d.ts"
 * @import { Running } from "./glue.d.ts"
 *
 * @typedef {{ root: GameRoot, toggle: HTMLButtonElement }} Offer  of such keys to a game, with its switch
 */

/** What has focus while a key is the page's: what is typed into, pressed or chosen from. */
const NOT_OURS = `input, select, textarea, button, a[href], summary, audio, video, [role=application],
  [role=button], [role=checkbox], [role=combobox], [role=dialog], [role=grid], [role=link], [role=listbox],
  [role=menu], [role=menubar], [role=radiogroup], [role=searchbox], [role=slider], [role=spinbutton],
  [role=switch], [role=tablist], [role=textbox], [role=tree]`;

/** Where the player's wish is kept: "focus" for no such keys. */
const KEPT = "mlsp-sharp-shot-keys";

/** @type {Set<Offer>} */
const games = new Set();
/** @type {Offer | undefined} */
let lastUsed;
/** @type {boolean | undefined} */
let wanted;

/**
 * Offers such keys to a game that runs in a shadow root, until `signal` is aborted.
 *
 * @param {Running} running
 * @param {GameRoot} root
 * @param {AbortSignal} signal
 */
export function offerPageKeys(running, root, signal) {
  wanted ??= kept() !== "focus";
  const game = { root, toggle: root.querySelector("[role=switch]") };
  const use = () => (lastUsed = game);
  /** @param {KeyboardEvent} event */
  const hear = (event) => {
    if (!isOurs(event) || listener(event) !== game) return;
    running.key(event);
    if (event.defaultPrevented) use();
  };
  games.add(game);
  signal.addEventListener("abort", () => {
    games.delete(game);
    if (lastUsed === game) lastUsed = undefined;
  });
  game.toggle.hidden = false;
  game.toggle.addEventListener("click", toggle, { signal });
  show();
  for (const name of ["pointerdown", "focusin"]) root.addEventListener(name, use, { signal });
  document.addEventListener("keydown", hear, { signal });
}

/**
 * Space, Enter and the arrows stay the page's, unless nothing at all has focus.
 *
 * @param {KeyboardEvent} event
 */
function isOurs(event) {
  const origin = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (event.defaultPrevented || !event.key) return false;
  if (origin === document.body || origin === document.documentElement) return document.designMode !== "on";
  // Nobody knows what has focus in a shadow root of somebody else's.
  const foreign = origin.getRootNode() !== document || origin.localName?.includes("-");
  return !isForFocus(event) && !foreign && !origin.isContentEditable && !origin.closest?.(NOT_OURS);
}

/**
 * Whether a key does something to what has focus, or scrolls the page.
 *
 * @param {KeyboardEvent} event
 */
const isForFocus = ({ key }) => key === " " || key === "Enter" || key.startsWith("Arrow");

/**
 * Of the games in view the one last used, else the first in the page. The player sees what a key
 * does: where it moves or fires that is the range, else also the dials. Enter is a game's where that
 * offers another contract.
 *
 * @param {KeyboardEvent} event
 */
function listener(event) {
  /** @type {("canvas" | ".dials")[]} */
  const parts = isForFocus(event) ? ["canvas"] : ["canvas", ".dials"];
  /** @param {Offer} game */
  const isInView = ({ root }) => parts.some((part) => isSeen(root, part));
  /** @param {Offer} game */
  const answers = ({ root }) => event.key !== "Enter" || root.querySelector("[data-action=next]:not([hidden])");
  const ready = wanted ? [...games].filter((game) => isInView(game) && answers(game)) : [];
  if (ready.includes(/** @type {Offer} */ (lastUsed))) return lastUsed;
  return ready.sort((a, b) => inPageOrder(a.root.host, b.root.host))[0];
}

/**
 * Whether the middle of a part of the game is on the screen, and not covered.
 *
 * @param {GameRoot} root
 * @param {"canvas" | ".dials"} part
 */
function isSeen(root, part) {
  const { left, right, top, bottom } = root.querySelector(part).getBoundingClientRect();
  const around = /** @type {Partial<DocumentOrShadowRoot>} */ (root.host.getRootNode());
  return around.elementFromPoint?.((left + right) / 2, (top + bottom) / 2) === root.host;
}

/**
 * For all games of the page: who turns such keys off wants none.
 *
 * @param {MouseEvent} event
 */
function toggle(event) {
  wanted = !wanted;
  show();
  // After a press by pointer the game has no focus, and so no keys: the switch shows what it does.
  if (event.detail) /** @type {HTMLElement} */ (event.currentTarget).blur();
  try {
    localStorage.setItem(KEPT, wanted ? "page" : "focus");
  } catch {
    // Without storage the wish holds until the page is left.
  }
}

function show() {
  for (const game of games) game.toggle.setAttribute("aria-checked", /** @type {boolean} */ (wanted));
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

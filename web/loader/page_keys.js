// Keys that are pressed while no game has focus: which game gets them, if any.

/** What has focus while a key is the page's: what is typed into or pressed, or another game. */
const NOT_OURS = `.game, input, select, textarea, button, a[href], summary, audio, video,
  [contenteditable]:not([contenteditable=false]), [role=textbox]`;

/** Where the player's wish is kept: "focus" for no such keys. */
const KEPT = "mlsp-sharp-shot-keys";

const games = new Set();
let lastUsed;
let wanted;

/** Offers such keys to a game that runs in a shadow root, until `signal` is aborted. */
export function offerPageKeys(running, root, signal) {
  wanted ??= kept() !== "focus";
  const game = { root, toggle: root.querySelector("[role=switch]") };
  const use = () => (lastUsed = game);
  const hear = (event) => {
    if (!isOurs(event) || listener() !== game) return;
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

/** What scrolls the page stays the page's, unless nothing at all has focus. */
function isOurs(event) {
  const origin = event.composedPath()[0];
  // Nobody knows what has focus in a closed shadow root.
  const foreign = origin.closest?.(NOT_OURS) || origin.localName?.includes("-");
  if (foreign || event.defaultPrevented || !event.key || event.key === "Enter") return false;
  const scrolls = event.key === " " || event.key.startsWith("Arrow");
  return !scrolls || origin === document.body || origin === document.documentElement;
}

/** Of the games in view the one last used, else the first in the page. */
function listener() {
  const ready = wanted ? [...games].filter(isInView) : [];
  const precedes = (a, b) =>
    a.root.host.compareDocumentPosition(b.root.host) & Node.DOCUMENT_POSITION_FOLLOWING;
  return ready.includes(lastUsed) ? lastUsed : ready.sort((a, b) => (precedes(a, b) ? -1 : 1))[0];
}

/** The player sees what a key does: the middle of the range is on the screen. */
function isInView({ root }) {
  const { left, right, top, bottom } = root.querySelector("canvas").getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x > 0 && y > 0 && x < innerWidth && y < innerHeight;
}

/** For all games of the page: who turns such keys off wants none. */
function toggle() {
  wanted = !wanted;
  show();
  try {
    localStorage.setItem(KEPT, wanted ? "page" : "focus");
  } catch {
    // Without storage the wish holds until the page is left.
  }
}

function show() {
  for (const game of games) game.toggle.setAttribute("aria-checked", wanted);
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

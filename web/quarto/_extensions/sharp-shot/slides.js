// In a deck of reveal.js: each game is as large as its slide has room for. The deck gives its element that room, as
// it does with all that has the class r-stretch. But inside, the game is laid out for the window, and the deck shows
// slides at a scale of its own: so the game is scaled too.

/** @import { Host } from "../../../loader/game_root.d.ts" */

/** Called with the games that have another room now, and the sheets in them that have another size. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const root = /** @type {ShadowRoot} */ (target.getRootNode());
    fit(/** @type {Host} */ (target.shadowRoot ? target : root.host));
  }
});

/** @param {Host} host */
function fit(host) {
  const [sheet, game] = /** @type {const} */ ([".sheet", ".game"]).map((part) => host?.shadowRoot.querySelector(part));
  if (!game) return;
  const [whole, shown] = [sheet, game].map((part) => part.getBoundingClientRect());
  // Slides that are far away have no size.
  if (!whole.height) return;
  // The size before the sheet was scaled; what stands above the game has to fit too.
  const unscaled = sheet.offsetHeight / whole.height;
  const height = (shown.bottom - whole.top) * unscaled;
  const width = shown.width * unscaled;
  // A pixel less, for what was rounded.
  const scale = host.matches(":fullscreen") ? 1 : Math.min((host.clientHeight - 1) / height, host.clientWidth / width);
  Object.assign(sheet.style, {
    transform: `scale(${scale})`,
    transformOrigin: "top",
    // It takes as much place as before, of which nothing is to be seen.
    marginBottom: `${(scale - 1) * sheet.offsetHeight}px`,
  });
}

/** @param {Host} host */
function follow(host) {
  // One that could not be built has only words in it.
  if (!host.shadowRoot) return;
  const observe = () => [...host.shadowRoot.children].forEach((part) => sizes.observe(part));
  // The debrief comes under the game.
  host.style.overflow = "hidden auto";
  new MutationObserver(observe).observe(host.shadowRoot, { childList: true });
  sizes.observe(host);
  observe();
}

await customElements.whenDefined("sharp-shot");
/** @type {NodeListOf<Host>} */ (document.querySelectorAll("section > sharp-shot")).forEach(follow);

// What reads a picture: a pointer what is next to it, arrow keys one mark after another.

/** @typedef {{ x: number, y: number }} Place */

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * @param {SVGSVGElement} picture
 * @param {HTMLElement} reading  where it is said
 * @param {(pointer: PointerEvent) => void} point
 * @param {(by: number) => void} step
 */
export function letRead(picture, reading, point, step) {
  picture.addEventListener("pointermove", point);
  picture.addEventListener("pointerdown", point);
  picture.addEventListener("keydown", (event) => {
    const by = STEPS[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    step(by);
  });
  // A pointer would have it all read aloud.
  picture.addEventListener("focus", () => reading.setAttribute("aria-live", "polite"));
  picture.addEventListener("blur", () => reading.removeAttribute("aria-live"));
}

/**
 * Where a pointer is in a picture.
 *
 * @param {SVGSVGElement} picture
 * @param {PointerEvent} pointer
 */
export function placeIn(picture, { clientX, clientY }) {
  const { left, top } = picture.getBoundingClientRect();
  return { x: clientX - left - picture.clientLeft, y: clientY - top - picture.clientTop };
}

/**
 * The one that is least far away, if it is nearer than `reach`.
 *
 * @template One
 * @param {Iterable<One>} all
 * @param {(one: One) => number} awayOf
 * @param {number} reach
 */
export function nearest(all, awayOf, reach) {
  let [found, distance] = /** @type {[One | undefined, number]} */ ([undefined, reach]);
  for (const one of all) {
    const away = awayOf(one);
    if (away < distance) [found, distance] = [one, away];
  }
  return found;
}

/**
 * Has a picture drawn at each width that it gets, until `signal` is aborted.
 *
 * @param {SVGSVGElement} picture
 * @param {AbortSignal} signal
 * @param {(width: number) => void} draw
 */
export function drawAtWidth(picture, signal, draw) {
  let drawn = 0;
  const observer = new ResizeObserver(() => {
    const width = picture.clientWidth;
    if (width && width !== drawn) draw((drawn = width));
  });
  observer.observe(picture);
  signal.addEventListener("abort", () => observer.disconnect());
}

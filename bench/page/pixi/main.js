// The moving, blurred target of the game at its coarsest setting, as one would draw it with PixiJS: the
// same rings, the same sway and the same blur on a stage of the same size, and nothing else of the game.
import { Application, BlurFilter, Graphics, UPDATE_PRIORITY } from "pixi.js";

/** The range is this wide, in units of the game's rules; so are all lengths below. */
const FIELD = 400;
/** Everything at int4, by `assets/sensitivities.json`: two layers of each role. */
const [DRIFT, JITTER, BLUR] = [40, 26, 4.5].map((layer) => Math.hypot(layer, layer));
/** What the blur leaves of the colours, as in `src/rules/model/sight.rs`. */
const CONTRAST = 8 / (8 + BLUR);
/**
 * The rings and the lines around them, from the middle out.
 *
 * @type {[radius: number, colour: string][]}
 */
const RINGS = [
  [14, "#c92f48"],
  [31.2, "#fbf3e6"],
  [32, "#b59a7c"],
  [51.2, "#d98b8f"],
  [52, "#7d2733"],
];
/** The periods of the slow sway and of the tremor, in seconds: in x and in y. */
const PERIODS = [
  [1.7, 0.15],
  [2.3, 0.13],
];
/** BlurFilter's standard deviation at a strength of 1, by the five weights of its kernel. */
const SIGMA = 1.29;

const stage = /** @type {HTMLElement} */ (document.querySelector("main"));
const app = new Application();
await app.init({
  resizeTo: stage,
  preference: "webgl",
  antialias: true,
  resolution: devicePixelRatio,
  autoDensity: true,
  background: "#27323d",
});
stage.append(app.canvas);

const scale = app.screen.width / FIELD;
const target = new Graphics({ scale, alpha: CONTRAST });
RINGS.forEach(([radius, colour], index) => {
  target.circle(0, 0, radius).fill(colour);
  // Each ring for itself, or what lies under it would shine through.
  if (index > 0) target.circle(0, 0, RINGS[index - 1][0]).cut();
});
target.filters = [new BlurFilter({ strength: (scale * BLUR) / SIGMA, resolution: devicePixelRatio })];
app.stage.addChild(target);

/**
 * @param {number} seconds
 * @param {number} period
 */
const wave = (seconds, period) => Math.sin((2 * Math.PI * seconds) / period);
app.ticker.add(() => {
  const seconds = performance.now() / 1000;
  const [x, y] = PERIODS.map(([slow, tremor]) => 0.85 * wave(seconds, slow) + 0.15 * wave(seconds, tremor));
  target.position.set(scale * (FIELD / 2 + DRIFT + JITTER * x), scale * (FIELD / 2 + JITTER * y));
});
// The application renders at a higher priority: by now the first frame has been drawn.
const told = () => window.dispatchEvent(new Event("pixi:drawn"));
app.ticker.addOnce(told, undefined, UPDATE_PRIORITY.UTILITY);

// Mounts a game with the options in the address, and keeps its handle for the test. With `tell`
// what the page is told is written down; with `throw` the callbacks fail, and `at` one of them the
// page does with the game what `do` says.
import { mount } from "../sharp-shot.js";

/** The canvas that the range is drawn on. */
window.range = () => document.querySelector("sharp-shot").shadowRoot.querySelector("canvas");

/** What is drawn on it, read from a copy: reading from the original would slow it down. */
window.picture = () => {
  const { width, height } = window.range();
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(window.range(), 0, 0);
  return copy.getImageData(0, 0, width, height);
};

const { empty, tell, throw: fails, at, do: action, ...options } = Object.fromEntries(
  new URLSearchParams(location.search),
);

window.told = [];
const plain = (detail) =>
  detail instanceof Error ? { code: detail.code, message: detail.message } : structuredClone(detail);
const telling = (name) => (detail) => {
  window.told.push([name, plain(detail)]);
  if (name === "onRetry") window.stateAtRetry = window.game.state();
  if (name === at && (action === "retry" || window.armed)) window.game[action]();
  if (fails === undefined || name === "onError") return undefined;
  const mistake = new Error("mistake in the page");
  if (fails === "later") return Promise.reject(mistake);
  throw mistake;
};
if (tell !== undefined) {
  for (const name of ["score", "over", "error"]) {
    const tells = telling(`event ${name}`);
    document.addEventListener(`sharpshot:${name}`, ({ detail }) => fails === undefined && tells(detail));
  }
  for (const name of ["onScoreChange", "onGameOver", "onRetry", "onError"]) options[name] = telling(name);
}
if (empty === undefined) window.game = await mount(document.querySelector("main"), options);

// Mounts a game with the options in the address, and keeps its handle for the test. With `tell`
// it also writes down what the page is told; `throw` and `over` say what the callbacks do then.
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

const { empty, tell, over, throw: fails, ...options } = Object.fromEntries(new URLSearchParams(location.search));

window.told = [];
const plain = (detail) =>
  detail instanceof Error ? { code: detail.code, message: detail.message } : structuredClone(detail);
const telling = (name, then) => (detail) => {
  window.told.push([name, plain(detail)]);
  if (fails !== undefined && name !== "onError") throw new Error("mistake in the page");
  then?.();
};
if (tell !== undefined) {
  for (const name of ["score", "over", "error"]) {
    document.addEventListener(`sharpshot:${name}`, ({ detail }) => window.told.push([`event ${name}`, plain(detail)]));
  }
  Object.assign(options, {
    onScoreChange: telling("onScoreChange"),
    onGameOver: telling("onGameOver", over && (() => window.game[over]())),
    onRetry: telling("onRetry", () => (window.stateAtRetry = window.game.state())),
    onError: telling("onError"),
  });
}
if (empty === undefined) window.game = await mount(document.querySelector("main"), options);

// Mounts a game with the options in the address, and keeps its handle for the test.
import { mount } from "/sharp-shot.js";

/** The canvas that the range is drawn on. */
window.range = () => document.querySelector("main > div").shadowRoot.querySelector("canvas");

/** What is drawn on it, read from a copy: reading from the original would slow it down. */
window.picture = () => {
  const { width, height } = window.range();
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(window.range(), 0, 0);
  return copy.getImageData(0, 0, width, height);
};

const options = Object.fromEntries(new URLSearchParams(location.search));
window.game = await mount(document.querySelector("main"), options);

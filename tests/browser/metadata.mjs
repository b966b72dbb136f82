// What a page says of itself to those who show a link to it.
import assert from "node:assert/strict";
import { read } from "./drawn.mjs";

/** All that it says in its <meta> elements, by name. */
export const metadata = (page) =>
  read(page, () => {
    const all = [...document.querySelectorAll("head meta[content]:is([name], [property])")];
    return Object.fromEntries(all.map((meta) => [meta.getAttribute("property") ?? meta.name, meta.content]));
  });

/** Width and height of a PNG. */
export function sizeOf(png) {
  assert.equal(png.toString("latin1", 0, 8), "\x89PNG\r\n\x1a\n");
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

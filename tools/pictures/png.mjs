// A PNG of few colours: of a picture with plain areas it is the smallest that all previews of links know.
import { deflateSync } from "node:zlib";

/** @import { Page } from "playwright-core" */
/** @typedef {[red: number, green: number, blue: number]} Colour */

/** Those of the game's own areas; more would only be steps of its edges, which cost bytes. */
const COLOURS = 11;

/** A colour that is closer to one that is there gets no place of its own. */
const APART = 14;

/**
 * The most frequent colours.
 *
 * @param {Map<number, number>} counts  by colour
 */
function paletteOf(counts) {
  /** @type {Colour[]} */
  const palette = [];
  for (const [colour] of [...counts].sort(([a, times], [b, others]) => others - times || a - b)) {
    const rgb = split(colour);
    if (palette.every((other) => distance(rgb, other) >= APART)) palette.push(rgb);
    if (palette.length === COLOURS) break;
  }
  return palette;
}

/**
 * @param {number} colour
 * @returns {Colour}
 */
const split = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

/**
 * @param {Colour} a
 * @param {Colour} b
 */
const distance = (a, b) => Math.hypot(...a.map((value, channel) => value - b[channel]));

/** @param {Buffer} bytes */
function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

/**
 * @param {string} name
 * @param {Buffer} data
 */
function chunk(name, data) {
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  const named = Buffer.concat([Buffer.from(name), data]);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/**
 * The same picture, its width an even number of pixels: with at most 16 colours two of them are in a byte.
 *
 * @param {Page} browser
 * @param {Buffer} picture
 */
export async function ofFewColours(browser, picture) {
  const { width, height, text } = await browser.evaluate(async (picture) => {
    const { width, height, data } = await window.held.pixels(picture);
    return { width, height, text: Array.from(data, (byte) => String.fromCharCode(byte)).join("") };
  }, picture.toString("base64"));
  const pixels = Buffer.from(text, "latin1");
  /** @type {Map<number, number>} */
  const counts = new Map();
  const colours = Array.from({ length: width * height }, (_, at) => pixels.readUIntBE(4 * at, 3));
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const palette = paletteOf(counts);
  const indexOf = new Map([...counts.keys()].map((colour) => {
    const distances = palette.map((other) => distance(split(colour), other));
    return [colour, distances.indexOf(Math.min(...distances))];
  }));
  // Each line begins with the filter of its bytes: none.
  const lines = Buffer.alloc(height * (1 + width / 2));
  for (const [at, colour] of colours.entries()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    lines[y * (1 + width / 2) + 1 + (x >> 1)] |= (indexOf.get(colour) ?? 0) << (x % 2 ? 0 : 4);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.set([4, 3], 8);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

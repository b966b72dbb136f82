// A moving picture as WebP: each frame is what differs from the one before, encoded by the browser.

/**
 * @import { Page } from "playwright-core"
 *
 * @typedef {object} Frame
 * @property {Buffer} picture
 * @property {number} ms  how long it is seen
 */

const QUALITY = 0.5;

/**
 * What differs between two pictures, or all of the first: where it is, and a WebP of it.
 *
 * @param {Page} browser
 * @param {Buffer} picture
 * @param {Buffer} [before]
 */
const difference = (browser, picture, before) =>
  browser.evaluate(
    async ([picture, before, quality]) => {
      const now = await window.held.pixels(picture);
      const last = before ? new Uint32Array((await window.held.pixels(before)).data.buffer) : undefined;
      let [left, top, right, bottom] = last ? [now.width, now.height, 0, 0] : [0, 0, now.width, now.height];
      new Uint32Array(now.data.buffer).forEach((pixel, at) => {
        if (!last || pixel === last[at]) return;
        const [x, y] = [at % now.width, Math.floor(at / now.width)];
        [left, top] = [Math.min(left, x), Math.min(top, y)];
        [right, bottom] = [Math.max(right, x + 1), Math.max(bottom, y + 1)];
      });
      if (right <= left) return undefined;
      // Frames begin at even places.
      [left, top] = [left - (left % 2), top - (top % 2)];
      const [width, height] = [right - left, bottom - top];
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext("2d", { alpha: false })?.putImageData(now, -left, -top);
      const blob = await canvas.convertToBlob({ type: "image/webp", quality });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
      return { left, top, width, height, text };
    },
    /** @type {const} */ ([picture.toString("base64"), before?.toString("base64"), QUALITY]),
  );

/**
 * @param {string} name
 * @param {Buffer} data
 */
function chunk(name, data) {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
}

/** @param {number[]} numbers  in three bytes each */
function threeBytes(...numbers) {
  const bytes = Buffer.alloc(3 * numbers.length);
  numbers.forEach((number, at) => bytes.writeUIntLE(number, 3 * at, 3));
  return bytes;
}

/**
 * The chunk with the picture, of a WebP that may also have a colour profile.
 *
 * @param {Buffer} webp
 */
function pictureIn(webp) {
  for (let at = 12, end; at < webp.length; at = end) {
    const length = webp.readUInt32LE(at + 4);
    end = at + 8 + length + (length % 2);
    if (webp.toString("latin1", at, at + 4) === "VP8 ") return webp.subarray(at, end);
  }
  throw new Error("the browser wrote another kind of WebP");
}

/**
 * Repeats for ever.
 *
 * @param {Page} browser
 * @param {Frame[]} frames
 */
export async function moving(browser, frames) {
  /** @type {{ place: Buffer, ms: number, picture: Buffer }[]} */
  const parts = [];
  let size = threeBytes(0, 0);
  for (const [at, { picture, ms }] of frames.entries()) {
    const found = await difference(browser, picture, frames[at - 1]?.picture);
    if (!found) {
      parts[parts.length - 1].ms += ms;
      continue;
    }
    const { left, top, width, height, text } = found;
    if (at === 0) size = threeBytes(width - 1, height - 1);
    const place = threeBytes(left / 2, top / 2, width - 1, height - 1);
    parts.push({ place, ms, picture: pictureIn(Buffer.from(text, "latin1")) });
  }
  // 2: it moves, and here it covers what was there before.
  const body = Buffer.concat([
    Buffer.from("WEBP"),
    chunk("VP8X", Buffer.concat([Buffer.from([2, 0, 0, 0]), size])),
    chunk("ANIM", Buffer.alloc(6)),
    ...parts.map(({ place, ms, picture }) =>
      chunk("ANMF", Buffer.concat([place, threeBytes(ms), Buffer.from([2]), picture])),
    ),
  ]);
  return chunk("RIFF", body);
}

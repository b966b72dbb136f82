// What can be seen on the range, from its pixels.
import { read } from "./drawn.mjs";

/**
 * The target as it is drawn, if the sight is out of the way at the lower border: its middle
 * in units of the field, how sharp its sharpest rim is (the largest step from one pixel to the
 * next, 0 to 255), its darkest colour (0 to 255), and all pixels as one number.
 */
export const look = (page) =>
  read(page, () => {
    const { data, width, height } = window.picture();
    const sum = { x: 0, y: 0, count: 0 };
    let [sharpest, darkest, all] = [0, 255, 0];
    // As on a white page: the canvas itself is transparent.
    const colour = (at) => [0, 1, 2].map((c) => 255 - ((255 - data[at + c]) * data[at + 3]) / 255);
    // Below the words over a practice target.
    const { bitsUsed, budget } = window.game.state();
    for (let y = Math.round(bitsUsed > budget ? 0.14 * height : 0); y < 0.9 * height; y += 1) {
      let green = 255;
      for (let x = 0; x < width; x += 1) {
        const [r, g, b] = colour(4 * (y * width + x));
        // Above the sight.
        if (y < 0.78 * height) sharpest = Math.max(sharpest, Math.abs(g - green));
        green = g;
        all = (all * 31 + Math.round(r + 256 * g + 65_536 * b)) % 4_294_967_291;
        // The sight is grey; the rings are not.
        if (Math.max(r, g, b) - Math.min(r, g, b) > 14) {
          darkest = Math.min(darkest, g);
          sum.x += x;
          sum.y += y;
          sum.count += 1;
        }
      }
    }
    const unit = width / 400;
    return { x: sum.x / sum.count / unit, y: sum.y / sum.count / unit, sharpest, darkest, all };
  });

/** The distance of two middles, in units of the field. */
export const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);

/** Keys that put the sight to the lower border, where one more of them moves it no more. */
export const OUT_OF_THE_WAY = Array(25).fill("ArrowDown");

/** "light" or "dark", by the panel's background; the stage is the same in both, by the target's bullseye. */
export const seenTheme = (page) =>
  read(page, () => {
    const panel = window.range().getRootNode().querySelector(".panel");
    const light = getComputedStyle(panel).backgroundColor === "rgb(243, 245, 247)";
    const { data } = window.picture();
    const bullseye = [0xc9, 0x2f, 0x48];
    for (let at = 0; at < data.length; at += 4) {
      if (bullseye.every((value, c) => Math.abs(data[at + c] - value) < 3)) return light ? "light" : "dark";
    }
    return "without a bullseye";
  });

// What the game may weigh, in bytes of brotli -q 11: `first` before the first shot, `all` that is ever loaded but for
// the live range and the lab, and `live` and `lab`, which these are; of the lab its scripts and its wasm.
export const LIMITS = { first: 150_000, all: 190_000, live: 85_000, lab: 60_000 };

/** What is in dist/ and no page asks for: it is for the editor of a page's author. */
export const TYPES = ["dist/sharp-shot.d.ts", "dist/sharp-shot-lab.d.ts"];

/** What the lab loads, beside the file of the live range. */
export const LAB = ["sharp-shot-lab.js", "engine/lab.js", "engine/lab_bg.wasm", "students.bin"];

/** The page of the lab. */
export const LAB_PAGE = ["lab.html", "lab-page.css"];

/** What is asked for when the live range is opened, as far as it is in dist/. */
export const LIVE = ["engine/sharp-shot_live.wasm", "live.js", "live.bin"];

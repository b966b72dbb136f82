import { workbookFiles } from "./workbook.mjs";

// What the game may weigh, in bytes of brotli -q 11: `first` before the first shot, `all` that is ever loaded but for
// the live range, the lab and the workbook, and `live`, `lab` and `workbook`, which these are; of the lab its scripts and
// its wasm, of the workbook all it has.
export const LIMITS = { first: 150_000, all: 190_000, live: 85_000, lab: 60_000, workbook: 45_000 };

/** What is in dist/ and no page asks for: it is for the editor of a page's author. */
export const TYPES = ["sharp-shot.d.ts", "sharp-shot-lab.d.ts", "sharp-shot-workbook.d.ts"].map((name) => `dist/${name}`);

/** What the lab loads, beside the file of the live range. */
export const LAB = ["sharp-shot-lab.js", "engine/lab.js", "engine/lab_bg.wasm", "students.bin"];

/** The page of the lab. */
export const LAB_PAGE = ["lab.html", "lab-page.css"];

/** What the workbook loads; its chapters and banks one by one. */
export const WORKBOOK = ["sharp-shot-workbook.js", "engine/workbook.js", "engine/workbook_bg.wasm"].concat(workbookFiles());

/** The page of the workbook; its style is that of the lab's page. */
export const WORKBOOK_PAGE = ["workbook.html"];

/** What is asked for when the live range is opened, as far as it is in dist/. */
export const LIVE = ["engine/sharp-shot_live.wasm", "live.js", "live.bin"];

// What a page may get wrong with the workbook: each line that ends with the number of an error has that one, and no other
// line has any.
import { mountWorkbook } from "../../dist/sharp-shot-workbook.js";
import { mountLab } from "../../dist/sharp-shot-workbook.js"; // TS2305
import type { WorkbookOptions } from "../../dist/sharp-shot-workbook.js";

const main = document.querySelector("main")!;
const workbook = document.createElement("sharp-shot-workbook");

mountWorkbook("main"); // TS2345
mountWorkbook(document.querySelector("main")); // TS2345
mountWorkbook(main, { chapters: "pruning" }); // TS2561
mountWorkbook(main, { track: "mobile" }); // TS2353
mountWorkbook(main, { chapter: 2 }); // TS2322
mountWorkbook(main, { only: ["number", "choice"] }); // TS2322
mountWorkbook(main, { seed: "lecture 7" }); // TS2322
mountWorkbook(main, { bank: null }); // TS2322
mountWorkbook(main, { theme: true }); // TS2322
mountWorkbook(main, { onAnswer: "tell" }); // TS2322
mountWorkbook(main, { onAnswer: ({ drill }) => drill }); // TS2339
mountWorkbook(main, { onAnswer: ({ points }) => points }); // TS2339
mountWorkbook(main, { onAnswer: (it) => "kind" in it && it.kind === "essay" }); // TS2367
mountWorkbook(main, { onAnswer: (it) => "mistake" in it && it.mistake.length }); // TS18047
mountWorkbook(main, { onError: ({ code }) => code === "network" }); // TS2367
mountWorkbook(main).restart(); // TS2339
const options: WorkbookOptions = { onError: (text: string) => text }; // TS2322

mountWorkbook(main, options).then((handle) => {
  handle.retry(); // TS2339
  handle.state().answers; // TS2532
  handle.state()!.points; // TS2339
  handle.restart("drill"); // TS2554
});

workbook.chapter = "pruning"; // TS2339
workbook.restart(1); // TS2554
workbook.addEventListener("sharpshot:answer", (event) => event.detail.term); // TS2339
workbook.addEventListener("sharpshot:ledger", (event) => event.detail); // TS2339
document.addEventListener("sharpshot:error", ({ detail }) => detail.said); // TS2339
document.querySelector("sharpshot-workbook")?.restart(); // TS2339

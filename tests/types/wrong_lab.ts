// What a page may get wrong with the lab: each line that ends with the number of an error has that one, and no other
// line has any.
import { mountLab } from "../../dist/sharp-shot-lab.js";
import { mount } from "../../dist/sharp-shot-lab.js"; // TS2305
import type { LabOptions } from "../../dist/sharp-shot-lab.js";

const main = document.querySelector("main")!;
const lab = document.createElement("sharp-shot-lab");

mountLab("main"); // TS2345
mountLab(document.querySelector("main")); // TS2345
mountLab(main, { tracks: "mobile" }); // TS2561
mountLab(main, { budget: 48 }); // TS2353
mountLab(main, { track: "phone" }); // TS2322
mountLab(main, { part: 5 }); // TS2322
mountLab(main, { part: "2" }); // TS2322
mountLab(main, { theme: true }); // TS2322
mountLab(main, { onLedger: "tell" }); // TS2322
mountLab(main, { onLedger: ({ score }) => score }); // TS2339
mountLab(main, { onLedger: ({ part }) => part === "shipping" }); // TS2367
mountLab(main, { onLedger: ({ cliff }) => cliff.said }); // TS18047
mountLab(main, { onLedger: ({ decisions }) => decisions.map(({ figures }) => figures.bytes) }); // TS18047
mountLab(main, { onError: ({ code }) => code === "network" }); // TS2367
mountLab(main).restart(); // TS2339
const options: LabOptions = { onError: (text: string) => text }; // TS2322

mountLab(main, options).then((handle) => {
  handle.retry(); // TS2339
  handle.state().toString(); // TS2532
  handle.state()!.track; // TS2339
  handle.restart("part"); // TS2554
});

lab.track = "mobile"; // TS2339
lab.restart(1); // TS2554
lab.addEventListener("sharpshot:ledger", (event) => event.detail.points); // TS2339
lab.addEventListener("sharpshot:done", (event) => event.detail); // TS2339
document.addEventListener("sharpshot:error", ({ detail }) => detail.part); // TS2339
document.querySelector("sharpshot-lab")?.restart(); // TS2339

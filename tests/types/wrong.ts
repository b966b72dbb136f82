// What a page may get wrong: each line that ends with the number of an error has that one, and no other line has any.
import { mount } from "../../dist/sharp-shot.js";
import { games } from "../../dist/sharp-shot.js"; // TS2305
import type { Options, SharpShotMessage } from "../../dist/sharp-shot.js";

const main = document.querySelector("main")!;
const game = document.createElement("sharp-shot");

mount("main"); // TS2345
mount(document.querySelector("main")); // TS2345
mount(main, { bugdet: 48 }); // TS2561
mount(main, { "ship-at": 18 }); // TS2353
mount(main, { budget: () => 48 }); // TS2322
mount(main, { budget: "48" }); // TS2322
mount(main, { shots: null }); // TS2322
mount(main, { seed: 7 }); // TS2322
mount(main, { keys: "pages" }); // TS2820
mount(main, { theme: true }); // TS2322
mount(main, { onRetry: "again" }); // TS2322
mount(main, { onRetry: (round: number) => round }); // TS2322
mount(main, { onGameOver: (result) => result.points }); // TS2339
mount(main, { onGameOver: (result) => (result.score = 30) }); // TS2540
mount(main, { onGameOver: ({ range }) => range === "second" }); // TS2367
mount(main, { onScoreChange: ({ won }) => won }); // TS2339
mount(main, { onError: ({ code }) => code === "network" }); // TS2367
mount(main).state(); // TS2339
const options: Options = { onError: (text: string) => text }; // TS2322

mount(main, options).then((handle) => {
  handle.pause(); // TS2339
  handle.state().score; // TS2532
  const state = handle.state()!;
  state.emojiGrid; // TS2339
  state.result.score; // TS18047
  if (state.phase === "over") state.result.emojiGrid; // TS2339
  if (state.phase === "aimed") handle.retry(); // TS2367
});

game.budget = 48; // TS2339
game.retry(3); // TS2554
game.addEventListener("sharpshot:over", (event) => event.detail.points); // TS2339
game.addEventListener("sharpshot:score", ({ detail }) => detail.emojiGrid); // TS2339
game.addEventListener("sharpshot:done", (event) => event.detail); // TS2339
document.addEventListener("sharpshot:error", ({ detail }) => detail.score); // TS2339
document.querySelector("sharpshot")?.retry(); // TS2339
const message: SharpShotMessage = { type: "sharpshot:score" }; // TS2322
window.parent.postMessage(message);

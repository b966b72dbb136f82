// The compiled game itself, without the loader around it.

/** Opens a page without a game, and brings the engine into it. */
export async function openEngine(page) {
  await page.goto(`${page.site}/pages/game.html?empty`);
  await page.evaluate(async () => {
    const engine = await import("/engine/sharp-shot.js");
    await engine.default({ module_or_path: fetch("/engine/sharp-shot_bg.wasm") });
    const where = (part) => new URL(`/engine/sharp-shot_${part}.wasm`, location);
    engine.follow(where, "default", (what) => console.error(what));
    await engine.complete();
    /** Starts a game as the loader does, gives it to `play`, and takes it away again. */
    window.withEngine = (start, play) => {
      const host = document.body.appendChild(document.createElement("div"));
      const root = host.attachShadow({ mode: "open" });
      const life = new AbortController();
      const [budget, shots, shipAt, seed, link, watched] = start;
      const options = { range: 0, budget, shots, shipAt, seed, link, watched, theme: "light" };
      const game = engine.mount(root, options, life.signal, () => {});
      try {
        return play(game);
      } finally {
        life.abort();
        game.halt();
        game.free();
        host.remove();
      }
    };
    window.outcome = engine.outcome;
  });
}

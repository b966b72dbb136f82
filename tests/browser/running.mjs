// What a game that is taken away could leave running.

/** Counts what a game could forget to end: observers, frames, timers, and the wasm's memory. */
export const countWhatRuns = () => {
  const running = (window.running = { observers: 0, frames: new Set(), timers: 0, memories: [] });
  for (const name of ["ResizeObserver", "IntersectionObserver", "MutationObserver"]) {
    window[name] = class extends window[name] {
      #watches = false;
      observe(...args) {
        if (!this.#watches) running.observers += 1;
        this.#watches = true;
        super.observe(...args);
      }
      disconnect() {
        if (this.#watches) running.observers -= 1;
        this.#watches = false;
        super.disconnect();
      }
    };
  }
  const { requestAnimationFrame, cancelAnimationFrame, setTimeout, setInterval } = window;
  window.requestAnimationFrame = (callback) => {
    const id = requestAnimationFrame((time) => {
      running.frames.delete(id);
      callback(time);
    });
    running.frames.add(id);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    running.frames.delete(id);
    cancelAnimationFrame(id);
  };
  for (const [name, timer] of Object.entries({ setTimeout, setInterval })) {
    window[name] = (...args) => {
      running.timers += 1;
      return timer(...args);
    };
  }
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...args) => {
    const made = await instantiateStreaming(...args);
    running.memories.push(Object.values(made.instance.exports).find((made) => made instanceof WebAssembly.Memory));
    return made;
  };
};

/** Mounts, plays a little (or not), and destroys a game, `times` over. */
export const mountAndDestroy = (page, times) =>
  page.evaluate(async (times) => {
    const { mount } = await import("/sharp-shot.js");
    const place = document.querySelector("main");
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let time = 0; time < times; time += 1) {
      const game = await mount(place, { seed: "test", keys: "page", budget: 192 });
      const { shadowRoot } = place.querySelector("sharp-shot");
      if (time % 2) {
        for (const dial of shadowRoot.querySelectorAll(".dial")) dial.click();
        await frame();
        shadowRoot.querySelector(".fire").click();
      }
      if (time % 3) await frame();
      game.destroy();
    }
    await frame();
  }, times);

// What a game that is taken away could leave running, and what the browser holds for it.
import { settled } from "./harness.mjs";

/** Counts observers, frames, timers and the wasm's memories, before any script of the page. */
export function countWhatRuns() {
  const running = (window.running = { observers: new Set(), frames: new Set(), timers: 0, memories: [] });
  for (const name of ["ResizeObserver", "IntersectionObserver", "MutationObserver"]) {
    window[name] = class extends window[name] {
      observe(...args) {
        running.observers.add(this);
        super.observe(...args);
      }
      disconnect() {
        running.observers.delete(this);
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
}

/** What the browser holds for the page, after all garbage is gone; `drawn` waits for a frame of it. */
export async function held(page, devtools, drawn = settled) {
  await devtools.send("HeapProfiler.collectGarbage");
  // Finalizers run after the collection, and free what the next one takes.
  await drawn(page);
  await devtools.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  const { usedSize } = await devtools.send("Runtime.getHeapUsage");
  const ours = await page.evaluate(() => {
    const { observers, frames, timers, memories } = window.running;
    const wasm = memories.map((memory) => memory.buffer.byteLength);
    return { observers: observers.size, frames: frames.size, timers, wasm };
  });
  return { nodes, jsEventListeners, usedSize, ...ours };
}

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

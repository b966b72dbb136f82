// The way into the game for every page: mount(element, options) and <sharp-shot>.

const engineUrl = new URL("./engine/sharp-shot.js", import.meta.url);
const wasmUrl = new URL("./engine/sharp-shot_bg.wasm", import.meta.url);

const LOADING = `
<style>
  :host { display: block; min-height: min(34rem, 170vw) }
  p { margin: 0; padding: 3rem 1rem; text-align: center; font: 1rem/1.6 system-ui, sans-serif }
  progress { width: 12rem; max-width: 80% }
  button { font: inherit }
</style>`;

let engine;

/** The compiled game, downloaded once for the whole page, with `onProgress(0…1)`. */
function loadEngine(onProgress) {
  engine ??= start(onProgress).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

async function start(onProgress) {
  // The wasm is asked for before the glue, so that both come at once.
  const wasm = fetch(wasmUrl).then((response) => {
    if (!response.ok) throw new Error(`${wasmUrl.pathname} answered ${response.status}`);
    return watched(response, onProgress);
  });
  wasm.catch(() => {});
  const glue = await import(engineUrl.href);
  await glue.default({ module_or_path: wasm });
  return glue;
}

/** The same response, telling its progress, and with the type that compiling a stream asks for. */
function watched(response, onProgress) {
  const { body, headers } = response;
  const total = headers.has("content-encoding") ? 0 : Number(headers.get("content-length"));
  let loaded = 0;
  const counter = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      if (total) onProgress(Math.min(loaded / total, 1));
      controller.enqueue(chunk);
    },
  });
  return new Response(body.pipeThrough(counter), { headers: { "content-type": "application/wasm" } });
}

/**
 * Builds the game in `element`.
 *
 * Options, all optional:
 * - `seed`: "daily" (the default: the first round of a UTC day is the same for everyone) or any
 *   text, which always gives the same rounds.
 * - `keys`: "focus" (the default: keys work while the game has focus) or "page" (they also work
 *   before the first click).
 * - `theme`: "auto" (the default: as a Quarto page says, else as the system), "light" or "dark".
 *
 * Resolves, once the game can be played, to a handle: `state()`, `retry()`, `destroy()`.
 */
export async function mount(element, options = {}) {
  const host = element.appendChild(document.createElement("div"));
  const life = new AbortController();
  life.signal.addEventListener("abort", () => host.remove());
  const game = await build(host, options, life.signal);
  return {
    state: () => (life.signal.aborted ? undefined : game.state()),
    retry: () => life.signal.aborted || game.retry(),
    destroy: () => life.abort(),
  };
}

/**
 * Builds the game in the shadow root of `host` until `signal` takes it away. A download that
 * fails is shown there, with a retry.
 */
async function build(host, { seed = "daily", keys = "focus", theme = "auto" }, signal) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  let game;
  signal.addEventListener("abort", () => {
    game?.destroy();
    root.replaceChildren();
  });
  const glue = await loaded(root, signal);
  if (signal.aborted) return undefined;
  try {
    game = glue.mount(root, `${seed}`, keys === "page", `${theme}`);
  } catch (error) {
    root.innerHTML = `${LOADING}<p role="alert">Sharp Shot needs a browser with a 2D canvas.</p>`;
    throw error;
  }
  return game;
}

/** The engine, however often the player has to try. */
async function loaded(root, signal) {
  for (;;) {
    root.innerHTML = `${LOADING}<p role="status">Loading Sharp Shot…<br><progress></progress></p>`;
    const bar = root.querySelector("progress");
    try {
      return await loadEngine((part) => (bar.value = part));
    } catch (error) {
      console.error("Sharp Shot could not be loaded:", error);
      if (signal.aborted) return undefined;
    }
    root.innerHTML = `${LOADING}<p role="alert">Sharp Shot could not be loaded.
      Check the connection and <button type="button">try again</button>.</p>`;
    await new Promise((again) => root.querySelector("button").addEventListener("click", again));
  }
}

class SharpShot extends HTMLElement {
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    const option = (name) => this.getAttribute(name) ?? undefined;
    const options = { seed: option("seed"), keys: option("keys"), theme: option("theme") };
    build(this, options, this.#life.signal).catch((error) => console.error(error));
  }

  disconnectedCallback() {
    this.#life.abort();
  }
}

if (!customElements.get("sharp-shot")) customElements.define("sharp-shot", SharpShot);

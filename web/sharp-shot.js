// The way into the game for every page: mount(element, options) and <sharp-shot>.

const engineUrl = new URL("./engine/sharp-shot.js", import.meta.url);
const wasmUrl = new URL("./engine/sharp-shot_bg.wasm", import.meta.url);

const LOADING = `
<style>
  :host { display: block }
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
 *
 * Resolves to a handle: `state()`, `retry()`, `destroy()`.
 */
export async function mount(element, options = {}) {
  const host = document.createElement("div");
  element.append(host);
  const handle = await build(host, options);
  const destroy = handle.destroy;
  return { ...handle, destroy: () => (destroy(), host.remove()) };
}

/** Builds the game in the shadow root of `host`; a failure is shown there, with a retry. */
async function build(host, options) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.innerHTML = `${LOADING}<p role="status">Loading Sharp Shot…<br><progress></progress></p>`;
  const bar = root.querySelector("progress");
  try {
    const glue = await loadEngine((part) => (bar.value = part));
    const game = glue.mount(root, options.seed ?? "daily", options.keys === "page");
    let live = true;
    return {
      state: () => (live ? game.state() : undefined),
      retry: () => live && game.retry(),
      destroy() {
        if (live) game.destroy();
        live = false;
        root.replaceChildren();
      },
    };
  } catch (error) {
    await failed(root, error);
    return build(host, options);
  }
}

/** Says that the game cannot start, and resolves when the player wants to try again. */
function failed(root, error) {
  console.error("Sharp Shot could not start:", error);
  root.innerHTML = `${LOADING}<p role="alert">Sharp Shot could not be loaded.
    Check the connection and <button type="button">try again</button>.</p>`;
  return new Promise((again) => root.querySelector("button").addEventListener("click", again));
}

class SharpShot extends HTMLElement {
  #handle;

  connectedCallback() {
    const options = Object.fromEntries([...this.attributes].map(({ name, value }) => [name, value]));
    this.#handle = build(this, options);
  }

  async disconnectedCallback() {
    (await this.#handle).destroy();
  }
}

if (!customElements.get("sharp-shot")) customElements.define("sharp-shot", SharpShot);

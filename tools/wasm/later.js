// The end of the glue in a release: what fetches the later part of the compiled game (`tools/wasm/parts.mjs`).
/// <reference path="./later_globals.d.ts" />

/** Which build this is: the later part takes all its imports from a module of that name. */
const build = "BUILD";

/**
 * The first part has a section of that name, or it is one of another build that the browser has kept.
 * @param {WebAssembly.Module} module
 */
// @ts-expect-error: the glue calls it.
function same(module) {
  if (!WebAssembly.Module.customSections(module, build).length) {
    throw new WebAssembly.LinkError("the parts are of two builds");
  }
}

/** @type {URL} */
let address;
/** @type {(what: unknown) => void} */
let told;
/** @type {Promise<boolean> | undefined} */
let coming;
let isWhole = false;
/** @type {RequestCache} */
let cache;

/**
 * Where the later part is, how much the browser's cache is trusted, and who is told when the game cannot go
 * on: the error that kept the part away, or the name of something that a game should never ask for.
 * @param {URL} url
 * @param {RequestCache} mode
 * @param {(what: unknown) => void} tell
 */
export function follow(url, mode, tell) {
  address = url;
  cache = mode;
  told = tell;
}

async function fetched() {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new TypeError(`${response.url} answered ${response.status}`);
  return response.arrayBuffer();
}

/**
 * Fetches it, once; it is joined to the first part when that has `started`.
 * @param {Promise<unknown>} started
 */
export function complete(started) {
  coming ??= Promise.all([fetched(), started])
    .then(/** @returns {unknown} */ ([bytes]) => isWhole || WebAssembly.instantiate(bytes, { [build]: wasm }))
    .then(() => (isWhole = true))
    .catch((error) => {
      coming = undefined;
      // What the browser has kept may be broken, or of another build.
      cache = "reload";
      throw error;
    });
  return coming;
}

/** Before a function of the later part. Where it has not come, the game must wait for it here. */
// @ts-expect-error: the glue calls it.
function later() {
  if (isWhole) return;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    // One byte in each letter: a request that is waited for may not give bytes.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    const bytes = Uint8Array.from(request.response, (letter) => letter.charCodeAt(0));
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { [build]: wasm });
    isWhole = true;
  } catch (error) {
    told(error);
    throw error;
  }
}

/** In place of a function that no game should need. */
// @ts-expect-error: the glue calls it.
function left_out() {
  told("a part that was left out");
}

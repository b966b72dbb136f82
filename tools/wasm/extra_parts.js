// The end of the glue in a release: what fetches the extra parts of the compiled game (`tools/wasm/parts.mjs`).
/// <reference path="./extra_parts_globals.d.ts" />

/**
 * @typedef {"later" | "live"} Part
 * @typedef {(address: URL, cache: RequestCache) => Promise<ArrayBuffer>} Load
 */

/** Which build this is: an extra part takes all its imports from a module of that name. */
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

/** @type {(part: Part) => URL} */
let addressOfPart;
/** @type {(what: unknown) => void} */
let told;
/** @type {RequestCache} */
let cache;
/** @type {Partial<Record<Part, Promise<unknown>>>} */
const coming = {};
/** @type {Partial<Record<Part, boolean>>} */
const isJoined = {};

/**
 * Where each extra part is, how much the browser's cache is trusted, and who is told when the game cannot go
 * on: the error that kept a part away, or the name of something that a game should never ask for.
 * @param {(part: Part) => URL} where
 * @param {RequestCache} mode
 * @param {(what: unknown) => void} tell
 */
export function follow(where, mode, tell) {
  addressOfPart = where;
  cache = mode;
  told = tell;
}

/** @type {Load} */
async function fetched(address, cache) {
  const response = await fetch(address, { cache });
  if (!response.ok) throw new TypeError(`${response.url} answered ${response.status}`);
  return response.arrayBuffer();
}

/**
 * Has a part loaded, once; it is joined to the first when that has `started`.
 * @param {Part} part
 * @param {Promise<unknown>} started
 * @param {Load} load
 */
function join(part, started, load) {
  coming[part] ??= Promise.all([load(addressOfPart(part), cache), started])
    .then(/** @returns {unknown} */ ([bytes]) => isJoined[part] || WebAssembly.instantiate(bytes, { [build]: wasm }))
    .then(() => (isJoined[part] = true))
    .catch((error) => {
      delete coming[part];
      // What the browser has kept may be broken, or of another build.
      cache = "reload";
      throw error;
    });
  return coming[part];
}

/**
 * Fetches the later part.
 * @param {Promise<unknown>} started
 */
export const complete = (started) => join("later", started, fetched);

/**
 * Fetches the part with the live range, or has `load` do so, which may show how much of it has come.
 * @param {Promise<unknown>} started
 * @param {Load} [load]
 */
export const completeLive = (started, load = fetched) => join("live", started, load);

/**
 * Before a function of an extra part. Where that has not come, the game must wait for it here.
 * @param {Part} part
 */
function need(part) {
  if (isJoined[part]) return;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", addressOfPart(part), false);
    // One byte in each letter: a request that is waited for may not give bytes.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    const bytes = Uint8Array.from(request.response, (letter) => letter.charCodeAt(0));
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { [build]: wasm });
    isJoined[part] = true;
  } catch (error) {
    told(error);
    throw error;
  }
}

// @ts-expect-error: the glue calls it.
const later = () => need("later");

// @ts-expect-error: the glue calls it.
const live = () => need("live");

/** In place of a function that no game should need. */
// @ts-expect-error: the glue calls it.
function left_out() {
  told("a part that was left out");
}

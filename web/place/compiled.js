// What is fetched once for a page: a compiled part of the project, and the files that it goes with.

import { addressOf, responseOf } from "../loader/files.js";

/**
 * Loads once; when it failed, or what it loaded is forgotten, it is loaded anew. `load` is told how often that was.
 *
 * @template Loaded
 * @param {(failures: number) => Promise<Loaded>} load
 */
export function once(load) {
  /** @type {Promise<Loaded> | undefined} */
  let loading;
  let failures = 0;
  const forget = () => {
    loading = undefined;
    failures += 1;
  };
  const loaded = () =>
    (loading ??= load(failures).catch((error) => {
      forget();
      throw error;
    }));
  return { loaded, forget };
}

/**
 * @param {string} file
 * @param {any} [failures]
 */
export async function fetched(file, failures) {
  const response = await responseOf(file, failures ? "reload" : "default");
  // Of the kind that fetch throws itself.
  if (!response.ok) throw new TypeError(`${response.url} answered ${response.status}`);
  return response;
}

/**
 * With the type that compiling a stream asks for.
 *
 * @param {Response} response
 */
const asWasm = ({ body }) => new Response(body, { headers: { "content-type": "application/wasm" } });

/**
 * The exports of `engine/<name>.js`, with its wasm.
 *
 * @param {string} name
 * @param {number} failures
 */
export async function compiled(name, failures) {
  const wasm = fetched(`engine/${name}_bg.wasm`, failures);
  wasm.catch(() => {});
  const glue = await import(/** @type {any} */ (addressOf(`engine/${name}.js`, failures)));
  await glue.default({ module_or_path: wasm.then(asWasm) });
  return glue;
}

/**
 * A compiled part of which each call that fails is told: after it nothing in there can be relied on.
 *
 * @template {object} Part
 * @param {Part} part
 * @param {(error: unknown) => void} fell
 */
export const guarded = (part, fell) =>
  new Proxy(part, {
    get: (_, name) => (/** @type {unknown[]} */ ...given) => {
      try {
        return /** @type {any} */ (part)[name](...given);
      } catch (error) {
        fell(error);
        throw error;
      }
    },
  });

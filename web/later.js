// The end of the glue in a release: what fetches the later part of the compiled game (`tools/parts.mjs`).

let address;
let told;
let coming;
let isWhole = false;

/** Where the later part is, and who is told when the game cannot go on without it. */
export function follow(url, tell) {
  address = url;
  told = tell;
}

function join(module) {
  if (!isWhole) new WebAssembly.Instance(module, { a: wasm });
  isWhole = true;
}

/** Fetches it, once. */
export function complete() {
  coming ??= fetch(address)
    .then((response) => {
      if (!response.ok) throw new Error(`${address.pathname} answered ${response.status}`);
      return response.arrayBuffer();
    })
    .then((bytes) => WebAssembly.compile(bytes))
    .then(join)
    .catch((error) => {
      coming = undefined;
      throw error;
    });
  return coming;
}

/** Before a function of the later part. Where it has not come, the game must wait for it here. */
function later() {
  if (isWhole) return;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    // One byte in each letter: a request that is waited for may not give bytes.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    join(new WebAssembly.Module(Uint8Array.from(request.response, (letter) => letter.charCodeAt(0))));
  } catch (error) {
    told("a part that could not be loaded");
    throw error;
  }
}

/** In place of a function that no game should need. */
function left_out() {
  told("a part that was left out");
}

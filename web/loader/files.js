// Where the files beside dist/sharp-shot.js are, of which this becomes a part.

/**
 * The address of a file, by its path from there. With `again` it is another address of the same file: a module is
 * run once for an address, and one that failed fails again.
 *
 * A page that is all in one file has nothing beside it. There Quarto has put the contents into links, as `data:`
 * addresses (`web/quarto/`).
 *
 * @param {string} file
 * @param {any} [again] a number, of which the browser makes a text
 */
export function addressOf(file, again) {
  /** @type {HTMLLinkElement | null} */
  const held = document.querySelector(`link[data-sharp-shot="${file}"][href^="data:"]`);
  if (held) {
    const address = new URL(held.href);
    // Anywhere but behind a # it would be a part of the contents.
    if (again) address.hash = again;
    return address;
  }
  // What is in no link of such a page is nowhere.
  if (document.querySelector(`link[data-sharp-shot][href^="data:"]`)) return new URL("data:,");
  const address = new URL(file, import.meta.url);
  // A site that asks for sharp-shot.js?v=2 wants all of it anew; and two such copies of the loader
  // in one page have an engine each.
  address.search = new URL(import.meta.url).search;
  if (again) address.searchParams.append("again", again);
  return address;
}

/**
 * The response to a request for a file.
 *
 * @param {string} file
 * @param {RequestCache} cache
 */
export function responseOf(file, cache) {
  const address = addressOf(file);
  if (address.protocol !== "data:") return fetch(address, { cache });
  // Chromium finds no preload of such an address for a fetch, and complains at length.
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "blob";
    request.onload = () => done(new Response(request.response));
    // Of the kind that fetch throws itself.
    request.onerror = () => fail(new TypeError(`${file} could not be read`));
    request.send();
  });
}

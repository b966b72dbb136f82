// Rounds in links: `#play=` and the bytes of `src/rules/challenge.rs` as base64url (RFC 4648).

const START = "#play=";

/** The address of this page with a round in it. */
export function linkTo(bytes) {
  const code = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
  return location.href.split("#")[0] + START + code;
}

/**
 * The bytes in the page's address, for the first game in page order. Where it is no such text, they are
 * bytes that no round has.
 */
export function linkFor(host) {
  if (!location.hash.startsWith(START) || document.querySelector(host.localName) !== host) return undefined;
  try {
    const code = location.hash.slice(START.length).replaceAll("-", "+").replaceAll("_", "/");
    return Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));
  } catch {
    return Uint8Array.of(0);
  }
}

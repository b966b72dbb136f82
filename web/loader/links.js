// Rounds in links: `#play=` and the bytes of `src/rules/links/bytes.rs`.

import { fromCode, toCode } from "./base64url.js";
import { RANGES } from "./options.js";
import { inPageOrder } from "./page_order.js";

const START = "#play=";

/**
 * The games of the page, by the elements that they are in.
 *
 * @type {Set<Element>}
 */
const hosts = new Set();
/**
 * The one that has taken the link in the page's address, and that link.
 *
 * @type {{ host?: Element, hash?: string }}
 */
let taken = {};

/**
 * Counts a game among those of the page until `signal` is aborted.
 *
 * @param {Element} host
 * @param {AbortSignal} signal
 */
export function join(host, signal) {
  hosts.add(host);
  signal.addEventListener("abort", () => {
    hosts.delete(host);
    if (taken.host === host) taken = {};
  });
}

/** Whether the page's address has a link. */
export const hasLink = () => location.hash.startsWith(START);

/**
 * The range of the round in a link: since version 3 the second byte says it, before that there was one.
 *
 * @param {Uint8Array} link
 */
export const rangeOf = ([version, range]) => (version === 3 && RANGES[range]) || "first";

/**
 * The address of this page with a round in it.
 *
 * @param {Uint8Array} bytes
 */
export function linkTo(bytes) {
  return location.href.split("#")[0] + START + toCode(bytes);
}

/**
 * Whether a game can be seen or scrolled to: another tab or slide hides it in one of several ways.
 *
 * @param {Element} host
 * @returns {any} a boolean; in a difference it counts as 0 or 1
 */
function isShown(host) {
  return host.checkVisibility
    ? host.checkVisibility({ checkVisibilityCSS: true })
    : host.getClientRects().length > 0 && getComputedStyle(host).visibility === "visible";
}

/** The game that a link is for: the first in page order that is shown; where none is, the first. */
function addressee() {
  return [...hosts].sort((a, b) => isShown(b) - isShown(a) || inPageOrder(a, b))[0];
}

/**
 * The bytes in the page's address, once, for the game that they are for. Where it is no such text, they
 * are bytes that no round has.
 *
 * @param {Element} host
 */
export function takeLink(host) {
  const { hash } = location;
  if (!hasLink() || hash === taken.hash || host !== addressee()) return undefined;
  taken = { host, hash };
  try {
    return fromCode(hash.slice(START.length));
  } catch {
    return Uint8Array.of(0);
  }
}

/**
 * The player is done with the link that this game has taken: a reload is to bring no friend back.
 *
 * @param {Element} host
 */
export function dropLink(host) {
  if (taken.host !== host) return;
  if (location.hash === taken.hash) {
    try {
      history.replaceState(history.state, "", location.pathname + location.search);
    } catch {
      // A page without an address of its own keeps it.
    }
  }
  taken = {};
}

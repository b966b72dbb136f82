// What a student did, in the browser's storage and in links: `#lab=` and the progress as JSON.

import { fromCode, toCode } from "../loader/base64url.js";

/** @import { Progress } from "./lab.d.ts" */

const KEY = "sharp-shot-lab";
const START = "#lab=";

/**
 * What is kept in this browser; nothing where it keeps nothing, or nothing that can be read.
 *
 * @returns {unknown}
 */
export function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null");
  } catch {
    return null;
  }
}

/** @param {Progress} progress */
export function keep(progress) {
  try {
    localStorage.setItem(KEY, JSON.stringify(progress));
    return true;
  } catch {
    // Without storage the lab goes on, and forgets.
    return false;
  }
}

/** @param {StorageEvent} event */
export const isOfLab = ({ key }) => key === KEY || key === null;

export function forgetKept() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // It holds nothing of the lab's then.
  }
}

export const hasLink = () => location.hash.startsWith(START);

/**
 * The progress in the page's address; nothing where it is none.
 *
 * @returns {unknown}
 */
export function inLink() {
  try {
    const bytes = fromCode(location.hash.slice(START.length));
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/**
 * The address of a page with a progress in it.
 *
 * @param {Progress} progress
 * @param {string} page
 */
export function linkTo(progress, page) {
  return page.split("#")[0] + START + toCode(new TextEncoder().encode(JSON.stringify(progress)));
}

/** The student is done with the link: a reload is not to bring it back. */
export function dropLink() {
  try {
    if (hasLink()) history.replaceState(history.state, "", location.pathname + location.search);
  } catch {
    // A page without an address of its own keeps it.
  }
}

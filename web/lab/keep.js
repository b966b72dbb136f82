// What a student did, in the browser's storage and in links: `#lab=` and the progress as JSON.

import { fromCode, toCode } from "../loader/base64url.js";
import { dropHash, storageOf } from "../place/storage.js";

/** @import { Progress } from "./lab.d.ts" */

const START = "#lab=";

export const storage = storageOf("sharp-shot-lab");

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

export const dropLink = () => {
  if (hasLink()) dropHash();
};

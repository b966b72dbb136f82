// Every file in a folder and below, by its path, in order.
import { readdirSync } from "node:fs";
import { join } from "node:path";

/** @param {string} folder */
export function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

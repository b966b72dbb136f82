// Finds the programs that the tests run and that a machine may have anywhere.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

/** @param {string} path */
function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What the environment's `variable` says, else the first of `names` on the PATH or in `folders`.
 *
 * @param {string} variable
 * @param {string[]} names
 * @param {string[]} [folders]
 */
export function findProgram(variable, names, folders = []) {
  const places = [...(process.env.PATH ?? "").split(delimiter), ...folders];
  const candidates = names.flatMap((name) => places.map((place) => join(place, name)));
  return [process.env[variable] ?? "", ...candidates].find(runs);
}

/**
 * Where the module at `url` was started as a program: prints what was found, or fails.
 *
 * @param {string} url
 * @param {string} [found]
 */
export function answerIfProgram(url, found) {
  if (url !== pathToFileURL(process.argv[1] ?? "").href) return;
  if (found) console.log(found);
  process.exit(found ? 0 : 1);
}

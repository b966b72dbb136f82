// Where the browser for the tests is: $CHROME, else Chromium or Chrome on the PATH.
// As a program: prints the path, or fails if there is none.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

export function runs(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function findChrome() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [process.env.CHROME ?? "", ...candidates].find(runs);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = findChrome();
  if (found) console.log(found);
  process.exit(found ? 0 : 1);
}

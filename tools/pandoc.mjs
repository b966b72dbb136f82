// Where pandoc for the tests is: $PANDOC, else on the PATH, else among the game's own tools.
// As a program: prints the path, or fails if there is none.
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { runs } from "./chrome.mjs";

const TOOLS = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "sharp-shot/tools");

export function findPandoc() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const own = join(TOOLS, "pandoc/pypandoc/files");
  return [process.env.PANDOC ?? "", ...[...folders, own].map((folder) => join(folder, "pandoc"))].find(runs);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = findPandoc();
  if (found) console.log(found);
  process.exit(found ? 0 : 1);
}

// Where pandoc for the tests is: $PANDOC, else on the PATH, else among the game's own tools.
import { homedir } from "node:os";
import { join } from "node:path";
import { answerIfProgram, findProgram } from "./find.mjs";

const CACHE = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");

export const findPandoc = () =>
  findProgram("PANDOC", ["pandoc"], [join(CACHE, "sharp-shot/tools/pandoc/pypandoc/files")]);

answerIfProgram(import.meta.url, findPandoc());

// Where the browser for the tests is: $CHROME, else Chromium or Chrome on the PATH.
import { answerIfProgram, findProgram } from "./find.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

export const findChrome = () => findProgram("CHROME", NAMES);

answerIfProgram(import.meta.url, findChrome());

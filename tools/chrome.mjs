// Where the browser for the tests is: $CHROME, else Chromium or Chrome on the PATH or where macOS keeps it.
import { answerIfProgram, findProgram } from "./find.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPS = ["Google Chrome", "Chromium"];
const FOLDERS = APPS.map((name) => `/Applications/${name}.app/Contents/MacOS`);

/** Chromium without windows. */
const SHELLS = ["chromium-headless-shell", "chrome-headless-shell"];

export const findChrome = () => findProgram("CHROME", [...NAMES, ...APPS], FOLDERS);

/** One that shows and runs pages as Chromium does, and starts each with half the work; where there is none, Chromium. */
export const findShell = () => findProgram("CHROME", SHELLS) ?? findChrome();

answerIfProgram(import.meta.url, findChrome());

// Where the browser for the tests is: $CHROME, else Chromium or Chrome on the PATH or where macOS keeps it.
import { answerIfProgram, findProgram } from "./find.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const APPS = ["Google Chrome", "Chromium"];
const FOLDERS = APPS.map((name) => `/Applications/${name}.app/Contents/MacOS`);

export const findChrome = () => findProgram("CHROME", [...NAMES, ...APPS], FOLDERS);

answerIfProgram(import.meta.url, findChrome());

// Where the browser for the tests is: $CHROME, else Chromium or Chrome on the PATH or where macOS keeps it.
import { answerIfProgram, findProgram } from "./find.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"].concat(["Google Chrome", "Chromium"]);
const FOLDERS = ["Google Chrome", "Chromium"].map((name) => `/Applications/${name}.app/Contents/MacOS`);

export const findChrome = () => findProgram("CHROME", NAMES, FOLDERS);

answerIfProgram(import.meta.url, findChrome());

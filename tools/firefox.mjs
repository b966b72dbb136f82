// Where Firefox for the tests is: $FIREFOX, else on the PATH or where macOS keeps it.
import { answerIfProgram, findProgram } from "./find.mjs";

export const findFirefox = () => findProgram("FIREFOX", ["firefox-esr", "firefox"], ["/Applications/Firefox.app/Contents/MacOS"]);

answerIfProgram(import.meta.url, findFirefox());

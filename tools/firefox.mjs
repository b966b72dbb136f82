// Where Firefox for the tests is: $FIREFOX, else on the PATH.
import { answerIfProgram, findProgram } from "./find.mjs";

export const findFirefox = () => findProgram("FIREFOX", ["firefox-esr", "firefox"]);

answerIfProgram(import.meta.url, findFirefox());

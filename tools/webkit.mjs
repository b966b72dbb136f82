// Where the driver of WebKit for the tests is, which brings its browser: $WEBKIT_DRIVER, else on the PATH; and the
// screen that it needs.
import { answerIfProgram, findProgram } from "./find.mjs";

export const findWebKit = () => findProgram("WEBKIT_DRIVER", ["WebKitWebDriver"]);
export const findScreen = () => findProgram("XVFB", ["Xvfb"]);

answerIfProgram(import.meta.url, findScreen() && findWebKit());

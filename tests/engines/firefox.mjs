// The steps' pages in Firefox, by Puppeteer over WebDriver BiDi.
import { launch } from "puppeteer-core";
import { complaintsOf } from "../browser/harness.mjs";
import { findFirefox } from "../../tools/firefox.mjs";

/** Firefox's own settings: a colour scheme of 0 is dark, a cookie behaviour of 2 lets sites store nothing. */
const preferences = ({ dark, storage }) => ({
  "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
  // Without a screen Firefox takes the machine to have no mouse; 6 is one that is fine and can hover.
  "ui.primaryPointerCapabilities": 6,
  "ui.allPointerCapabilities": 6,
  ...(!storage && { "network.cookie.cookieBehavior": 2 }),
});

/** A key, or several joined by +, of which the last is pressed while the others are held. */
async function press(keyboard, keys) {
  const [key, ...held] = keys.replace("Space", " ").split("+").reverse();
  for (const one of held) await keyboard.down(one);
  await keyboard.press(key);
  for (const one of held) await keyboard.up(one);
}

export async function start(wishes) {
  const browser = await launch({
    browser: "firefox",
    executablePath: findFirefox(),
    extraPrefsFirefox: preferences(wishes),
  });
  return {
    async page(viewport) {
      const own = await browser.createBrowserContext();
      const page = await own.newPage();
      await page.setViewport(viewport);
      const complaints = complaintsOf(page);
      const waitForFunction = page.waitForFunction.bind(page);
      const { keyboard } = page;
      return Object.assign(page, {
        keyboard: { press: (keys) => press(keyboard, keys) },
        complained: () => complaints,
        waitForFunction: (is, argument) => waitForFunction(is, {}, argument),
        setViewportSize: (size) => page.setViewport(size),
        close: () => own.close(),
      });
    },
    close: () => browser.close(),
  };
}

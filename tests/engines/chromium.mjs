// The steps' pages in Chromium, by Playwright: its page is what the steps ask of the other two.
import { complaintsOf, startChromium } from "../browser/harness.mjs";

export async function start({ dark, storage }) {
  const browser = await startChromium(...(storage ? [] : ["--disable-local-storage"]));
  return {
    async page(viewport) {
      const own = await browser.newContext({ viewport, colorScheme: dark ? "dark" : "light" });
      const page = await own.newPage();
      const complaints = complaintsOf(page);
      return Object.assign(page, { complained: () => complaints, close: () => own.close() });
    },
    close: () => browser.close(),
  };
}

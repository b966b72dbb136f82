// Style sheets that are not in the page's markup: a site's policy cannot forbid them, and all games
// of a page share one.

/** Safari has them from 16.4 on. */
export const HAS_SHEETS = "replaceSync" in (globalThis.CSSStyleSheet?.prototype ?? {});

/**
 * A sheet with these rules.
 *
 * @param {string} css
 */
export function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

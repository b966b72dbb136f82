// The address of the picture that a link to the page shows. dist/ works in any folder, so it knows none; but most sites
// that show such pictures want the whole address.

const RELATIVE = 'content="./preview.png"';

/**
 * The page with that address, for the folder in which dist/ will be published.
 *
 * @param {string} page
 * @param {string} site
 */
export function withAddress(page, site) {
  if (!/^https?:/.test(site) || !URL.canParse(site)) {
    throw new Error(`SITE=${site} is no address: write SITE=https://example.org/sharp-shot/, or leave SITE away`);
  }
  if (!page.includes(RELATIVE)) throw new Error(`index.html has no ${RELATIVE}, which SITE is for`);
  const { href } = new URL("preview.png", site.endsWith("/") ? site : `${site}/`);
  return page.replace(RELATIVE, `content="${href}"`);
}

// What axe-core finds in a page.
import { createRequire } from "node:module";

const SCRIPT = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

export const loadAxe = (page) => page.addScriptTag({ path: SCRIPT });

/** By WCAG 2.2 A and AA, in the page as it is: what is wrong, and which rules had something to check and found it right. */
export const checked = (page) =>
  page.evaluate(async (values) => {
    // Of what passes only the names of the rules are read: where each of them passed would take a fifth longer.
    const { violations, passes } = await window.axe.run({ runOnly: { type: "tag", values }, resultTypes: ["violations"] });
    return {
      violations: violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
      passes: passes.map(({ id }) => id),
    };
  }, TAGS);

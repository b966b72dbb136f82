// Whether a chart can draw all there is. In the workbook's script the build says no (`tools/bundle.mjs`), which leaves out
// what none of its pictures has: waterfalls, bubbles, whiskers, labels, marks that are hollow or beyond a limit, and
// forbidden sides.

export const ALL = true;

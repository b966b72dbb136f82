// Ways to tell others.

import { button, html } from "../chart/elements.js";

/**
 * Buttons that copy a result or a link to it, and where there is one, the browser's share sheet.
 *
 * @param {string} text
 * @param {string} url
 * @param {Element} output
 */
export function shareButtons(text, url, output) {
  const buttons = [
    button("Copy result", () => copy("The result", text, output)),
    button("Copy challenge link", () => copy("The challenge link", url, output)),
  ];
  if (navigator.share) {
    // A player who closes the sheet has not failed.
    buttons.push(button("Share…", () => navigator.share({ text, url }).catch(() => {})));
  }
  return buttons;
}

/**
 * @param {string} what
 * @param {string} text
 * @param {Element} output
 */
async function copy(what, text, output) {
  try {
    await navigator.clipboard.writeText(text);
    output.replaceChildren(`${what} is copied.`);
  } catch {
    const field = html("textarea", { readonly: "", rows: 4, "aria-label": what }, text);
    output.replaceChildren("This page is not allowed to copy. Please copy this by hand:", field);
    field.focus();
    field.select();
  }
}

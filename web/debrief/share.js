// Ways to tell others.

import { button, html } from "./elements.js";

/** Buttons that copy a text, or hand it to the browser's share sheet where there is one. */
export function shareButtons(label, text, output) {
  const buttons = [button(`Copy ${label}`, () => copy(`The ${label}`, text, output))];
  if (navigator.share) {
    // A player who closes the sheet has not failed.
    buttons.push(button(`Share ${label}`, () => navigator.share({ text }).catch(() => {})));
  }
  return buttons;
}

async function copy(what, text, output) {
  try {
    await navigator.clipboard.writeText(text);
    output.replaceChildren(`${what} is copied.`);
  } catch {
    const field = html("textarea", { readonly: "", rows: 4, "aria-label": what }, text);
    output.replaceChildren("This page may not copy. Here it is, to copy by hand:", field);
    field.focus();
    field.select();
  }
}

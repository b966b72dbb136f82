// The controls of the instruments, and what stands beside them.

import { html } from "../chart/elements.js";

/** @import { Content } from "../chart/elements.js" */

let count = 0;

/**
 * A choice among a few; `changed` is told the value.
 *
 * @template {string} Value
 * @param {string} label
 * @param {[Value, string][]} options
 * @param {Value} value
 * @param {(value: Value) => void} changed
 */
export function select(label, options, value, changed) {
  const box = html("select", { id: `lab-${(count += 1)}` });
  box.append(...options.map(([value, words]) => html("option", { value }, words)));
  box.value = value;
  box.addEventListener("change", () => changed(/** @type {Value} */ (box.value)));
  return { box, element: html("p", { class: "control" }, html("label", { for: box.id }, label), box) };
}

/**
 * @param {string} label
 * @param {boolean} value
 * @param {(value: boolean) => void} changed
 */
export function tick(label, value, changed) {
  const box = html("input", { type: "checkbox", id: `lab-${(count += 1)}` });
  box.checked = value;
  box.addEventListener("change", () => changed(box.checked));
  return { box, element: html("p", { class: "control tick" }, box, html("label", { for: box.id }, label)) };
}

/**
 * A slider; `said` is what its value is called.
 *
 * @param {string} label
 * @param {[least: number, most: number, step: number]} range
 * @param {number} value
 * @param {(value: number) => string} said
 * @param {(value: number) => void} changed
 */
export function slider(label, [min, max, step], value, said, changed) {
  const box = html("input", { type: "range", id: `lab-${(count += 1)}`, min, max, step });
  // A screen reader has the value from the slider.
  const shown = html("span", { "aria-hidden": "true" });
  const tell = () => {
    shown.textContent = said(box.valueAsNumber);
    box.setAttribute("aria-valuetext", said(box.valueAsNumber));
  };
  /** @param {number} value */
  const set = (value) => {
    box.valueAsNumber = value;
    tell();
  };
  set(value);
  box.addEventListener("input", () => {
    tell();
    changed(box.valueAsNumber);
  });
  const element = html("p", { class: "control" }, html("label", { for: box.id }, label), box, shown);
  return { box, element, set, tell };
}

/**
 * What is true of a setting, line by line.
 *
 * @param {[name: string, value: Content, isBad?: boolean][]} lines
 */
export const facts = (lines) =>
  html(
    "dl",
    { class: "facts" },
    ...lines.map(([name, value, isBad]) =>
      html("div", isBad ? { class: "bad" } : {}, html("dt", {}, name), html("dd", {}, value)),
    ),
  );

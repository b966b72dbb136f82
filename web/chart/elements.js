// Elements with their attributes and what is in them.

/**
 * @typedef {Record<string, string | number>} Attributes
 * @typedef {Node | string | number} Content
 */

/**
 * @template {Element} Made
 * @param {Made} node
 * @param {Attributes} attributes
 * @param {Content[]} content
 */
const made = (node, attributes, content) => {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(.../** @type {(Node | string)[]} */ (content));
  return node;
};

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {Content[]} content
 */
export const html = (name, attributes = {}, ...content) =>
  made(document.createElement(name), attributes, content);

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Attributes} [attributes]
 * @param {Content[]} content
 */
export const svg = (name, attributes = {}, ...content) =>
  made(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, content);

/**
 * @param {string} label
 * @param {() => void} pressed
 * @param {Attributes} [attributes]
 */
export const button = (label, pressed, attributes = {}) => {
  const element = html("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", pressed);
  return element;
};

/**
 * A table of texts or elements; the first cell of a row names it.
 *
 * @param {string} caption
 * @param {string[]} heads
 * @param {Content[][]} rows
 */
export const table = (caption, heads, rows) => {
  /** @param {"row" | "col"} scope */
  const head = (scope) => (/** @type {Content} */ cell) => html("th", { scope }, cell);
  /** @param {Content[]} cells */
  const row = ([first, ...cells]) =>
    html("tr", {}, head("row")(first), ...cells.map((cell) => html("td", {}, cell)));
  return html(
    "table",
    {},
    html("caption", {}, caption),
    html("thead", {}, html("tr", {}, ...heads.map(head("col")))),
    html("tbody", {}, ...rows.map(row)),
  );
};

/**
 * The same where it may be wider than the screen.
 *
 * @param {string} caption
 * @param {[heads: string[], rows: Content[][]]} given
 */
export const wideTable = (caption, ...given) =>
  html(
    "div",
    { class: "scrolls", role: "region", tabindex: 0, "aria-label": caption },
    table(caption, ...given),
  );

/**
 * The same behind a picture.
 *
 * @param {Parameters<typeof wideTable>} given
 */
export const tableBehind = (...given) =>
  html("details", {}, html("summary", {}, "As a table"), wideTable(...given));

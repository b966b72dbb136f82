// Elements with their attributes and what is in them.

const made = (node, attributes, content) => {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...content);
  return node;
};

export const html = (name, attributes = {}, ...content) =>
  made(document.createElement(name), attributes, content);

export const svg = (name, attributes = {}, ...content) =>
  made(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, content);

export const button = (label, pressed, attributes = {}) => {
  const element = html("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", pressed);
  return element;
};

/** A table of texts or elements; the first cell of a row names it. */
export const table = (caption, heads, rows) => {
  const head = (scope) => (cell) => html("th", { scope }, cell);
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

/** The same where it may be wider than the screen. */
export const wideTable = (caption, ...given) =>
  html(
    "div",
    { class: "scrolls", role: "region", tabindex: 0, "aria-label": caption },
    table(caption, ...given),
  );

/** The same behind a picture. */
export const tableBehind = (...given) =>
  html("details", {}, html("summary", {}, "As a table"), wideTable(...given));

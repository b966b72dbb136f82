// A list that is put in order: by buttons, by arrow keys, by dragging.

import { button, html } from "../chart/elements.js";
import { asking } from "./inputs.js";

/** @import { Asked } from "./inputs.js" */

/**
 * @param {Asked} asked
 * @param {(order: number[]) => void} answer
 */
export function ordered({ text: { ask, items }, drawn, fill, say }, answer) {
  const list = html("ol", { class: "order", role: "list" });
  /** @type {Map<Element, number>} */
  const numbers = new Map();
  const place = (/** @type {Element} */ item) => [...list.children].indexOf(item);

  /**
   * The neighbour is what moves in the page: the item keeps the focus that its button has, and the pointer. Answers with whether it moved.
   *
   * @param {HTMLElement} item
   * @param {number} by  1 or −1
   */
  const move = (item, by) => {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (isGiven(item)) return false;
    if (by < 0) other && item.after(other);
    else other && item.before(other);
    const words = fill(items[numbers.get(item) ?? 0]);
    say(`${other ? "" : "Already "}${place(item) + 1} of ${list.children.length}: ${words}`);
    return Boolean(other);
  };

  for (const at of drawn.order) {
    const words = fill(items[at]);
    const item = html("li", {}, html("span", { class: "grip", "aria-hidden": "true" }, "⠿"), html("span", {}, words));
    for (const [sign, label, by] of /** @type {const} */ ([["↑", "Up", -1], ["↓", "Down", 1]])) {
      item.append(button(sign, () => move(item, by), { "aria-label": `${label}: ${words}` }));
    }
    item.addEventListener("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by) return;
      event.preventDefault();
      move(item, by);
    });
    letDrag(item, (by) => move(item, by));
    numbers.set(item, at);
    list.append(item);
  }
  const hint = html("p", { class: "why" }, "Drag an item by its dots, or press its buttons or the arrow keys on them.");
  return asking(fill(ask), [hint, list], () => {
    hint.remove();
    for (const it of list.querySelectorAll("button")) it.remove();
    const order = [...list.children].map((item) => numbers.get(item) ?? 0);
    order.forEach((item, at) => list.children[at].children[0].replaceWith(html("span", { class: "grip" }, item === at ? "✓" : "✗")));
    answer(order);
    return true;
  }).element;
}

/**
 * With the answer its buttons are gone.
 *
 * @param {HTMLElement} item
 */
const isGiven = (item) => !item.querySelector("button");

/**
 * Moves an item while the pointer that holds it is beyond the middle of the one before or after it.
 *
 * @param {HTMLElement} item
 * @param {(by: number) => boolean} move
 */
function letDrag(item, move) {
  item.addEventListener("pointerdown", (event) => {
    const { target, pointerId } = event;
    // With a finger the page is scrolled, but for the dots.
    if (!(target instanceof Element) || target.closest("button") || event.button || isGiven(item)) return;
    if (event.pointerType !== "mouse" && !target.matches(".grip")) return;
    item.setPointerCapture(pointerId);
    item.classList.add("held");
  });
  item.addEventListener("pointermove", ({ pointerId, clientY }) => {
    if (!item.hasPointerCapture(pointerId)) return;
    const middle = (/** @type {Element | null} */ it) => {
      const box = it?.getBoundingClientRect();
      return box && box.top + box.height / 2;
    };
    while (clientY < (middle(item.previousElementSibling) ?? -Infinity) && move(-1));
    while (clientY > (middle(item.nextElementSibling) ?? Infinity) && move(1));
  });
  item.addEventListener("lostpointercapture", () => item.classList.remove("held"));
}

// The plot of all settings: a cloud, a frontier, and the marked ones with their names.

import { svg } from "./elements.js";
import { bitsOf, WHOLE } from "./model.js";

const HEIGHT = 330;
/** Room around the plot for figures and names, in CSS pixels. */
const ROOM = { left: 40, right: 14, top: 22, bottom: 34 };
/** What is hollow stands over what is not. */
const KINDS = ["frontier", "own", "uniform", "best"];
/** A pointer that is nearer (CSS pixels) to a point than this reads it. */
const NEAR = 22;

/** The picture at one width. */
export class Plot {
  #figures;
  #picture;
  #ring = svg("circle", { class: "ring", r: 9, visibility: "hidden" });

  constructor(picture, figures, marked) {
    this.width = picture.clientWidth;
    this.#figures = figures;
    this.#picture = picture;
    picture.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT}`);
    picture.replaceChildren(...this.#axes(), this.#cloud(), this.#line(), ...this.#budget());
    for (const kind of KINDS) {
      picture.append(...marked.filter((mark) => mark.kind === kind).map((mark) => this.#mark(mark)));
    }
    picture.append(...this.#labels(marked), this.#ring);
  }

  #x(bits) {
    const least = WHOLE / 8;
    return ROOM.left + ((bits - least) / (WHOLE - least)) * (this.width - ROOM.left - ROOM.right);
  }

  #y(accuracy) {
    return ROOM.top + (1 - accuracy) * (HEIGHT - ROOM.top - ROOM.bottom);
  }

  #place(setting) {
    return { x: this.#x(bitsOf(setting)), y: this.#y(this.#figures.accuracies[setting]) };
  }

  /** Rings a setting. */
  ring(setting) {
    const { x, y } = this.#place(setting);
    for (const [name, value] of Object.entries({ cx: x, cy: y, visibility: "visible" }))
      this.#ring.setAttribute(name, value);
  }

  /** The setting next to a pointer, if one is near. */
  nearest({ clientX, clientY }) {
    const { left, top } = this.#picture.getBoundingClientRect();
    let [found, distance] = [undefined, NEAR];
    this.#figures.accuracies.forEach((_, setting) => {
      const { x, y } = this.#place(setting);
      const away = Math.hypot(x - clientX + left, y - clientY + top);
      if (away < distance) [found, distance] = [setting, away];
    });
    return found;
  }

  #axes() {
    const text = (x, y, words, anchor) => svg("text", { x, y, "text-anchor": anchor }, words);
    const [right, bottom] = [this.width - ROOM.right, HEIGHT - ROOM.bottom];
    const rows = [0, 25, 50, 75, 100].flatMap((percent) => {
      const y = this.#y(percent / 100);
      return [
        svg("path", { class: "grid", d: `M${ROOM.left} ${y}H${right}` }),
        text(ROOM.left - 6, y + 4, percent, "end"),
      ];
    });
    const columns = [24, 48, 96, 144, 192].map((bits) => text(this.#x(bits), bottom + 15, bits, "middle"));
    return [...rows, ...columns, text(right, HEIGHT - 3, "bits", "end"), text(4, 12, "accuracy, %", "start")];
  }

  /** Many settings are alike in both: each place is drawn once. */
  #cloud() {
    const places = this.#figures.accuracies.map((_, setting) => {
      const { x, y } = this.#place(setting);
      return `M${x.toFixed(1)} ${y.toFixed(1)}h0`;
    });
    return svg("path", { class: "cloud", d: [...new Set(places)].join("") });
  }

  /** A stair: between two of its settings more bits bring nothing. */
  #line() {
    const [first, ...others] = this.#figures.frontier.map((setting) => this.#place(setting));
    const steps = others.map(({ x, y }) => `H${x}V${y}`);
    return svg("path", {
      class: "frontier",
      d: `M${first.x} ${first.y}${steps.join("")}H${this.width - ROOM.right}`,
    });
  }

  #budget() {
    const { budget } = this.#figures;
    const x = this.#x(budget);
    const anchor = x > this.width / 2 ? "end" : "start";
    return [
      svg("path", { class: "budget", d: `M${x} ${ROOM.top - 8}V${HEIGHT - ROOM.bottom}` }),
      svg(
        "text",
        { x: x + (anchor === "end" ? -5 : 5), y: ROOM.top - 6, "text-anchor": anchor },
        `budget ${budget}`,
      ),
    ];
  }

  #mark({ setting, kind, count = 0 }) {
    const { x, y } = this.#place(setting);
    if (kind === "uniform") return svg("rect", { class: kind, x: x - 5, y: y - 5, width: 10, height: 10 });
    const radius = { own: 4 + 1.8 * Math.sqrt(count), best: 6, frontier: 2.5 }[kind];
    return svg("circle", { class: kind, cx: x, cy: y, r: radius });
  }

  /** The names of the marked points, where each covers no other, and no point that matters. */
  #labels(marked) {
    const around = (setting, reach) => {
      const { x, y } = this.#place(setting);
      return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach };
    };
    const named = ["own", "best", "uniform"].flatMap((kind) => marked.filter((mark) => mark.kind === kind));
    const budget = this.#x(this.#figures.budget);
    const taken = [
      ...this.#figures.frontier.map((setting) => around(setting, 3)),
      ...named.map(({ setting }) => around(setting, 7)),
      { left: budget - 75, top: 0, right: budget + 75, bottom: ROOM.top },
    ];
    const bounds = { left: ROOM.left, top: ROOM.top, right: this.width, bottom: HEIGHT - ROOM.bottom };
    return named.flatMap(({ setting, kind, name }) => {
      const box = placeFor(this.#place(setting), name, taken, bounds);
      if (!box) return [];
      taken.push(box);
      return [svg("text", { class: kind, x: box.left, y: box.bottom - 4 }, name)];
    });
  }
}

/** Height of a name, and about the width of a letter, in CSS pixels. */
const LINE = 16;
const LETTER = 7;

/** Room for a name beside a point, within `bounds` and beside all that is `taken`; none if there is none. */
function placeFor({ x, y }, name, taken, bounds) {
  const wide = LETTER * name.length;
  const sides = { right: 12, left: -12 - wide, middle: -wide / 2 };
  const steps = [
    ["right", -0.5],
    ["right", 0.5],
    ["right", -1.5],
    ["right", 1.5],
    ["right", 2.5],
    ["left", 0.5],
    ["left", 1.5],
    ["left", 2.5],
    ["left", -1.5],
    ["middle", 1.5],
    ["middle", 2.5],
  ];
  const boxes = steps.map(([side, lines]) => {
    const [left, middle] = [x + sides[side], y + lines * LINE];
    return { left, top: middle - LINE / 2, right: left + wide, bottom: middle + LINE / 2 };
  });
  const isInside = (box) =>
    box.left >= bounds.left &&
    box.right <= bounds.right &&
    box.top >= bounds.top &&
    box.bottom <= bounds.bottom;
  const overlaps = (a, b) => a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;
  return boxes.find((box) => isInside(box) && !taken.some((other) => overlaps(box, other)));
}

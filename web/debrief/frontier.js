// All settings of the dials: bits against accuracy, and where the player stood among them.

import { html, svg, tableBehind } from "./elements.js";
import { bitsOf, described, percent, plural, uniform, WHOLE } from "./model.js";

const HEIGHT = 330;
const PLOT = { left: 40, right: 14, top: 22, bottom: 34 };
const KINDS = ["frontier", "own", "uniform", "best"];
/** A pointer that is nearer (CSS pixels) to a point than this reads it. */
const NEAR = 22;

/** Draws the plot again whenever its width changes, until `signal` is aborted. */
export function showFrontier(part, figures, bits, signal) {
  const reading = html("p", { class: "reading" }, "Point at a setting, or step along the marked ones with the arrow keys.");
  const picture = svg("svg", { role: "group", tabindex: 0, height: HEIGHT });
  const marked = marks(figures, bits);
  picture.setAttribute("aria-label", `All 4,096 settings, bits against accuracy. ${marked.length} of them are marked: arrow keys read them.`);
  part.append(picture, legend(), reading, tableOf(marked, figures.accuracies));

  let plot;
  const observer = new ResizeObserver(() => {
    if (picture.clientWidth && plot?.width !== picture.clientWidth) plot = new Plot(picture, figures, marked);
  });
  observer.observe(picture);
  signal.addEventListener("abort", () => observer.disconnect());

  const read = (setting) => {
    plot?.ring(setting);
    const names = marked.filter((mark) => mark.setting === setting).map(({ name }) => name);
    const figure = `${bitsOf(setting)} bits, ${percent(figures.accuracies[setting])}`;
    reading.textContent = `${[...names, described(setting)].join(" · ")}: ${figure}`;
  };
  for (const name of ["pointermove", "pointerdown"]) {
    picture.addEventListener(name, (event) => {
      const found = plot?.nearest(event);
      if (found !== undefined) read(found);
    });
  }
  let at = -1;
  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  picture.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    at = Math.max(0, Math.min(at + step, marked.length - 1));
    read(marked[at].setting);
  });
  // A pointer would have it all read aloud.
  picture.addEventListener("focus", () => reading.setAttribute("aria-live", "polite"));
  picture.addEventListener("blur", () => reading.removeAttribute("aria-live"));
}

/** The settings that have a name, by bits. */
function marks({ shots, frontier, accuracies }, bits) {
  const uses = new Map();
  for (const { setting } of shots) uses.set(setting, (uses.get(setting) ?? 0) + 1);
  const within = frontier.filter((setting) => bitsOf(setting) <= bits);
  const named = [
    ...[...uses].map(([setting, count]) => ({ setting, kind: "own", count, name: `you, ${plural(count, "shot")}` })),
    { setting: within.at(-1), kind: "best", name: `best at ${bits} bits` },
    ...[1, 2, 3].map((precision) => ({ setting: uniform(precision), kind: "uniform", name: described(uniform(precision)) })),
  ];
  const others = frontier.filter((setting) => named.every((mark) => mark.setting !== setting));
  named.push(...others.map((setting) => ({ setting, kind: "frontier", name: "frontier" })));
  return named.sort((a, b) => bitsOf(a.setting) - bitsOf(b.setting) || accuracies[a.setting] - accuracies[b.setting]);
}

function legend() {
  const entry = (kind, words) => html("li", { "data-kind": kind }, words);
  return html(
    "ul", { class: "legend", "aria-hidden": "true" },
    entry("own", "you"), entry("best", "best at your bits"), entry("frontier", "Pareto frontier"),
    entry("uniform", "one precision for all"), entry("cloud", "all other settings"),
  );
}

function tableOf(marked, accuracies) {
  const rows = marked.map(({ setting, name }) => [
    name, described(setting), String(bitsOf(setting)), percent(accuracies[setting]),
  ]);
  return tableBehind("The marked settings, by bits", ["", "setting", "bits", "accuracy"], rows);
}

/** The picture at one width. */
class Plot {
  #figures;
  #picture;
  #ring = svg("circle", { class: "ring", r: 9, visibility: "hidden" });

  constructor(picture, figures, marked) {
    this.width = picture.clientWidth;
    this.#figures = figures;
    this.#picture = picture;
    picture.setAttribute("viewBox", `0 0 ${this.width} ${HEIGHT}`);
    picture.replaceChildren(...this.#axes(), this.#cloud(), this.#line(), ...this.#budget());
    // What is hollow stands over what is not.
    for (const kind of KINDS) {
      picture.append(...marked.filter((mark) => mark.kind === kind).map((mark) => this.#mark(mark)));
    }
    picture.append(...this.#labels(marked), this.#ring);
  }

  #x(bits) {
    const least = WHOLE / 8;
    return PLOT.left + ((bits - least) / (WHOLE - least)) * (this.width - PLOT.left - PLOT.right);
  }

  #y(accuracy) {
    return PLOT.top + (1 - accuracy) * (HEIGHT - PLOT.top - PLOT.bottom);
  }

  #place(setting) {
    return { x: this.#x(bitsOf(setting)), y: this.#y(this.#figures.accuracies[setting]) };
  }

  /** Rings a setting. */
  ring(setting) {
    const { x, y } = this.#place(setting);
    for (const [name, value] of Object.entries({ cx: x, cy: y, visibility: "visible" })) this.#ring.setAttribute(name, value);
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
    const [right, bottom] = [this.width - PLOT.right, HEIGHT - PLOT.bottom];
    const rows = [0, 25, 50, 75, 100].flatMap((percent) => {
      const y = this.#y(percent / 100);
      return [svg("path", { class: "grid", d: `M${PLOT.left} ${y}H${right}` }), text(PLOT.left - 6, y + 4, percent, "end")];
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
    return svg("path", { class: "frontier", d: `M${first.x} ${first.y}${steps.join("")}H${this.width - PLOT.right}` });
  }

  #budget() {
    const { budget } = this.#figures;
    const x = this.#x(budget);
    const anchor = x > this.width / 2 ? "end" : "start";
    return [
      svg("path", { class: "budget", d: `M${x} ${PLOT.top - 8}V${HEIGHT - PLOT.bottom}` }),
      svg("text", { x: x + (anchor === "end" ? -5 : 5), y: PLOT.top - 6, "text-anchor": anchor }, `budget ${budget}`),
    ];
  }

  #mark({ setting, kind, count = 0 }) {
    const { x, y } = this.#place(setting);
    if (kind === "uniform") return svg("rect", { class: kind, x: x - 5, y: y - 5, width: 10, height: 10 });
    const radius = { own: 4 + 1.8 * Math.sqrt(count), best: 6, frontier: 2.5 }[kind];
    return svg("circle", { class: kind, cx: x, cy: y, r: radius });
  }

  /** Names beside their points, each where it covers no other and no point that has a name. */
  #labels(marked) {
    const named = marked.filter(({ kind }) => kind !== "frontier");
    const taken = named.map(({ setting }) => {
      const { x, y } = this.#place(setting);
      return { x: x - 7, y: y - 7, right: x + 7, bottom: y + 7 };
    });
    for (const setting of this.#figures.frontier) {
      const { x, y } = this.#place(setting);
      taken.push({ x: x - 3, y: y - 3, right: x + 3, bottom: y + 3 });
    }
    const budget = this.#x(this.#figures.budget);
    taken.push({ x: budget - 75, y: 0, right: budget + 75, bottom: PLOT.top });
    const free = (box) =>
      box.x >= PLOT.left && box.right <= this.width && box.y >= PLOT.top && box.bottom <= HEIGHT - PLOT.bottom &&
      taken.every((other) => box.x > other.right || box.right < other.x || box.y > other.bottom || box.bottom < other.y);
    const order = ["own", "best", "uniform"];
    return named.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).flatMap(({ setting, kind, name }) => {
      const { x, y } = this.#place(setting);
      const wide = 7 * name.length;
      const box = [[12, -8], [12, 8], [12, -24], [12, 24], [-12 - wide, 8], [-12 - wide, 24], [-12 - wide, -24], [-wide / 2, 24], [-wide / 2, 40]]
        .map(([dx, dy]) => ({ x: x + dx, y: y + dy - 8, right: x + dx + wide, bottom: y + dy + 8 }))
        .find(free);
      if (!box) return [];
      taken.push(box);
      return [svg("text", { class: kind, x: box.x, y: box.bottom - 4 }, name)];
    });
  }
}

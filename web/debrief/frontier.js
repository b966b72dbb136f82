// All settings of the dials: bits against accuracy, and where the player stood among them.

import { html, svg, tableBehind } from "./elements.js";
import { bitsOf, described, percent, plural, uniform } from "./model.js";
import { Plot } from "./plot.js";

/** Draws the plot again whenever its width changes, until `signal` is aborted. */
export function showFrontier(part, figures, bits, signal) {
  const reading = html(
    "p",
    { class: "reading" },
    "Point at a setting, or step along the marked ones with the arrow keys.",
  );
  const picture = svg("svg", { role: "group", tabindex: 0 });
  const marked = marks(figures, bits);
  picture.setAttribute(
    "aria-label",
    `All 4,096 settings, bits against accuracy. ${marked.length} of them are marked: arrow keys read them.`,
  );
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
    ...[...uses].map(([setting, count]) => ({
      setting,
      kind: "own",
      count,
      name: `you, ${plural(count, "shot")}`,
    })),
    { setting: within.at(-1), kind: "best", name: `best at ${bits} bits` },
    ...[1, 2, 3].map((precision) => ({
      setting: uniform(precision),
      kind: "uniform",
      name: described(uniform(precision)),
    })),
  ];
  const others = frontier.filter((setting) => named.every((mark) => mark.setting !== setting));
  named.push(...others.map((setting) => ({ setting, kind: "frontier", name: "frontier" })));
  return named.sort(
    (a, b) => bitsOf(a.setting) - bitsOf(b.setting) || accuracies[a.setting] - accuracies[b.setting],
  );
}

function legend() {
  const entry = (kind, words) => html("li", { "data-kind": kind }, words);
  return html(
    "ul",
    { class: "legend", "aria-hidden": "true" },
    entry("own", "you"),
    entry("best", "best at your bits"),
    entry("frontier", "Pareto frontier"),
    entry("uniform", "one precision for all"),
    entry("cloud", "all other settings"),
  );
}

function tableOf(marked, accuracies) {
  const rows = marked.map(({ setting, name }) => [
    name,
    described(setting),
    String(bitsOf(setting)),
    percent(accuracies[setting]),
  ]);
  return tableBehind("The marked settings, by bits", ["", "setting", "bits", "accuracy"], rows);
}

// One chart of each kind; `tests/browser/chart.test.mjs` bundles this.
import { chart } from "../../../web/chart/chart.js";
import style from "../../../web/chart/chart.css";
import allStyle from "../../../web/chart/all.css";
import palette from "../../../web/palette.css";

const LAYERS = ["embedding", "attention.1", "feed-forward.1", "attention.2", "feed-forward.2", "output"];
const TONES = ["edge", "attention", "feed-forward", "attention", "feed-forward", "edge"];
const PRECISIONS = [2, 3, 4, 6, 8, 16, 32];
const accuracy = { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] };
const bits = { label: "bits", scale: "log", domain: [2, 32], ticks: [2, 3, 4, 6, 8, 12, 16, 24, 32] };
const at = (values) => PRECISIONS.map((x, index) => ({ x, y: values[index], name: `int${x}` }));

const lines = {
  caption: "Accuracy against bits",
  x: bits,
  y: accuracy,
  series: [
    { kind: "line", name: "ResNet-50", tone: "edge", marks: at([0.1, 40, 68, 74, 75.6, 76.1, 76.1]) },
    { kind: "stair", name: "MobileNetV2", tone: "attention", marks: at([0.1, 3, 40, NaN, 70, 71.8, 71.9]) },
    { kind: "points", name: "trained with it", tone: "accent", marks: at([30, 50, 60, 62, 80, 82, 90]) },
  ],
  limits: [
    { axis: "y", at: 65, name: "at least 65 %", side: "below" },
    { axis: "x", at: 8, name: "int8 hardware", side: "below" },
  ],
};
Object.assign(lines.series[0].marks[4], { label: "int8: 75.6 %" });
Object.assign(lines.series[0].marks[0], { bad: true });
Object.assign(lines.series[1].marks[2], { error: 9, hollow: true });

const bubbles = {
  caption: "Latency, accuracy and size",
  x: { label: "latency, ms", scale: "log", domain: [1, 1000], ticks: [1, 10, 100, 1000] },
  y: { label: "accuracy, %", scale: "linear", domain: [60, 90], ticks: [60, 70, 80, 90] },
  series: [
    {
      kind: "bubbles",
      name: "models",
      tone: "attention",
      size: { label: "MiB" },
      marks: [
        { x: 3, y: 70, size: 14, name: "MobileNetV2", label: "MobileNetV2" },
        { x: 20, y: 76, size: 98, name: "ResNet-50", label: "ResNet-50: 98 MiB", bad: true },
        { x: 25, y: 75, size: 25, name: "ResNet-50 int8", label: "int8" },
        { x: 400, y: 86, size: 392, name: "ViT-B", label: "ViT-B", bad: true },
      ],
    },
  ],
  limits: [
    { axis: "x", at: 33, name: "30 frames a second", side: "above" },
    { axis: "x", at: 90, name: "limit B", side: "above" },
  ],
};

const bars = {
  caption: "Size of each layer",
  x: { label: "layer", scale: "band", domain: LAYERS },
  y: { label: "size, MiB", scale: "linear", domain: [0, 40], ticks: [0, 10, 20, 30, 40] },
  series: [
    {
      kind: "bars",
      name: "layers",
      tone: "soft",
      marks: [12, 30, 4, 35, 22, 0.3].map((y, index) => ({
        ...{ x: LAYERS[index], y, name: LAYERS[index], tone: TONES[index], label: String(y), bad: y > 32 },
      })),
    },
  ],
  limits: [{ axis: "y", at: 32, name: "limit 32 MiB", side: "above" }],
};

const left = [97, 94, 88, 79, 75, 63, 58];
const waterfall = {
  caption: "What each layer takes",
  x: { label: "", scale: "band", domain: ["fp32", ...LAYERS] },
  y: accuracy,
  series: [
    {
      kind: "waterfall",
      name: "accuracy",
      tone: "ink",
      marks: left.map((y, index) => {
        const name = ["fp32", ...LAYERS][index];
        const from = left[index - 1];
        return index ? { x: name, y, from, name, label: `−${from - y}`, tone: TONES[index - 1] } : { x: name, y, name };
      }),
    },
  ],
};

const blocks = Array.from({ length: 24 }, (_, index) => `block.${index + 1}`);
const many = {
  caption: "Perplexity by block",
  x: { label: "block", scale: "band", domain: blocks },
  y: {
    label: "perplexity (lower is better)",
    scale: "log",
    domain: [1, 100000],
    ticks: [1, 10, 100, 1000, 10000, 100000],
    format: (value) => value.toLocaleString("en"),
  },
  series: ["edge", "ink"].map((tone) => ({
    kind: "bars",
    name: tone,
    tone,
    marks: blocks.map((x, index) => ({ x, y: 10 ** (index % 6), name: x })),
  })),
};

customElements.define(
  "test-charts",
  class extends HTMLElement {
    connectedCallback() {
      const root = this.attachShadow({ mode: "open" });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`${palette}${style}${allStyle}.sheet { padding: 10px; background: var(--panel); }`);
      root.adoptedStyleSheets = [sheet];
      const part = document.createElement("main");
      part.className = "sheet";
      part.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
      root.append(part);
      const all = { lines, bubbles, bars, waterfall, many };
      this.signal = new AbortController();
      this.charts = Object.fromEntries(
        Object.entries(all).map(([name, options]) => [name, chart(options, this.signal.signal)]),
      );
      for (const [name, { figure }] of Object.entries(this.charts)) {
        figure.id = name;
        part.append(figure);
      }
      this.options = all;
    }
  },
);

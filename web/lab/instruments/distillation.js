// The third part: students with and without a teacher, and what a temperature does.

import { chart } from "../../chart/chart.js";
import { button, html, wideTable } from "../../chart/elements.js";
import { showButton } from "../../place/focus.js";
import { facts, select, slider } from "../controls.js";
import { accuracyInWords, basisInWords, median, number, percent, PLACES, points, rounded, size, STUDENT_FORMATS, studentInWords, toTheWall } from "../words.js";

/**
 * @import { Figures, MeasuredStudent, Mission, Softened, Student, StudentFormat } from "../lab.d.ts"
 * @import { Instrument, Tools } from "./instrument.d.ts"
 */

const CELLS = 32;

/**
 * @param {Tools} tools
 * @returns {Instrument}
 */
export function distillation({ session, signal, play, alert, isHere }) {
  /** @type {Student} */
  const setting = { neurons: 32, temperature: null, format: "int8" };
  const { facts: known } = session;
  const sizes = [...new Set(known.students.map(({ neurons }) => neurons))];
  const temperatures = [...new Set(known.students.flatMap(({ temperature }) => temperature ?? []))];
  const formats = /** @type {[StudentFormat, string][]} */ (Object.entries(STUDENT_FORMATS));
  const controls = html(
    "div",
    { class: "controls" },
    select("Student", sizes.map((it) => [`${it}`, `${it} neurons`]), `${setting.neurons}`, (value) => {
      setting.neurons = Number(value);
      show();
    }).element,
    select("Teacher", [["", "none"], ...temperatures.map((it) => /** @type {[string, string]} */ ([`${it}`, `the range model, T = ${it}`]))], "", (value) => {
      setting.temperature = value ? Number(value) : null;
      show();
    }).element,
    select("Format", formats, setting.format, (value) => {
      setting.format = value;
      show();
    }).element,
  );
  const now = html("div", { class: "now", "aria-live": "polite", tabindex: -1 });
  const ask = html("p", { class: "goal" });
  const choose = button("Choose this student", () => play({ move: "choose", setting: { ...setting } }) && now.focus({ preventScroll: true }), { class: "main" });
  const stay = button("No student does: keep the first", () => play({ move: "keep" }));
  const bridge = chart(bridgeChart(session, undefined, setting), signal);
  const softness = softnessOf(session, signal);

  function show() {
    const { mission, progress } = session.view;
    if (!mission || !isHere()) return;
    const { first, second } = progress.distillation;
    const figures = session.figures({ student: setting });
    showButton(choose, !second, now);
    showButton(stay, Boolean(first) && !second && !session.isThereLess(), now);
    choose.textContent = first ? "Choose this student instead" : "Choose this student";
    ask.textContent = first
      ? `“Good. Now give me 20% less energy: at most ${percent(100 * known.energyLeft * first.figures.energy)} of what the whole model takes at fp16, and stay above my veto.”`
      : "Choose a student that the stakeholder accepts. Then you are asked for more.";
    if (figures) showNow(figures, mission);
    bridge.update(bridgeChart(session, first?.figures, setting));
  }

  /** @param {Figures} figures @param {Mission} mission */
  function showNow(figures, mission) {
    const obstacles = session.obstacles({ student: setting });
    const isRefused = obstacles.includes("veto");
    const student = studentOf(known.students, setting);
    now.replaceChildren(
      html("h4", {}, studentInWords(setting)),
      facts([
        ["accuracy", accuracyInWords(figures), isRefused],
        ["lost", `${number(figures.drop, 2)} points; at most ${points(mission.vetoPoints)}`, isRefused],
        ["parameters", `${number(student?.parameters ?? 0, 0)} of 30,336`],
        ["size", size(figures.bytes)],
        ["energy of a pass", `${percent(100 * figures.energy)} of the whole model at fp16`, obstacles.includes("energy")],
        toTheWall(figures, mission),
      ]),
      html("p", { class: "basis" }, `Accuracy ${basisInWords(figures, known)}. Energy: its multiply-adds, by the textbook’s factor for the format on ${PLACES[mission.place]}.`),
    );
    choose.disabled = obstacles.length > 0;
  }

  return {
    controls,
    pictures: [ask, now, html("p", { class: "row" }, choose, stay), alert, bridge.figure, studentTable(known.students), softness.element],
    refresh: () => {
      show();
      if (isHere()) softness.show();
    },
  };
}

/** @param {MeasuredStudent[]} students @param {Student} setting */
const studentOf = (students, { neurons, temperature, format }) =>
  students.find((it) => it.neurons === neurons && it.temperature === temperature && it.int4InTheLoop === (format === "loop"));

/**
 * @param {Tools["session"]} session
 * @param {Figures | undefined} first
 * @param {Student} setting
 * @returns {Parameters<typeof chart>[0]}
 */
function bridgeChart(session, first, setting) {
  const { facts: known } = session;
  /** @param {boolean} isTaught */
  const marks = (isTaught) =>
    known.students
      .filter(({ temperature }) => (temperature !== null) === isTaught)
      .flatMap(({ neurons, temperature, int4InTheLoop }) =>
        /** @type {StudentFormat[]} */ (int4InTheLoop ? ["loop"] : ["fp32", "int8", "int4"]).flatMap((format) => {
          const student = { neurons, temperature, format };
          const figures = session.figures({ student });
          const isNow = Object.entries(setting).every(([name, value]) => student[/** @type {keyof Student} */ (name)] === value);
          return figures
            ? [{ x: 100 * figures.energy, y: figures.accuracy, name: studentInWords(student), ...(isNow ? { label: "now" } : {}) }]
            : [];
        }),
      );
  const veto = session.view.mission?.vetoPoints ?? 0;
  const top = median(known.anywhere[0].asItIs.accuracy);
  return {
    caption: "Accuracy against energy of all students (medians of the seeds)",
    x: { label: "energy, % of the whole model at fp16", scale: "log", domain: [10, 200], ticks: [10, 20, 50, 100, 200] },
    y: { label: "accuracy, %", scale: "linear", domain: [0, 100], ticks: [0, 25, 50, 75, 100] },
    series: [
      { kind: "points", name: "with a teacher", tone: "attention", marks: marks(true) },
      { kind: "points", name: "alone", tone: "feed-forward", marks: marks(false).map((it) => ({ ...it, hollow: true })) },
    ],
    limits: [
      { axis: "y", at: top - veto, name: "veto", side: "below" },
      ...(first ? [/** @type {const} */ ({ axis: "x", at: 100 * known.energyLeft * first.energy, name: "20% less", side: "above" })] : []),
    ],
  };
}

/** @param {MeasuredStudent[]} students */
function studentTable(students) {
  const rows = students
    .filter(({ int4InTheLoop }) => !int4InTheLoop)
    .map(({ neurons, temperature, fp32, int8, int4 }) => {
      const loop = students.find((it) => it.int4InTheLoop && it.neurons === neurons && it.temperature === temperature);
      /** @param {number[] | undefined} seeds */
      const all = (seeds) => (seeds ? seeds.map((it) => number(it)).join(" / ") : "");
      return [`${neurons} neurons, ${temperature ? `T = ${temperature}` : "alone"}`, all(fp32), all(int8), all(int4), all(loop?.int4)];
    });
  const heads = ["student", "fp32", "int8", "int4", "int4 in training"];
  return html("details", {}, html("summary", {}, "All students, each seed"), wideTable("Accuracy in % of each seed, measured by our trainer on 4,096 boards", heads, rows));
}

/**
 * Teacher and student side by side, at a temperature.
 *
 * @param {Tools["session"]} session
 * @param {AbortSignal} signal
 */
function softnessOf(session, signal) {
  const { alpha } = session.facts;
  let [board, temperature, student] = [0, 4, 1];
  const pictures = ["Teacher", "Student"].map((name) => {
    const canvas = html("canvas", { width: CELLS, height: CELLS, role: "img" });
    return { name, canvas, words: html("figcaption", {}, name) };
  });
  const words = html("p", { class: "formula" });
  const table = html("div");
  const note = html("p", { class: "basis" });
  const who = select("Student", [["1", "taught at T = 4"], ["0", "trained alone"]], "1", (value) => {
    student = Number(value);
    draw();
  });
  const heat = slider("Temperature", [1, 8, 1], temperature, (value) => `T = ${value}`, (value) => {
    temperature = value;
    draw();
  });
  const next = button("Another board", () => {
    board = (board + 1) % session.facts.boards;
    draw();
  });

  function draw() {
    const it = session.softened(board, student, temperature);
    if (!it) return;
    for (const [at, { name, canvas, words }] of pictures.entries()) {
      const sides = at ? it.student : it.teacher;
      paint(canvas, sides, it);
      canvas.setAttribute("aria-label", `${name}: where it takes the target to be. ${likeliest(sides)}`);
      words.textContent = `${name}, entropy ${number(it.entropies[at], 2)} nats`;
    }
    words.textContent =
      `L = α T² KL + (1 − α) CE = ${alpha} · ${temperature}² · ${rounded(it.divergence)} + ` +
      `${number(1 - alpha, 1)} · ${number(it.crossEntropy, 3)} = ${number(it.total, 3)} nats`;
    const rows = [["teacher", it.teacher], ["student", it.student]].map(([name, sides]) => [
      /** @type {string} */ (name), likeliest(/** @type {[number[], number[]]} */ (sides)),
    ]);
    table.replaceChildren(
      html("details", {}, html("summary", {}, "As a table"), wideTable(`Board ${board + 1}; right is column ${it.x + 1}, row ${it.y + 1}`, ["", "likeliest cells"], rows)),
    );
    note.textContent = `Calculated here, on board ${board + 1}. The frame is the right cell. KL and CE of columns and rows together.`;
  }

  const element = html(
    "div",
    { class: "softness" },
    html("h4", {}, "What a temperature shows"),
    html("div", { class: "controls" }, who.element, heat.element, html("p", { class: "control" }, next)),
    html("div", { class: "pair boards" }, ...pictures.map(({ canvas, words }) => html("figure", {}, canvas, words))),
    words,
    table,
    note,
  );
  return {
    element,
    show: async () => {
      try {
        await session.students();
        if (!signal.aborted) draw();
      } catch {
        note.textContent = "The students could not be loaded. All else of this part works.";
      }
    },
  };
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {[number[], number[]]} sides
 * @param {Softened} truth
 */
function paint(canvas, [columns, rows], { x, y }) {
  const context = canvas.getContext("2d");
  if (!context) return;
  const style = getComputedStyle(canvas);
  context.clearRect(0, 0, CELLS, CELLS);
  context.fillStyle = style.getPropertyValue("--ink");
  const most = Math.max(...columns) * Math.max(...rows);
  for (let row = 0; row < CELLS; row += 1) {
    for (let column = 0; column < CELLS; column += 1) {
      // What is a hundred times less likely is still seen.
      context.globalAlpha = ((columns[column] * rows[row]) / most) ** 0.4;
      context.fillRect(column, row, 1, 1);
    }
  }
  context.globalAlpha = 1;
  context.strokeStyle = style.getPropertyValue("--bad");
  context.lineWidth = 0.4;
  context.strokeRect(x - 0.5, y - 0.5, 2, 2);
}

/** @param {[number[], number[]]} sides */
function likeliest([columns, rows]) {
  const cells = columns.flatMap((column, x) => rows.map((row, y) => ({ x, y, share: column * row })));
  const best = cells.sort((a, b) => b.share - a.share).slice(0, 3);
  return best.map(({ x, y, share }) => `column ${x + 1}, row ${y + 1}: ${rounded(100 * share)}%`).join("; ");
}

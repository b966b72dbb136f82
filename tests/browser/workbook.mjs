// The workbook, and the ways in which a student works in it. What is right is calculated here from the drills' own
// texts, with the numbers that a student sees.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { root } from "./harness.mjs";
import { byKeys as keysOf, byMouse as mouse, byTouch as touch, tabTo } from "./lab.mjs";

const read = (file) => JSON.parse(readFileSync(`${root}assets/workbook/${file}.json`, "utf8"));

export const SOURCES = read("sources");
export const WORDS = read("banks/quantization").questions;
export const CHAPTERS = read("chapters").map(({ id, title }) => ({ id, title, drills: read(`chapters/${id}`).drills }));

/** All drills by their names, with what stands above each. */
export const DRILLS = Object.fromEntries(
  CHAPTERS.flatMap(({ id: chapter, title, drills }) =>
    drills.map((drill, at) => [drill.id, { ...drill, chapter, heading: `${title}: drill ${at + 1} of ${drills.length}` }]),
  ),
);

/** One drill of each kind. */
export const KINDS = {
  number: "file-size",
  choice: "memory-bound-cure",
  line: "wrong-dequantizer",
  order: "ptq-order",
  formula: "compute-bound-batch",
  picture: "roofline-share",
};

export const workbook = (page) => page.locator("sharp-shot-workbook");
export const button = (page, name) => workbook(page).getByRole("button", { name });
/** What is said of an answer. */
export const said = (page) => workbook(page).locator(".drill .status");
export const box = (page) => workbook(page).getByRole("textbox");
export const check = (page) => button(page, "Check");

/** What the workbook has kept in this browser, or one of a class with this seed. */
export const kept = (page, seed) =>
  page.evaluate((key) => JSON.parse(localStorage.getItem(key)), seed === undefined ? "sharp-shot-workbook" : `sharp-shot-workbook-${seed}`);

/** Waits for what the workbook begins with. */
export const begun = (page) => workbook(page).locator("fieldset, .chapters").first().waitFor();

/** Opens the workbook's own page. */
export async function openWorkbook(page, hash = "") {
  await page.goto(`${page.site}/workbook.html${hash}`);
  await begun(page);
}

/** Opens a page that has a workbook with these options. */
export async function openHost(page, options = {}) {
  await page.goto(`${page.site}/pages/workbook_host.html?${new URLSearchParams(options)}`);
  await begun(page);
}

/** Waits until this drill is shown. */
export async function shows(page, id) {
  await workbook(page).getByRole("heading", { name: DRILLS[id].heading, exact: true }).waitFor();
  await begun(page);
}

/** Goes to a drill by the address of the page that is open. */
export async function openDrill(page, id) {
  await page.evaluate((id) => (location.hash = `#drill=${id}`), id);
  await shows(page, id);
}

/** With a mouse. */
export const byMouse = () => ({
  ...mouse,
  type: (box, text) => box.fill(text),
  up: (item) => item.getByRole("button", { name: /^Up/ }).click(),
});

/** With a finger. */
export const byTouch = () => ({
  ...touch,
  type: async (box, text) => {
    await box.tap();
    await box.fill(text);
  },
  up: (item) => item.getByRole("button", { name: /^Up/ }).tap(),
});

/** With keys alone. */
export const byKeys = (page) => ({
  ...keysOf(page),
  type: async (box, text) => {
    await tabTo(page, box);
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(text);
  },
  up: async (item) => {
    await tabTo(page, item.getByRole("button", { name: /^Up/ }));
    await page.keyboard.press("ArrowUp");
  },
});

const FUNCTIONS = { ln: Math.log, round: (x) => Math.sign(x) * Math.floor(Math.abs(x) + 0.5) };

/** What a formula of a drill comes to; `value` knows the quantities by their names. */
function evaluated(formula, value) {
  const code = formula.replaceAll("^", "**").replaceAll(/(?<![\w.])[a-z]\w*/gi, (name) => `of("${name}")`);
  return new Function("of", `return ${code}`)((name) => FUNCTIONS[name] ?? Math[name] ?? value(name));
}

/** The quantities of a drill by their names, as far as its question says them; `seen` are those seen elsewhere. */
async function quantities(page, { ask, where = {} }, seen = {}) {
  const parts = ask.split(/\{(\w+)\}/);
  const pattern = parts.map((part, at) => (at % 2 ? "(−?[\\d.,]*\\d)" : part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))).join("");
  const shown = (await workbook(page).locator(".drill .asked").textContent()).match(`^${pattern}$`);
  assert.ok(shown, `asked as ${ask}`);
  const found = { ...seen };
  for (let at = 1; at < parts.length; at += 2) {
    found[parts[at]] = Number(shown[(at + 1) / 2].replace("−", "-").replaceAll(",", ""));
  }
  const value = (name) => (found[name] ??= evaluated(where[name] ?? assert.fail(`${name} is not to be seen`), value));
  return value;
}

/** What a formula of a drill comes to with the numbers that are shown. */
export const comesTo = async (page, drill, formula, seen) => evaluated(formula, await quantities(page, drill, seen));

/** Where the roofline bends, as the table behind the picture says. */
async function readPicture(page, by) {
  await by.press(workbook(page).locator("summary"));
  const cells = await workbook(page).locator("tbody tr", { hasText: "bend" }).locator("th, td").allTextContents();
  return { ridge: Number(cells.map((cell) => cell.replaceAll(",", "")).find((cell) => Number(cell) >= 50)) };
}

/** The items of an order, from first to last. */
export const items = (page) => workbook(page).locator(".order li > span:nth-child(2)").allTextContents();
export const item = (page, words) => workbook(page).locator(".order li", { hasText: words });

/** Brings the items into this order. */
export async function arrange(page, by, wanted) {
  for (const [place, words] of wanted.entries()) {
    for (let at = (await items(page)).indexOf(words); at > place; at -= 1) await by.up(item(page, words));
  }
  assert.deepEqual(await items(page), wanted);
}

/** Gives an answer of each kind; a wrong one is none of the typical mistakes. */
const GIVE = {
  async number(page, by, drill, isRight, seen) {
    const value = await comesTo(page, drill, drill.answer, seen);
    await by.type(box(page), String(isRight ? value : 17 * value + 3));
    await by.press(check(page));
  },
  picture: async (page, by, drill, isRight) => GIVE.number(page, by, drill, isRight, await readPicture(page, by)),
  async formula(page, by, drill, isRight) {
    await by.type(box(page), isRight ? drill.answer : `17 * (${drill.answer}) + 3`);
    await by.press(check(page));
  },
  async choice(page, by, { answers }, isRight) {
    const { text } = answers.find(({ right = false }) => right === isRight);
    await by.pick(workbook(page).getByLabel(text, { exact: true }));
    await by.press(check(page));
  },
  async line(page, by, { lines }, isRight) {
    await by.pick(workbook(page).getByRole("radio").nth(lines.findIndex(({ wrong = false }) => wrong === isRight)));
    await by.press(check(page));
  },
  async order(page, by, drill, isRight) {
    await arrange(page, by, isRight ? drill.items : drill.items.toReversed());
    await by.press(check(page));
  },
};

/** Answers the drill that is shown, and waits for what is said of it. */
export async function give(page, by, id, isRight) {
  await GIVE[DRILLS[id].kind](page, by, DRILLS[id], isRight);
  await workbook(page).locator(".status.given", { hasText: isRight ? /^✓ Right\./ : /^✗ Not this\./ }).waitFor();
}

/** What stands under an answer: the steps, the sentence that was practised, and where it is from. */
export async function isExplained(page, { steps = [], concept, source }) {
  const after = workbook(page).locator(".after");
  if (steps.length) await after.getByRole("heading", { name: "Step by step" }).waitFor();
  const shown = await after.locator("ul.steps li").allTextContents();
  assert.equal(shown.length, steps.length);
  for (const step of shown) assert.doesNotMatch(step, /[{}]|NaN|undefined/);
  await after.getByText(concept, { exact: true }).waitFor();
  assert.equal(await after.getByRole("link").getAttribute("href"), SOURCES[source].url);
}

/** Answers all words that are still asked, but for these rightly. */
export async function answerWords(page, by, missed = [], seen = async () => {}, asked = WORDS) {
  for (const [at, { term, question, answers }] of asked.entries()) {
    await workbook(page).getByText(question, { exact: true }).waitFor();
    await seen(`${term}, asked`);
    const isRight = !missed.includes(term);
    const { text, why } = answers.find(({ right = false }) => right === isRight);
    await by.pick(workbook(page).getByLabel(text, { exact: true }));
    await by.press(button(page, "Answer"));
    const mark = isRight ? "✓ Right." : "✗ Not this.";
    await workbook(page).getByText(`${WORDS.length - asked.length + at + 1} / 5 completed`, { exact: true }).waitFor();
    await workbook(page).locator("fieldset").getByRole("status").getByText(mark, { exact: true }).waitFor();
    await workbook(page).getByText(`${isRight ? "Right" : "Not this"}. ${why}`, { exact: true }).waitFor();
    await seen(`${term}, answered`);
    await by.press(button(page, "Go on"));
  }
}

/**
 * Answers a drill of each kind wrongly, and with other numbers rightly; `seen` is called in each state. From one to the
 * next it goes by the address.
 */
export async function walkKinds(page, by, seen = async () => {}) {
  for (const [kind, id] of Object.entries(KINDS)) {
    await openDrill(page, id);
    await seen(`${kind}, asked`);
    await give(page, by, id, false);
    await isExplained(page, DRILLS[id]);
    await seen(`${kind}, wrong`);
    await by.press(button(page, /^Again/));
    await check(page).waitFor();
    await give(page, by, id, true);
    await isExplained(page, DRILLS[id]);
    await seen(`${kind}, right`);
  }
}

/** The compiled part, in the page: a seed with which the first numbers of a drill are these. */
export const seedFor = (page, id, wanted) =>
  page.evaluate(
    async ([at, names, wanted]) => {
      const part = await import("/engine/workbook.js");
      await part.default({ module_or_path: fetch("/engine/workbook_bg.wasm") });
      for (let seed = 0; seed < 10_000; seed += 1) {
        const [, ...values] = part.draw(at, seed, 0);
        if (names.every((name, index) => (wanted[name] ?? values[index]) === values[index])) return seed;
      }
      throw new Error("no such numbers are drawn");
    },
    [Object.keys(DRILLS).indexOf(id), Object.keys(DRILLS[id].draw), wanted],
  );

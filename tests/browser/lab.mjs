// The compression lab, and the ways in which a student works in it.
import assert from "node:assert/strict";
import { withPage } from "./harness.mjs";

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true };

/** A fresh page in which time goes as it does. */
export const inPage = (test, context = {}, expected = undefined) => () =>
  withPage({ realTime: true, ...context }, test, expected);

/** Opens the lab's own page and waits for what it begins with. */
export async function openLab(page, hash = "") {
  await page.goto(`${page.site}/lab.html${hash}`);
  await page.locator("sharp-shot-lab h3").first().waitFor();
}

export const lab = (page) => page.locator("sharp-shot-lab");
export const button = (page, name) => lab(page).getByRole("button", { name });
export const group = (page, name) => lab(page).getByRole("group", { name, exact: true });
export const field = (page, label) => lab(page).getByLabel(label, { exact: true });

/** What the lab has kept in this browser. */
export const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("sharp-shot-lab")));

/** With a mouse. */
export const byMouse = {
  press: (locator) => locator.click(),
  pick: (radio) => radio.check(),
  set: (select, value) => select.selectOption(value),
};

/** With a finger; a choice in a list is made in the browser's own list. */
export const byTouch = {
  press: (locator) => locator.tap(),
  pick: (radio) => radio.tap(),
  set: (select, value) => select.selectOption(value),
};

/** The element that has the focus, in the lab's shadow root. */
const hasFocus = (element) => element.getRootNode().activeElement === element;

/** Presses Tab until an element has the focus; a radio button of its group will do. */
export async function tabTo(page, locator) {
  const element = await locator.elementHandle();
  const isThere = () =>
    element.evaluate((element) => {
      const active = element.getRootNode().activeElement;
      return active === element || (active?.type === "radio" && active.name === element.name);
    });
  // The student may be anywhere: first to what comes next.
  for (let at = 0; at < 150; at += 1) {
    if (await isThere()) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never comes to ${locator}`);
}

/** With keys alone. */
export const byKeys = (page) => ({
  async press(locator) {
    await tabTo(page, locator);
    await page.keyboard.press((await locator.evaluate(({ type }) => type)) === "checkbox" ? "Space" : "Enter");
  },
  async pick(radio) {
    await tabTo(page, radio);
    await page.keyboard.press("Space");
    for (let at = 0; at < 8 && !(await radio.evaluate(hasFocus)); at += 1) await page.keyboard.press("ArrowDown");
    assert.ok(await radio.isChecked());
  },
  async set(select, value) {
    await tabTo(page, select);
    const at = await select.evaluate((select, value) => {
      const values = [...select.options].map((option) => option.value);
      return values.indexOf(value) - select.selectedIndex;
    }, value);
    for (let step = 0; step < Math.abs(at); step += 1) await page.keyboard.press(at > 0 ? "ArrowDown" : "ArrowUp");
    assert.equal(await select.inputValue(), value);
  },
});

/** Chooses a track. */
export const choose = (page, by, name = "Edge") => by.press(button(page, `Work for ${name}`));

/** Answers a question of this title, by the number of the answer. */
export async function answer(page, by, title, at, give) {
  const question = group(page, title);
  await by.pick(question.getByRole("radio").nth(at));
  await by.press(question.getByRole("button", { name: give }));
  await group(page, `${title} (given)`).waitFor();
}

/** Gives all predictions of a part. */
export async function predict(page, by, ...answers) {
  const title = answers.length > 1 ? (at) => `Your prediction ${at + 1}` : () => "Your prediction";
  for (const [at, one] of answers.entries()) await answer(page, by, title(at), one, "Lock it in");
}

/** Waits until what is set has been measured. */
export const measured = (page) => lab(page).locator(".now .facts").waitFor();

/** Each part, from its prediction to its entry in the ledger. */
export const PARTS = {
  async Quantization(page, by) {
    await predict(page, by, 0, 2);
    await measured(page);
    await by.set(field(page, "Format"), "int8");
    await lab(page).locator(".now h4", { hasText: "int8" }).waitFor();
    await by.press(button(page, "Go on with this setting"));
    await answer(page, by, "Where is the cliff?", 1, "Answer");
    await answer(page, by, "Think back", 0, "Answer");
  },
  async Pruning(page, by) {
    await predict(page, by, 2);
    await by.set(field(page, "What is removed"), "neurons");
    await by.press(field(page, "Fine-tuned afterwards (1,000 steps)"));
    await lab(page).locator(".now h4", { hasText: "neurons, fine-tuned" }).waitFor();
    await by.press(button(page, /^Try it/));
    await answer(page, by, "Think back", 0, "Answer");
  },
  async Distillation(page, by) {
    await predict(page, by, 3);
    await by.set(field(page, "Format"), "fp32");
    await by.press(button(page, "Choose this student"));
    await by.set(field(page, "Format"), "int8");
    await by.press(button(page, "Choose this student instead"));
    await answer(page, by, "Think back", 0, "Answer");
  },
  async "Ship it"(page, by) {
    await predict(page, by, 1);
    for (const [gb, variant] of [[8, "2"], [4, "3"], [2, "6"]]) {
      await by.set(field(page, `Phone with ${gb} GB for the weights`), variant);
    }
    await by.press(button(page, "Ship these three"));
    await answer(page, by, "Think back", 0, "Answer");
    await answer(page, by, "Defend your contract", 1, "Defend it");
  },
};

/** Works through all parts; `seen` is called in each state. */
export async function walk(page, by, seen = async () => {}) {
  await seen("the tracks");
  await choose(page, by);
  for (const [at, [name, work]] of Object.entries(PARTS).entries()) {
    await lab(page).getByRole("heading", { name: new RegExp(`^${at + 1}\\. `) }).waitFor();
    await seen(`${name}, before the prediction`);
    await work(page, by);
    await lab(page).getByRole("status").filter({ hasText: "In the ledger." }).waitFor();
    await seen(`${name}, done`);
    await by.press(button(page, name === "Ship it" ? "To the ledger" : "Next part"));
  }
  await lab(page).getByRole("heading", { name: "Ledger", exact: true }).waitFor();
  await seen("the ledger");
}

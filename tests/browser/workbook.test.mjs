// The workbook: five words, and a drill for every idea, in its own page and in others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checked, loadAxe } from "./axe.mjs";
import { drawn, touched } from "./drawn.mjs";
import { root, useBrowser } from "./harness.mjs";
import { inPage, PHONE } from "./lab.mjs";
import {
  answerWords, arrange, begun, box, button, byKeys, byMouse, byTouch, CHAPTERS, check, comesTo, DRILLS, give, isExplained,
  item, items, kept, KINDS, openDrill, openHost, openWorkbook, said, seedFor, shows, walkKinds, workbook, WORDS,
} from "./workbook.mjs";

useBrowser();

const mouse = byMouse();

/** Calls `test` with what is to be seen in each state: nothing that axe finds, and nothing wider than the screen. */
async function withEyes(page, test) {
  await loadAxe(page);
  await test(async (state) => {
    const { scroll, wide } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth, wide: document.documentElement.clientWidth,
    }));
    assert.equal(scroll, wide, state);
    assert.deepEqual((await checked(page)).violations, [], state);
  });
}

/** The element of the workbook that has the focus. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement } = document.querySelector("sharp-shot-workbook").shadowRoot;
    return activeElement && `${activeElement.localName}.${activeElement.className}`;
  });

/** A test page with one drill, of the numbers that are wanted; each answer is to the same. */
async function openWith(page, drill, numbers) {
  await openHost(page, { drill });
  await openHost(page, { drill, seed: await seedFor(page, drill, numbers) });
}
const restart = (page) => page.evaluate(() => window.handle.restart());

/** Types an answer that counts as none, and reads why. */
async function refused(page, text) {
  await box(page).fill(text);
  await box(page).press("Enter");
  assert.ok(await box(page).isEnabled() && await check(page).isVisible(), text);
  return said(page).textContent();
}

test("the five words are answered with keys alone, and named if they are to be looked up again", inPage(async (page) => {
  await openWorkbook(page);
  await workbook(page).getByText("0 / 5 completed", { exact: true }).waitFor();
  const missed = WORDS.filter(({ term }) => ["calibration", "why quantize"].includes(term));
  await answerWords(page, byKeys(page), missed.map(({ term }) => term));
  const explained = async () => {
    await workbook(page).getByText("To look up again:", { exact: true }).waitFor();
    for (const { term, answers } of missed) {
      await workbook(page).getByText(`${term}: ${answers.find(({ right }) => right).why}`, { exact: true }).waitFor();
    }
  };
  await explained();
  await page.reload();
  await explained();
  // Those are asked again, and no others.
  await button(page, /^Again/).click();
  await workbook(page).getByText("3 / 5 completed", { exact: true }).waitFor();
  await answerWords(page, mouse, [], undefined, missed);
  await workbook(page).getByText("All of them were right.").waitFor();
}));

for (const [what, hands, context] of [
  ["with keys alone, wide and light", byKeys, {}],
  ["by touch, on a dark phone", byTouch, { ...PHONE, colorScheme: "dark" }],
]) {
  test(`a drill of each kind is answered wrongly and rightly ${what}, and nothing is wrong with what is seen`, inPage(async (page) => {
    await openWorkbook(page);
    await withEyes(page, async (seen) => {
      await seen("the chapters");
      await answerWords(page, hands(page), ["calibration"], seen);
      await seen("the words to look up");
      await walkKinds(page, hands(page), seen);
      await hands(page).press(button(page, "All chapters"));
      await workbook(page).getByText("12 answers, 1 right in a row (at best 1), 0 drills to repeat.").waitFor();
      await seen("the chapters, after some drills");
    });
  }, context));
}

test("an order is made with arrow keys, with buttons, by a mouse and by a finger", inPage(async (page) => {
  await openHost(page, { drill: KINDS.order, seed: 1 });
  const [first] = await items(page);
  const wanted = DRILLS[KINDS.order].items;
  const place = async (words) => (await items(page)).indexOf(words);

  await item(page, first).getByRole("button", { name: /^Up/ }).focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await said(page).textContent(), `Already 1 of 4: ${first}`);
  for (const at of [2, 3, 4]) {
    await page.keyboard.press("ArrowDown");
    assert.equal(await said(page).textContent(), `${at} of 4: ${first}`);
    assert.equal(await place(first), at - 1);
    assert.ok(await item(page, first).evaluate((item) => item.matches(":focus-within")), "the focus goes with it");
  }
  await item(page, first).getByRole("button", { name: `Up: ${first}` }).press("Enter");
  assert.equal(await place(first), 2);
  await item(page, first).getByRole("button", { name: `Down: ${first}` }).click();
  assert.equal(await place(first), 3);

  const middle = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return { x: x + width / 2, y: y + height / 2, top: y + 4, bottom: y + height - 4 };
  };
  // By its text with a mouse, up to the very first.
  const from = await middle(item(page, first).locator("span").nth(1));
  const to = await middle(workbook(page).locator(".order li").first());
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, to.top, { steps: 12 });
  await page.mouse.up();
  assert.equal(await place(first), 0);
  // What moves without a button held moves nothing.
  await page.mouse.move(from.x, from.y, { steps: 4 });
  assert.equal(await place(first), 0);

  const finger = await page.context().newCDPSession(page);
  const touch = async (type, ...touchPoints) => {
    await finger.send("Input.dispatchTouchEvent", { type, touchPoints });
    touched(page);
    await drawn(page);
  };
  const grip = await middle(item(page, first).locator(".grip"));
  const last = await middle(workbook(page).locator(".order li").last());
  await touch("touchStart", { x: grip.x, y: grip.y });
  for (let step = 1; step <= 8; step += 1) {
    await touch("touchMove", { x: grip.x, y: grip.y + ((last.bottom - grip.y) * step) / 8 });
  }
  await touch("touchEnd");
  assert.equal(await place(first), 3);

  await arrange(page, mouse, wanted);
  await check(page).click();
  await said(page).getByText("✓ Right.").waitFor();
  // Given is given.
  assert.equal(await workbook(page).locator(".order button").count(), 0);
  assert.equal(await page.evaluate(() => window.told[0][1].said), wanted.join(" → "));
}, { hasTouch: true }));

test("an item that is drawn quickly comes to where it is let go, and no more once it is given", inPage(async (page) => {
  await openHost(page, { drill: KINDS.order });
  const [first] = await items(page);
  const rows = workbook(page).locator(".order li");
  const from = await rows.first().boundingBox();
  const to = await rows.last().boundingBox();
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, to.y + to.height - 4);
  await page.mouse.up();
  assert.equal((await items(page)).indexOf(first), 3);
  const held = workbook(page).locator(".held");
  await page.mouse.down();
  assert.equal(await held.count(), 1);
  await page.mouse.up();
  await check(page).click();
  await said(page).getByText(/^[✓✗] /).waitFor();
  const given = await rows.last().boundingBox();
  await page.mouse.move(given.x + 60, given.y + given.height / 2);
  await page.mouse.down();
  assert.equal(await held.count(), 0);
  await page.mouse.up();
}));

test("a typical mistake is named, to the student and to the page", inPage(async (page) => {
  await openWorkbook(page);
  await page.evaluate(() => document.addEventListener("sharpshot:answer", ({ detail }) => (window.answer = detail)));
  for (const [id, wrong, sentence] of [
    ["file-size", "params * bits", /gigabits/],
    ["compression-ratio", "compressed / original", /upside down/],
    ["symmetric-scale", "absmax / 128", /127/],
    ["distillation-loss", "alpha * kl + (1 - alpha) * ce", /forgot T²/],
    ["compute-bound-batch", "bits * peak / (2 * bandwidth)", /bits for bytes/],
    ["roofline-share", "100", /bend/],
    ["ptq-order", [1, 0, 2, 3], /ranges/],
    ["file-size", "params * bits * 1e9 / 8 / 2^30", /GiB/],
  ]) {
    await openDrill(page, id);
    const drill = DRILLS[id];
    if (drill.kind === "order") await arrange(page, mouse, wrong.map((at) => drill.items[at]));
    else await box(page).fill(drill.kind === "formula" ? wrong : String(await comesTo(page, drill, wrong)));
    await check(page).click();
    await said(page).getByText(/^✗ Not this\. /).waitFor();
    assert.match(await said(page).textContent(), sentence, id);
    const told = await page.evaluate(() => window.answer);
    assert.deepEqual([told.drill, told.right], [id, false]);
    const words = await said(page).textContent();
    assert.ok(words.startsWith(`✗ Not this. ${told.mistake}`), words);
    // After a wrong number the right one stands there; a formula stands in the steps.
    const right = /^ It is [\d.,−]+( \S+)?\.$/;
    assert.match(words.slice(`✗ Not this. ${told.mistake}`.length), drill.unit !== undefined && drill.kind !== "formula" ? right : /^$/);
  }
}));

test("numbers are read with point or comma, with and without a unit", inPage(async (page) => {
  await openWith(page, "file-size", { params: 7, bits: 4 });
  for (const text of ["3.5", "3,5", "3.5 GB", "3500 MB", " 3.50gb", "3.5e9 bytes", "28 Gbit"]) {
    await restart(page);
    await workbook(page).getByText(/ 7 billion .* 4 bits/).waitFor();
    await box(page).fill(text);
    await box(page).press("Enter");
    await said(page).getByText(/^✓ Right\.$/).waitFor();
  }
  const steps = await workbook(page).locator(".after ul.steps li").allTextContents();
  assert.deepEqual(steps, ["7 × 4 / 8 = 3.5 GB"]);
  await isExplained(page, DRILLS["file-size"]);
  const told = await page.evaluate(() => window.told.map(([, { said, right }]) => [said, right]));
  assert.ok(told.some(([said, right]) => said === "3500 MB" && right));
}));

test("another unit, what is no number, and a hostile formula get a sentence, and are no answer", inPage(async (page) => {
  await openWorkbook(page);
  await openDrill(page, "file-size");
  const before = await kept(page);
  const noUnit = "After the number there can be a unit that is known here, and no calculation.";
  for (const [text, sentence] of [
    ["", "Type an answer first."],
    ["   ", "Type an answer first."],
    ["3.5 ms", "This unit measures something else than the one beside the field."],
    ["3.5 ×", "This unit measures something else than the one beside the field."],
    ["3.5 parsecs", noUnit],
    ["3.5 GB!!", noUnit],
    ["28 Gb", noUnit],
    ["7*4/8", noUnit],
    // A thousand times too much for whoever parts thousands so.
    ["3,500", "This comma can be read in two ways. Leave it out, or write a point."],
    ["1e999", "It comes to no number."],
    ["--3", "An answer begins with a number, such as 3.5."],
    ["GB", "An answer begins with a number, such as 3.5."],
    ["7".repeat(300), "That is too long."],
  ]) {
    assert.equal(await refused(page, text), sentence, text);
  }
  for (const text of ["half of it", "<b>3.5</b>", "NaN"]) assert.match(await refused(page, text), /number|unit/);
  await openDrill(page, "compute-bound-batch");
  const noFormula = "This is no formula that can be read. Write * between factors, and 1.5 with a point.";
  for (const [text, sentence] of [
    ["peek / bandwidth", "A name in it is not in the list."],
    ["constructor", "A name in it is not in the list."],
    ["peak.constructor('alert(1)')()", noFormula],
    ["(() => { for (;;); })()", noFormula],
    ["<img src=x onerror=alert(1)>", noFormula],
    ["peak / ", noFormula],
    ["2 bits", noFormula],
    [`${"(".repeat(60)}bits${")".repeat(60)}`, "There are too many brackets in one another."],
    ["+bits".repeat(60), "That is too long."],
  ]) {
    assert.equal(await refused(page, text), sentence, text);
  }
  for (const text of ["9^9^9^9^9^9^9", "1 / 0", "peak / (bits - bits)", "ln(-1)"]) {
    assert.equal(await refused(page, text), "It comes to no number.", text);
  }
  assert.equal(await focused(page), "input.");
  assert.deepEqual(await kept(page), before);
  // It was no answer, and so one can still be given.
  await box(page).fill("bits*peak/(bandwidth*16)");
  await box(page).press("Enter");
  await said(page).getByText(/^✓ Right\.$/).waitFor();
  assert.equal((await kept(page)).answers, 1);
}));

test("a formula may be typed with the signs that the page itself writes", inPage(async (page) => {
  await openHost(page, { drill: KINDS.formula });
  for (const text of ["peak × bits / (16 × bandwidth)", "peak / bandwidth · bits / 16", "peak / bandwidth * (bits − 0) / 16"]) {
    await restart(page);
    await box(page).fill(text);
    await box(page).press("Enter");
    await said(page).getByText("✓ Right.", { exact: true }).waitFor();
  }
}));

test("whoever types nothing is asked to", inPage(async (page) => {
  for (const drill of [KINDS.number, KINDS.formula]) {
    await openHost(page, { drill });
    for (const text of ["", "  "]) assert.equal(await refused(page, text), "Type an answer first.");
  }
}));

test("what is no number is told so, and a unit only where there is one", inPage(async (page) => {
  await openHost(page, { drill: "file-size" });
  for (const text of ["half of it", "~3.5"]) assert.equal(await refused(page, text), "An answer begins with a number, such as 3.5.");
  await openHost(page, { drill: "symmetric-scale" });
  for (const text of ["0.01 %", "0.01 parsecs"]) assert.equal(await refused(page, text), "The answer is a number without a unit.");
}));

test("a sign says which answer is right and which was wrong, and a line is called right only as a line", inPage(async (page) => {
  await openWorkbook(page);
  const signs = async () => {
    const labels = await workbook(page).locator(".answer label").allTextContents();
    return labels.flatMap((words) => words.match(/^(✓|✗|→ The wrong line:|→ Your choice:)/)?.[1] ?? []).sort();
  };
  for (const [id, expected] of [[KINDS.choice, ["✓", "✗"]], [KINDS.line, ["→ The wrong line:", "→ Your choice:"]]]) {
    await openDrill(page, id);
    assert.deepEqual(await signs(), []);
    await give(page, mouse, id, false);
    assert.deepEqual(await signs(), expected, id);
  }
  const whys = await workbook(page).locator(".answer .why").allTextContents();
  const wrong = DRILLS[KINDS.line].lines.map((it) => (it.wrong ? "wrong" : "right"));
  assert.deepEqual(whys.map((it) => it.match(/^This line is (right|wrong): /)?.[1]), wrong);
  await button(page, /^Again/).click();
  await give(page, mouse, KINDS.line, true);
  assert.deepEqual(await signs(), ["→ The wrong line:"]);
  await openDrill(page, KINDS.order);
  const [first, second, ...others] = DRILLS[KINDS.order].items;
  await arrange(page, mouse, [second, first, ...others]);
  await check(page).click();
  await said(page).getByText(/^✗/).waitFor();
  assert.deepEqual(await workbook(page).locator(".order li span:first-child").allTextContents(), ["✗", "✗", "✓", "✓"]);
}));

test("a bank that does not exist is said not to, and the drills go on", inPage(async (page) => {
  await openHost(page, { bank: "moon" });
  await workbook(page).getByText("There are no such words.").waitFor();
  const errors = await page.evaluate(() => window.errors);
  assert.deepEqual(errors.map(([code]) => code), ["option"]);
  assert.match(errors[0][1], /no bank "moon"/);
  await button(page, "Next drill").click();
  await shows(page, CHAPTERS[0].drills[0].id);
}, {}, /404|Sharp Shot: /));

test("a wrong drill comes back after two others, with other numbers, and a reload keeps what was done", inPage(async (page) => {
  await openWorkbook(page);
  await button(page, /^Arithmetic/).click();
  const [wrong, second, third] = CHAPTERS[0].drills.map(({ id }) => id);
  await shows(page, wrong);
  await give(page, mouse, wrong, false);
  await button(page, "Drill 1, to repeat").waitFor();
  for (const id of [second, third]) {
    await button(page, "Next drill").click();
    await shows(page, id);
    await give(page, mouse, id, true);
  }
  await button(page, "Next drill").click();
  await shows(page, wrong);
  await button(page, "Drill 2, right").waitFor();
  await button(page, "Drill 4, new").waitFor();
  await openWorkbook(page);
  await workbook(page).getByText("3 answers, 2 right in a row (at best 2), 1 drill to repeat.").waitFor();
  await button(page, `Arithmetic 1 to repeat, 2 / ${CHAPTERS[0].drills.length}`).click();
  await shows(page, wrong);
  await give(page, mouse, wrong, true);
  await button(page, "Drill 1, right").waitFor();
}));

test("who has the same seed gets the same numbers, each time anew", inPage(async (page) => {
  const asked = workbook(page).locator(".asked");
  const see = async (seed) => {
    await openHost(page, { drill: "file-size", seed });
    const seen = [await asked.textContent()];
    for (let again = 0; again < 5; again += 1) {
      await box(page).fill("0");
      await check(page).click();
      await button(page, "Again with other numbers").click();
      await check(page).waitFor();
      seen.push(await asked.textContent());
    }
    assert.equal((await page.evaluate(() => window.handle.state())).seed, seed);
    return seen;
  };
  const mine = await see(7);
  assert.ok(new Set(mine).size > 2, mine.join("\n"));
  // Also who has practised before, with other numbers.
  await page.evaluate(() => localStorage.clear());
  await openHost(page, { drill: "file-size" });
  await give(page, mouse, "file-size", true);
  assert.deepEqual(await see(7), mine);
  assert.notDeepEqual(await see(8), mine);
}));

test("a page asks for kinds, a chapter or a drill, and gets no others", inPage(async (page) => {
  await openHost(page, { only: "line, order" });
  const headings = async () => workbook(page).getByRole("heading", { level: 3 }).allTextContents();
  const ofKind = ({ drills }) => drills.filter(({ kind }) => ["line", "order"].includes(kind));
  const chapters = workbook(page).locator(".chapters");
  assert.deepEqual(await headings(), ["Drills"]);
  const some = CHAPTERS.filter((chapter) => ofKind(chapter).length);
  assert.deepEqual(await chapters.getByRole("button").allTextContents(), some.map((it) => `${it.title} 0 / ${ofKind(it).length}`));
  await button(page, /^After training/).click();
  await workbook(page).locator(".order").waitFor();
  assert.equal(await button(page, /^Drill \d/).count(), 2);
  await button(page, "Drill 2, new").click();
  await workbook(page).getByRole("group", { name: "The wrong line" }).waitFor();

  await openHost(page, { only: "choice", bank: "quantization" });
  await workbook(page).getByText("0 / 5 completed").waitFor();

  await openHost(page, { chapter: "pruning" });
  await shows(page, CHAPTERS[4].drills[0].id);
  assert.equal(await button(page, "All chapters").count(), 0);
  assert.equal(await button(page, /^Drill \d/).count(), CHAPTERS[4].drills.length);

  await openHost(page, { drill: "lora-order" });
  await workbook(page).locator(".order").waitFor();
  assert.equal(await button(page, /^(All chapters|Drill \d|Next drill)/).count(), 0);

  await page.goto(`${page.site}/pages/workbook_host.html?drill=lora-order&only=number`);
  await workbook(page).getByText("There is no such drill.").waitFor();
}));

test("a wrong option is told by its name, and the workbook works without it", inPage(async (page) => {
  await openHost(page, { chapter: "moon", drill: "moon", only: "number,moon", seed: "-1", bank: "../moon", colour: "red" });
  await workbook(page).getByText("0 / 5 completed").waitFor();
  const errors = await page.evaluate(() => window.errors);
  assert.deepEqual(errors.map(([code]) => code), Array(6).fill("option"));
  for (const [at, words] of [
    '"chapter" of a workbook has to be "arithmetic" or ',
    '"drill" of a workbook has to be the name of a drill, not "moon"',
    '"only" of a workbook has to be some of "number" or ',
    '"seed" of a workbook has to be a whole number from 0 to 4294967295, not "-1"',
    '"bank" of a workbook has to be the name of a bank of words, not "../moon"',
    'no option "colour"',
  ].entries()) {
    assert.ok(errors[at][1].includes(words), errors[at][1]);
  }
}, {}, /Sharp Shot: /));

test("an address leads to a drill or a chapter, and to a sentence where there is none", inPage(async (page) => {
  await openWorkbook(page, "#drill=lora-order");
  await shows(page, "lora-order");
  const [first] = CHAPTERS[4].drills;
  await page.evaluate(() => (location.hash = "#chapter=pruning"));
  await shows(page, first.id);
  // Whoever goes on from there is not brought back by a reload.
  await button(page, "All chapters").click();
  await button(page, "Next drill").waitFor();
  assert.equal(new URL(page.url()).hash, "");
  await page.reload();
  await button(page, /^Arithmetic/).waitFor();
  for (const [hash, what] of [["#drill=moon", "drill"], ["#chapter=__proto__", "chapter"], ["#drill=%00", "drill"]]) {
    await page.evaluate((hash) => (location.hash = hash), hash);
    await workbook(page).getByRole("alert").getByText(`The address asks for a ${what} that is not in this workbook.`).waitFor();
    await button(page, "All right").click();
    await button(page, "Next drill").waitFor();
  }
}));

test("the browser goes back from drill to drill and to the chapters, and a reload stays", inPage(async (page) => {
  await openWorkbook(page);
  const hash = () => new URL(page.url()).hash;
  await button(page, /^Low rank/).click();
  const [first, second] = CHAPTERS.find(({ id }) => id === "low-rank").drills;
  await shows(page, first.id);
  const asked = await workbook(page).locator(".asked").textContent();
  for (let again = 0; again < 3; again += 1) {
    await page.reload();
    await shows(page, first.id);
    assert.equal(await workbook(page).locator(".asked").textContent(), asked, "with the same numbers");
  }
  await button(page, "Drill 2, new").click();
  await shows(page, second.id);
  assert.equal(hash(), `#drill=${second.id}`);
  await page.goBack();
  await shows(page, first.id);
  await page.goBack();
  await button(page, /^Arithmetic/).waitFor();
  assert.equal(hash(), "");
  await page.goForward();
  await shows(page, first.id);
  // A link to a chapter, from which one comes back too.
  await page.evaluate(() => (location.hash = "#chapter=pruning"));
  await shows(page, CHAPTERS[4].drills[0].id);
  await page.goBack();
  await shows(page, first.id);
  // A page that has a workbook in it keeps its own address.
  await openHost(page);
  const address = page.url();
  await button(page, /^Arithmetic/).click();
  await shows(page, "file-size");
  assert.equal(page.url(), address);
}));

test("when all of a chapter is right it is said, and another one follows", inPage(async (page) => {
  await openHost(page, { only: "order" });
  const some = CHAPTERS.flatMap(({ title, drills }) => drills.filter(({ kind }) => kind === "order").map(({ id }) => ({ id, title })));
  await button(page, new RegExp(`^${some[0].title}`)).click();
  await workbook(page).locator(".order").waitFor();
  await give(page, mouse, some[0].id, true);
  await workbook(page).getByText("All drills of this chapter are right.").waitFor();
  await button(page, "Next drill").click();
  await workbook(page).getByRole("heading", { name: new RegExp(`^${some[1].title}: drill 1 of 1$`) }).waitFor();
}));

test("a question that is shown stays when another workbook of the page goes on", inPage(async (page) => {
  await openHost(page);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("sharp-shot-workbook"), { id: "other" })));
  const [one, other] = [workbook(page).first(), page.locator("#other")];
  await one.getByLabel("Pruning", { exact: true }).check();
  await other.getByRole("button", { name: /^Arithmetic/ }).click();
  await give(Object.assign(Object.create(page), { locator: () => other }), mouse, "file-size", true);
  await one.getByRole("button", { name: `Arithmetic 1 / ${CHAPTERS[0].drills.length}` }).waitFor();
  assert.ok(await one.getByLabel("Pruning", { exact: true }).isChecked());
}));

test("a screen reader hears the question with its group, and after the answer what is said of it", inPage(async (page) => {
  await openWorkbook(page);
  const described = () =>
    workbook(page).locator("fieldset").evaluate((set) => set.getRootNode().getElementById(set.getAttribute("aria-describedby")).textContent);
  assert.equal(await described(), WORDS[0].question);
  const { text, why } = WORDS[0].answers.find(({ right = false }) => !right);
  await workbook(page).getByLabel(text, { exact: true }).check();
  await button(page, "Answer").click();
  await workbook(page).getByText("1 / 5 completed").waitFor();
  assert.equal(await described(), `Not this. ${why}`);
  for (const id of [KINDS.number, KINDS.order, KINDS.choice]) {
    await openDrill(page, id);
    assert.equal(await described(), await workbook(page).locator(".drill .asked").textContent());
    // What speaks later is there from the start.
    assert.ok(await said(page).evaluate((it) => it.getClientRects().length));
  }
}));

test("the page around it is told of each answer once, and has the progress as JSON", inPage(async (page) => {
  await openHost(page, { seed: 5 });
  await workbook(page).getByLabel("Pruning", { exact: true }).check();
  await button(page, "Answer").click();
  await button(page, /^Arithmetic/).click();
  await shows(page, "file-size");
  await give(page, mouse, "file-size", true);
  await page.waitForFunction(() => window.told.length === 4);
  const told = await page.evaluate(() => window.told);
  assert.deepEqual(told.map(([by]) => by), ["event", "callback", "event", "callback"]);
  assert.deepEqual(told[0][1], told[1][1]);
  assert.deepEqual(told[0][1], { bank: "quantization", term: "quantization", said: "Pruning", right: false });
  assert.deepEqual(told[2][1], told[3][1]);
  const { said, ...rest } = told[2][1];
  assert.ok(Number(said) > 0);
  assert.deepEqual(rest, { drill: "file-size", chapter: "arithmetic", kind: "number", right: true, mistake: null, seed: 5, round: 0 });

  const progress = await page.evaluate(() => window.handle.state());
  assert.deepEqual(progress, JSON.parse(JSON.stringify(progress)));
  const { due, ...record } = progress.drills["file-size"];
  assert.ok(due > 1);
  assert.deepEqual(record, { right: 1, wrong: 0, row: 1 });
  assert.deepEqual([progress.version, progress.seed, progress.answers, progress.streak, progress.best], [1, 5, 1, 1, 1]);
  assert.deepEqual(progress.words, { quantization: { quantization: false } });
  await page.reload();
  await begun(page);
  assert.deepEqual(await page.evaluate(() => [window.told.length, window.handle.state()]), [0, progress]);

  const left = await page.evaluate(() => {
    window.handle.destroy();
    return [document.querySelectorAll("sharp-shot-workbook").length, window.listening(), window.handle.state()];
  });
  assert.deepEqual(left, [0, [], undefined]);
}));

test("without storage it works, says so, and forgets", inPage(async (page) => {
  await page.addInitScript(() => {
    for (const name of ["getItem", "setItem", "removeItem"])
      Storage.prototype[name] = () => {
        throw new DOMException("blocked", "SecurityError");
      };
  });
  await openWorkbook(page, "#drill=file-size");
  await give(page, mouse, "file-size", false);
  await workbook(page).getByRole("alert").getByText("This browser keeps nothing").waitFor();
  await button(page, /^Again/).click();
  await check(page).waitFor();
  await give(page, mouse, "file-size", true);
  await button(page, "Drill 1, right").waitFor();
  await openWorkbook(page);
  await button(page, /^Arithmetic/).click();
  await button(page, "Drill 1, new").waitFor();
}));

test("when the storage becomes full it says so, and goes on with what was done", inPage(async (page) => {
  await openWorkbook(page, "#drill=file-size");
  await give(page, mouse, "file-size", true);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  for (const id of CHAPTERS[0].drills.slice(1, 3).map(({ id }) => id)) {
    await button(page, "Next drill").click();
    await shows(page, id);
    await give(page, mouse, id, true);
  }
  await workbook(page).getByRole("alert").getByText("This browser keeps nothing").waitFor();
  for (const at of [1, 2, 3]) await button(page, `Drill ${at}, right`).waitFor();
  await button(page, "All chapters").click();
  await workbook(page).getByText("3 answers, 3 right in a row (at best 3), 0 drills to repeat.").waitFor();
  assert.equal((await kept(page)).answers, 1);
}));

test("whoever begins anew in one of two workbooks has done so in both", inPage(async (page) => {
  await page.addInitScript(() => localStorage.getItem("sharp-shot-workbook") ?? localStorage.setItem("sharp-shot-workbook", '{"version":2}'));
  await openHost(page);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("sharp-shot-workbook"), { id: "other" })));
  const [one, other] = [workbook(page).first(), page.locator("#other")];
  const note = (of) => of.getByRole("alert").getByText("What this browser kept");
  await note(one).waitFor();
  await note(other).waitFor();
  await one.getByRole("button", { name: "Begin anew" }).click();
  await one.getByLabel("Pruning", { exact: true }).check();
  await one.getByRole("button", { name: "Answer" }).click();
  await one.getByText("1 / 5 completed").waitFor();
  await note(other).waitFor({ state: "detached" });
  await other.getByLabel("Quantization", { exact: true }).check();
  await other.getByRole("button", { name: "Answer" }).click();
  await other.getByText("1 / 5 completed").waitFor();
  assert.deepEqual((await kept(page)).words, { quantization: { quantization: true } });
}));

test("with “Start again” nothing is said any more of what was kept", inPage(async (page) => {
  await openHost(page);
  await page.evaluate(() => localStorage.setItem("sharp-shot-workbook", "{"));
  await page.reload();
  await workbook(page).getByText("What this browser kept is not of this workbook").waitFor();
  await restart(page);
  assert.equal((await kept(page)).answers, 0);
  assert.equal(await workbook(page).getByRole("alert").count(), 0);
}));

for (const [what, text] of [
  ["another version", '{"version":2,"seed":1}'],
  ["something else", '{"version":1,"seed":1,"answers":0,"streak":0,"best":0,"drills":{"file-size":7},"words":{}}'],
  ["no JSON", "{"],
]) {
  test(`what is kept and is ${what} stays until the student begins anew`, inPage(async (page) => {
    await openHost(page, { drill: "file-size" });
    const now = () => page.evaluate(() => localStorage.getItem("sharp-shot-workbook"));
    await page.evaluate((text) => localStorage.setItem("sharp-shot-workbook", text), text);
    await page.reload();
    const alert = workbook(page).getByRole("alert");
    await alert.getByText("What this browser kept is not of this workbook, or of another version of it.").waitFor();
    await give(page, mouse, "file-size", true);
    assert.equal(await now(), text);
    await button(page, "Begin anew").click();
    assert.equal(await alert.count(), 0);
    assert.equal((await kept(page)).version, 1);
    await button(page, /^Again/).click();
    await check(page).waitFor();
    await give(page, mouse, "file-size", true);
    assert.ok((await kept(page)).drills["file-size"].right >= 1);
  }));
}

test("“Start again” asks first, and then all is gone; a workbook in another tab follows", inPage(async (page) => {
  await openWorkbook(page, "#drill=file-size");
  await give(page, mouse, "file-size", true);
  const other = await page.context().newPage();
  await openWorkbook(Object.assign(other, { site: page.site }));
  await button(other, `Arithmetic 1 / ${CHAPTERS[0].drills.length}`).waitFor();
  await workbook(other).getByLabel("Pruning", { exact: true }).check();
  await button(other, "Answer").click();
  await workbook(other).getByText("1 / 5 completed").waitFor();
  await button(page, "All chapters").click();
  const again = button(page, "Start again");
  await again.first().click();
  await workbook(page).getByRole("alert").getByRole("button", { name: "No, go on" }).click();
  assert.equal((await kept(page)).answers, 1);
  await again.first().click();
  await workbook(page).getByRole("alert").getByRole("button", { name: "Start again" }).click();
  for (const one of [page, other]) await button(one, `Arithmetic 0 / ${CHAPTERS[0].drills.length}`).waitFor();
  await workbook(other).getByText("0 / 5 completed").waitFor();
  assert.equal((await kept(page)).answers, 0);
}));

test("the focus is never lost: what had it hands it on", inPage(async (page) => {
  await openWorkbook(page);
  const keys = byKeys(page);
  await keys.pick(workbook(page).getByLabel("Pruning", { exact: true }));
  await keys.press(button(page, "Answer"));
  assert.equal(await focused(page), "fieldset.question");
  await keys.press(button(page, "Go on"));
  assert.equal(await focused(page), "fieldset.question");
  await keys.press(button(page, /^Arithmetic/));
  await shows(page, "file-size");
  assert.equal(await focused(page), "h3.");
  await keys.type(box(page), "0");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "fieldset.question");
  for (const name of [/^Again/, "Next drill", "Drill 7, new", "All chapters"]) {
    if (name === "Next drill") await give(page, mouse, "file-size", true);
    await keys.press(button(page, name));
    await workbook(page).locator("h3").first().waitFor();
    assert.equal(await focused(page), "h3.", String(name));
  }
  await keys.press(button(page, "Start again"));
  await keys.press(workbook(page).getByRole("alert").getByRole("button", { name: "Start again" }));
  assert.equal(await focused(page), "h3.");
}));

test("where something does not come a sentence says so, and “Try again” brings it", inPage(async (page) => {
  const files = { workbook: "engine/workbook_bg.wasm", words: "workbook/banks/quantization.json", drill: "workbook/arithmetic.json" };
  const lost = new Set(Object.keys(files));
  for (const [what, file] of Object.entries(files)) {
    await page.route(`**/${file}`, (route) => (lost.has(what) ? route.abort() : route.continue()));
  }
  const comesBack = async (what, there) => {
    const sentence = workbook(page).getByText(`The ${what} could not be loaded. Please check the connection.`);
    await sentence.waitFor();
    await button(page, "Try again").click();
    await sentence.waitFor();
    lost.delete(what);
    await button(page, "Try again").click();
    await there.waitFor();
  };
  await page.goto(`${page.site}/pages/workbook_host.html`);
  await comesBack("workbook", button(page, "Next drill"));
  // The drills can be worked in without the words.
  await comesBack("words", workbook(page).getByText("0 / 5 completed"));
  await button(page, /^Arithmetic/).click();
  await comesBack("drill", check(page));
  assert.ok((await page.evaluate(() => window.errors)).length >= 3);
}, {}, /ERR_FAILED|Sharp Shot: |preload/));

test("when the program itself fails a sentence says so, and “Start afresh” goes on with what was kept", inPage(async (page) => {
  let isBroken = false;
  await page.route("**/engine/workbook.js*", async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    const broken = "export function checkText(){throw new WebAssembly.RuntimeError('unreachable')} function unused(";
    await route.fulfill({ response, body: isBroken ? text.replace("export function checkText(", broken) : text });
  });
  await openWorkbook(page, "#drill=file-size");
  await give(page, mouse, "file-size", true);
  isBroken = true;
  await page.reload();
  await begun(page);
  await box(page).fill("1");
  await box(page).press("Enter");
  await workbook(page).getByText("The workbook has made a mistake and had to stop. What you did is kept.").waitFor();
  isBroken = false;
  await button(page, "Start afresh").click();
  await shows(page, "file-size");
  await button(page, "Drill 1, right").waitFor();
  await give(page, mouse, "file-size", true);
  assert.equal((await kept(page)).answers, 2);
}, {}, /unreachable|Sharp Shot: the workbook failed|preload/));

test("a game loads nothing of the workbook, and the workbook nothing of game and lab; its chapters come one by one", inPage(async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${page.site}/`);
  await page.waitForFunction(() => document.querySelector("sharp-shot").state?.());
  assert.deepEqual(asked.filter((path) => path.includes("workbook")), []);
  asked.length = 0;
  await openWorkbook(page);
  await workbook(page).getByText("0 / 5 completed").waitFor();
  const texts = () => asked.filter((path) => path.endsWith(".json"));
  assert.deepEqual(texts(), ["/workbook/banks/quantization.json"]);
  for (const [title, file] of [["Arithmetic", "arithmetic"], ["Low rank", "low-rank"], ["Arithmetic", undefined]]) {
    const before = texts();
    await button(page, new RegExp(`^${title}`)).click();
    await begun(page);
    assert.deepEqual(texts(), [...before, ...(file ? [`/workbook/${file}.json`] : [])]);
    await button(page, "All chapters").click();
  }
  // Their pages have one style.
  const others = asked.filter((path) => /sharp-shot(-lab)?\.js|engine\/(sharp-shot|lab)|debrief|live|students|lab\./.test(path));
  assert.deepEqual(others, []);
}));

test("under a strict policy, from bytes, and in a deep folder it works the same", inPage(async (page) => {
  for (const folder of ["/strict", "/bytes", "/a/deep/folder"]) {
    await page.goto(`${page.site}${folder}/workbook.html#drill=${KINDS.picture}`);
    await shows(page, KINDS.picture);
    await give(page, mouse, KINDS.picture, true);
    await page.evaluate((id) => (location.hash = `#drill=${id}`), KINDS.formula);
    await shows(page, KINDS.formula);
    await give(page, mouse, KINDS.formula, true);
  }
}));

test("its theme is the page’s, or the one that is asked for", inPage(async (page) => {
  const theme = () => workbook(page).locator(".sheet").getAttribute("data-theme");
  await openHost(page);
  assert.equal(await theme(), "light");
  await page.evaluate(() => document.body.classList.add("quarto-dark"));
  await workbook(page).locator(".sheet[data-theme=dark]").waitFor();
  await openHost(page, { theme: "dark" });
  assert.equal(await theme(), "dark");
}));

test("its types ship with it", () => {
  assert.ok(readFileSync(`${root}dist/sharp-shot-workbook.d.ts`, "utf8").includes("mountWorkbook"));
});

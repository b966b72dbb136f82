// The compression lab: predict, try, see, decide, in its own page and in others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { checked, loadAxe } from "./axe.mjs";
import { root, useBrowser } from "./harness.mjs";
import {
  answer, button, byKeys, byMouse, byTouch, choose, field, group, inPage, kept, lab, measured, openLab, PARTS, PHONE,
  predict, walk,
} from "./lab.mjs";

useBrowser();

/** A part whose predictions are given, for the Edge track. */
async function openPart(page, name, ...answers) {
  await openLab(page);
  await choose(page, byMouse);
  await button(page, new RegExp(`^${name}`)).click();
  if (answers.length) await predict(page, byMouse, ...answers);
}

test("all parts are worked through with keys alone, from prediction to ledger", inPage(async (page) => {
  await openLab(page);
  await walk(page, byKeys(page));
  assert.equal(await lab(page).locator(".ledger h4").count(), 4);
}));

test("and by touch, on a phone, where nothing is wider than the screen", inPage(async (page) => {
  await openLab(page);
  await walk(page, byTouch, async (state) => {
    const { scroll, wide } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth, wide: document.documentElement.clientWidth,
    }));
    assert.equal(scroll, wide, state);
  });
}, PHONE));

for (const [what, context] of [
  ["in light, wide", {}],
  ["in dark, on a phone", { ...PHONE, colorScheme: "dark" }],
]) {
  test(`axe-core finds nothing in any state, ${what}`, inPage(async (page) => {
    await openLab(page);
    await loadAxe(page);
    await walk(page, byMouse, async (state) => {
      for (const summary of await lab(page).locator("summary").all()) {
        if (await summary.isVisible()) await summary.click();
      }
      assert.deepEqual((await checked(page)).violations, [], state);
    });
  }, context));
}

for (const name of Object.keys(PARTS)) {
  test(`${name}: no control works before the prediction`, inPage(async (page) => {
    await openPart(page, name);
    const before = await kept(page);
    const bench = group(page, "Instruments");
    await bench.getByText("Predict first: then the controls work.").waitFor();
    const controls = bench.locator("select, input, button");
    assert.ok((await controls.count()) > 0);
    for (const control of await controls.all()) assert.ok(await control.isDisabled());
    assert.ok(await lab(page).locator(".pictures").isHidden());
    assert.deepEqual(await kept(page), before);
  }));
}

test("the focus is never lost: what had it hands it on", inPage(async (page) => {
  await openPart(page, "Distillation");
  const at = () =>
    page.evaluate(() => {
      const { activeElement } = document.querySelector("sharp-shot-lab").shadowRoot;
      return activeElement && `${activeElement.localName}.${activeElement.className}`;
    });
  await predict(page, byKeys(page), 3);
  assert.equal(await at(), "fieldset.question");
  await byKeys(page).press(button(page, "Choose this student"));
  await field(page, "Format").selectOption("int4");
  await field(page, "Format").selectOption("loop");
  await byKeys(page).press(button(page, "Choose this student instead"));
  assert.equal(await at(), "div.now");
  await byKeys(page).press(button(page, "Ledger"));
  assert.equal(await at(), "h3.");
  await byKeys(page).press(button(page, "Start again"));
  await byKeys(page).press(lab(page).getByRole("alert").getByRole("button", { name: "Start again" }));
  await lab(page).getByRole("heading", { name: "Whom do you work for?" }).waitFor();
  assert.equal(await at(), "h3.");
}));

test("a prediction holds once it is given, also after the page is loaded again", inPage(async (page) => {
  await openPart(page, "Pruning", 0);
  for (const again of [false, true]) {
    if (again) {
      await openLab(page);
      await button(page, /^Pruning/).click();
    }
    const question = group(page, "Your prediction (given)");
    for (const [at, radio] of (await question.getByRole("radio").all()).entries()) {
      assert.ok(await radio.isDisabled());
      assert.equal(await radio.isChecked(), at === 0);
    }
    assert.ok(await question.getByRole("button").isHidden());
  }
  assert.deepEqual((await kept(page)).pruning.predictions, [0]);
}));

test("figures say whether they were measured here, by the trainer, or calculated by a textbook", inPage(async (page) => {
  await openPart(page, "Quantization", 0, 0);
  const basis = lab(page).locator(".now .basis");
  await measured(page);
  assert.match(await basis.textContent(), /measured here, on 512 boards, ± one standard error/);
  assert.match(await lab(page).locator(".now dd").first().textContent(), /% ± \d/);
  await field(page, "Format").selectOption("int4");
  await field(page, "When it is rounded").selectOption("loop");
  await basis.filter({ hasText: "measured by our trainer on 4,096 boards" }).waitFor();
  await field(page, "Model").selectOption("resnet");
  await basis.filter({ hasText: "a textbook’s formula, which is a model" }).waitFor();
  // 76.1 − (2.60 − 0.35): with the quantizer in training.
  assert.equal(await lab(page).locator(".now dd").first().textContent(), "73.9%");
}));

test("with more bits, or with the first and the last layer at int8, the range model keeps what int4 loses", inPage(async (page) => {
  await openPart(page, "Quantization", 0, 0);
  await field(page, "Format").selectOption("int4");
  await lab(page).locator(".now h4", { hasText: "int4" }).waitFor();
  assert.ok(await button(page, "Go on with this setting").isDisabled());
  assert.match(await lab(page).locator(".verdict").textContent(), /Refused: it loses too much/);
  await field(page, "Scales of the weights").selectOption("channel");
  await lab(page).getByText("A format for each layer").click();
  for (const layer of ["embedding", "output"]) await field(page, layer).selectOption("int8");
  await lab(page).locator(".verdict", { hasText: "Within all limits" }).waitFor();
  await button(page, "Go on with this setting").click();
  const { shipped } = (await kept(page)).quantization;
  assert.deepEqual(shipped.setting.layers, ["int8", null, null, null, null, "int8"]);
  assert.ok(shipped.figures.accuracy > 98 && shipped.obstacles.length === 0);
}));

test("the cliff is where the mission first loses too much, and the student hears it", inPage(async (page) => {
  await openPart(page, "Quantization", 0, 0);
  await answer(page, byMouse, "Where is the cliff?", 0, "Answer");
  await lab(page).getByText(/^It is int4: \d+\.?\d*%\. One format higher it still has 100%\.$/).waitFor();
  assert.deepEqual((await kept(page)).quantization.cliff, { said: "int8", was: "int4" });
}));

test("ten tries, then the frontier is shown and the part goes on", inPage(async (page) => {
  await openPart(page, "Pruning", 2);
  await measured(page);
  const attempt = button(page, /^Try it/);
  for (let left = 10; left > 0; left -= 1) {
    assert.equal(await attempt.textContent(), `Try it: ${left} of 10 left`);
    await attempt.click();
    await lab(page).locator(".tries li").nth(10 - left).waitFor();
  }
  assert.ok(await attempt.isHidden());
  await lab(page).getByText("All settings, fine-tuned: real speed-up against accuracy").first().waitFor();
  await group(page, "Think back").waitFor();
  assert.equal((await kept(page)).pruning.met, false);
}));

for (const [gb, variant, size] of [[8, 1, 16], [4, 2, 8], [2, 3, 4]]) {
  test(`the phone with ${gb} GB is out of memory with ${size} GB, and nothing can be shipped so`, inPage(async (page) => {
    await openPart(page, "Ship it", 1);
    for (const other of [8, 4, 2]) await field(page, `Phone with ${other} GB for the weights`).selectOption("9");
    await field(page, `Phone with ${gb} GB for the weights`).selectOption(String(variant));
    await lab(page).getByText(`Out of memory. It takes ${size} GB; this phone gives ${gb} GB.`).waitFor();
    assert.equal(await lab(page).locator(".phone.out").count(), 1);
    await button(page, "Ship these three").click();
    await lab(page).getByRole("alert").getByText("Out of memory: a phone has less than its model takes.").waitFor();
    assert.equal((await kept(page)).ship.shipped, false);
  }));
}

test("the frontier is computed: the 1.0 GB student is on it, 4.1 GB is dominated by int4", inPage(async (page) => {
  await openPart(page, "Ship it", 1);
  const figure = lab(page).locator("figure", { hasText: "size against perplexity" }).first();
  await figure.getByText("As a table").click();
  const rows = await figure.locator("tbody tr").allInnerTexts();
  const of = (name) => rows.find((row) => row.startsWith(name));
  assert.match(of("distilled to 1B, int8"), /on it$/);
  assert.match(of("distilled to 4B, int8"), /dominated by int4$/);
  assert.match(of("int4, 50% pruned anywhere"), /dominated by int4, 30% of the structures pruned$/);
}));

test("a reload keeps the progress, a link brings it elsewhere, and “Start again” clears it", inPage(async (page) => {
  await openLab(page);
  await choose(page, byMouse);
  await PARTS.Quantization(page, byMouse);
  const progress = await kept(page);
  await openLab(page);
  await lab(page).getByRole("heading", { name: "2. The sparsity frontier" }).waitFor();
  await button(page, "Ledger").click();
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: (text) => void (window.copied = text) } });
  });
  await button(page, "Copy link").click();
  await lab(page).getByText("The link is copied.").waitFor();
  const link = await page.evaluate(() => window.copied);

  await button(page, "Start again").click();
  await lab(page).getByRole("alert").getByRole("button", { name: "Start again" }).click();
  await lab(page).getByRole("heading", { name: "Whom do you work for?" }).waitFor();
  assert.equal(await kept(page), null);

  await openLab(page, new URL(link).hash);
  await lab(page).getByRole("heading", { name: "Ledger", exact: true }).waitFor();
  assert.deepEqual(await kept(page), progress);
}));

test("a link over one's own progress shows that of the link, and gives one's own back", inPage(async (page) => {
  await openLab(page);
  await choose(page, byMouse, "Tiny");
  const own = await kept(page);
  const other = { ...own, track: "cloud" };
  const code = Buffer.from(JSON.stringify(other)).toString("base64url");
  await openLab(page, `#lab=${code}`);
  await page.reload();
  await lab(page).getByText("This is the progress of the link.").waitFor();
  await lab(page).getByText(/^Cloud: /).first().waitFor();
  assert.deepEqual(await kept(page), own);
  await group(page, "Your prediction 1").getByRole("radio").first().check();
  await group(page, "Your prediction 1").getByRole("button").click();
  assert.equal((await kept(page)).track, "cloud");
  await button(page, "Back to mine").click();
  await lab(page).getByText(/^Tiny: /).first().waitFor();
  assert.deepEqual(await kept(page), own);
  assert.equal(await page.evaluate(() => location.hash), "");
}));

test("a track that the page asks for is not taken for the student's own, nor does it drop a link", inPage(async (page) => {
  await page.goto(`${page.site}/pages/lab_host.html`);
  await lab(page).getByText(/^Mobile: /).first().waitFor();
  assert.equal(await kept(page), null);
  const progress = { ...(await page.evaluate(() => window.handle.state())), track: "cloud" };
  const code = Buffer.from(JSON.stringify(progress)).toString("base64url");
  await page.goto(`${page.site}/pages/lab_host.html?theme=light#lab=${code}`);
  await lab(page).getByText(/^Cloud: /).first().waitFor();
  assert.equal((await kept(page)).track, "cloud");
}));

for (const [what, hash, sentence] of [
  ["cut off", "#lab=eyJ2ZXJzaW9uIjox", /it may have been cut off/],
  ["of another version", `#lab=${Buffer.from('{"version":9}').toString("base64url")}`, /another version of the lab/],
  ["not a progress", `#lab=${Buffer.from('{"version":1,"track":"moon"}').toString("base64url")}`, /no progress of the lab/],
]) {
  test(`a link that is ${what} says so, and loses nothing`, inPage(async (page) => {
    await openLab(page);
    await choose(page, byMouse, "Tiny");
    const own = await kept(page);
    await openLab(page, hash);
    await page.reload();
    await lab(page).getByRole("alert").getByText(sentence).waitFor();
    assert.deepEqual(await kept(page), own);
    await lab(page).getByText(/^Tiny: /).first().waitFor();
  }));
}

test("without storage it works, and forgets", inPage(async (page) => {
  await page.addInitScript(() => {
    for (const name of ["getItem", "setItem", "removeItem"])
      Storage.prototype[name] = () => {
        throw new DOMException("blocked", "SecurityError");
      };
  });
  await openLab(page);
  await choose(page, byMouse);
  await lab(page).getByText("This browser keeps nothing.").waitFor();
  await button(page, /^Distillation/).click();
  await PARTS.Distillation(page, byMouse);
  await openLab(page);
  await lab(page).getByRole("heading", { name: "Whom do you work for?" }).waitFor();
}));

test("what is stored by something else is not taken, and does not stop the lab", inPage(async (page) => {
  await page.addInitScript(() => localStorage.setItem("sharp-shot-lab", '{"version":1,"track":7}'));
  await openLab(page);
  await lab(page).getByRole("heading", { name: "Whom do you work for?" }).waitFor();
  await lab(page).getByText("What this browser kept is not of this lab").waitFor();
}));

/** The rows of a table as RFC 4180 has it, with all cells in quotes. */
const rowsOf = (csv) =>
  csv.trim().split("\r\n").slice(1).map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell.replaceAll('""', '"')));

test("JSON and CSV of the ledger hold what was decided, and the printed page too", inPage(async (page) => {
  await openLab(page);
  await walk(page, byMouse);
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  const [jsonName, text] = await saved("JSON");
  assert.equal(jsonName, "sharp-shot-lab.json");
  const { entries } = JSON.parse(text);
  assert.deepEqual(entries.map(({ part }) => part), ["quantization", "pruning", "distillation", "ship"]);
  assert.equal(entries[0].decisions[0].setting.quantized.format, "int8");
  assert.equal(entries[0].predictions[1].came, "0.5 to 2");
  assert.equal(entries[3].decisions.length, 3);
  assert.ok(!text.includes("{hardware}"));

  const [csvName, csv] = await saved("CSV");
  assert.equal(csvName, "sharp-shot-lab.csv");
  const rows = rowsOf(csv);
  assert.ok(csv.startsWith("\uFEFFpart,track,") && rows.every((row) => row.length === 11));
  const [, , , , , , , accuracy, bytes, time] = rows.find(([part, , kind]) => part === "quantization" && kind === "decision");
  const { figures } = entries[0].decisions[0];
  assert.deepEqual([accuracy, bytes, time].map(Number), [figures.accuracy, figures.bytes, figures.latency]);
  const shipped = rows.filter(([part, , kind]) => part === "ship" && kind === "decision");
  assert.deepEqual(shipped.map(([, , , what]) => what), [
    "phone with 8 GB: int8", "phone with 4 GB: int4", "phone with 2 GB: int4, 50% of the structures pruned",
  ]);

  await page.emulateMedia({ media: "print" });
  assert.ok(await lab(page).locator("nav").isHidden());
  assert.ok(await button(page, "CSV").isHidden());
  await lab(page).getByText(/answers right, in 4 of 4 parts/).waitFor();
  // The wall of the Edge track is 10 ms of 25.
  await lab(page).getByText(/^You are through the wall: \d+(\.\d)?% of fp16’s latency \(at most 40%\), with /).waitFor();
}));

test("a dark page is printed dark on white", inPage(async (page) => {
  await openLab(page);
  await choose(page, byMouse);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const [ink, paper] = await lab(page).locator(".sheet").evaluate((sheet) => {
    const { color } = getComputedStyle(sheet.querySelector("h3"));
    /** What stands behind it: the first that is not transparent. */
    const behind = (element) => {
      const { backgroundColor } = getComputedStyle(element);
      const next = element.parentElement ?? element.getRootNode().host;
      return backgroundColor !== "rgba(0, 0, 0, 0)" || !next ? backgroundColor : behind(next);
    };
    const light = (text) => {
      const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
      return alpha ? (red + green + blue) / 765 : 1;
    };
    return [color, behind(sheet)].map(light);
  });
  assert.ok(ink < 0.3 && paper > 0.9, `${ink} on ${paper}`);
}));

test("labs in two tabs go on together", inPage(async (page) => {
  await openLab(page);
  const other = await page.context().newPage();
  await other.goto(`${page.site}/lab.html`);
  await choose(page, byMouse, "Tiny");
  await lab(other).getByText(/^Tiny: /).first().waitFor();
  await predict(other, byMouse, 0, 0);
  await measured(page);
  assert.ok(await group(page, "Your prediction 1 (given)").isVisible());
  await button(other, "Start again").click();
  await lab(other).getByRole("alert").getByRole("button", { name: "Start again" }).click();
  await lab(page).getByRole("heading", { name: "Whom do you work for?" }).waitFor();
}));

test("the formulas have the numbers of what is set", inPage(async (page) => {
  await openPart(page, "Quantization", 0, 0);
  await field(page, "Model").selectOption("mobilenet");
  await field(page, "Format").selectOption("int4");
  await field(page, "When it is rounded").selectOption("loop");
  await lab(page).locator(".now h4", { hasText: "MobileNetV3-Large · int4 · quantizer in training" }).waitFor();
  await lab(page).getByText("The formulas, with your numbers").click();
  const formulas = lab(page).locator(".formulas");
  // ResNet-50 at int8 until something is shipped: 98 × 1.048576 = 102.8 MB.
  await formulas.getByText("size = size at fp32 × bits / 32 = 102.8 MB × 8 / 32 = 25.7 MB").waitFor();
  await formulas.getByText("lost = s × d + k × c = 1 × 0.5 + 1 × 0 = 0.5 points").waitFor();
  await button(page, "Go on with this setting").click();
  // 0.85 × 2.6 − 0.35 = 1.86; 21.1 × 1.048576 = 22.1 MB; 0.3 ms × 0.15 on an H100 with 700 W.
  await formulas.getByText("lost = s × d − 0.35 × d / 2.6 = 0.85 × 2.6 − 0.35 × 2.6 / 2.6 = 1.86 points").waitFor();
  await formulas.getByText("size = size at fp32 × bits / 32 = 22.1 MB × 4 / 32 = 2.77 MB").waitFor();
  await formulas.getByText("energy = time × power = 0.045 ms × 700 W = 31.5 mJ").waitFor();
}));

test("a long context takes a cache and activations beside the weights", inPage(async (page) => {
  await openPart(page, "Ship it", 1);
  const figure = lab(page).locator("figure", { hasText: "with a context of 8,192 tokens" }).first();
  await figure.getByText("As a table").click();
  // 131,072 and 73,728 bytes a token.
  assert.deepEqual(await figure.locator("tbody tr").allInnerTexts(), ["weights\t4", "KV cache\t1.07", "activations\t0.604", "together\t5.68"]);
}));

test("the page around it is told of each part once, by event and callback", inPage(async (page) => {
  await page.goto(`${page.site}/pages/lab_host.html`);
  await lab(page).getByRole("heading", { name: "1. The free lunch, and its end" }).waitFor();
  await PARTS.Quantization(page, byMouse);
  await page.waitForFunction(() => window.told.length === 2);
  const told = await page.evaluate(() => window.told);
  assert.deepEqual(told.map(([by, { part, track }]) => [by, part, track]), [
    ["event", "quantization", "mobile"], ["callback", "quantization", "mobile"],
  ]);
  await page.reload();
  await button(page, /^Quantization/).waitFor();
  assert.equal(await page.evaluate(() => window.told.length), 0);
}));

test("destroy() leaves nothing behind", inPage(async (page) => {
  await page.goto(`${page.site}/pages/lab_host.html`);
  await predict(page, byMouse, 0, 0);
  await measured(page);
  const left = await page.evaluate(async () => {
    window.handle.destroy();
    return { labs: document.querySelectorAll("sharp-shot-lab").length, listeners: window.listening() };
  });
  assert.deepEqual(left, { labs: 0, listeners: [] });
  assert.equal(await page.evaluate(() => window.handle.state()), undefined);
}));

test("a wrong option is told by its name, and the lab works without it", inPage(async (page) => {
  await page.goto(`${page.site}/pages/lab_host.html?track=moon&colour=red`);
  await lab(page).getByRole("heading", { name: "Whom do you work for?" }).waitFor();
  const errors = await page.evaluate(() => window.errors);
  assert.deepEqual(errors.map(([code]) => code), ["option", "option"]);
  assert.match(errors[0][1], /"track" of a lab has to be "cloud" or "edge" or "mobile" or "tiny", not "moon"/);
  assert.match(errors[1][1], /no option "colour"/);
}, {}, /Sharp Shot: /));

test("where its program does not come, a sentence says so, and “Try again” brings it", inPage(async (page) => {
  let isLost = true;
  await page.route("**/engine/lab_bg.wasm", (route) => (isLost ? route.abort() : route.continue()));
  await page.goto(`${page.site}/pages/lab_host.html`);
  await lab(page).getByText("The lab could not be loaded. Please check the connection.").waitFor();
  isLost = false;
  await button(page, "Try again").click();
  await lab(page).getByRole("heading", { name: /^1\. / }).waitFor();
}, {}, /ERR_FAILED|Sharp Shot: |preload/));

test("when the program itself fails, a sentence says so, and “Start afresh” goes on with what was kept", inPage(async (page) => {
  await openLab(page);
  await choose(page, byMouse, "Tiny");
  let isBroken = true;
  await page.route("**/engine/lab.js*", async (route) => {
    const response = await route.fetch();
    const broken = "Lab.prototype.play = () => { throw new WebAssembly.RuntimeError('unreachable'); };";
    await route.fulfill({ response, body: (await response.text()) + (isBroken ? broken : "") });
  });
  await page.reload();
  await group(page, "Your prediction 1").getByRole("radio").first().check();
  await group(page, "Your prediction 1").getByRole("button").click();
  await lab(page).getByText("The lab has made a mistake and had to stop. What you did is kept.").waitFor();
  isBroken = false;
  await button(page, "Start afresh").click();
  await lab(page).getByText(/^Tiny: /).first().waitFor();
  await predict(page, byMouse, 0, 0);
}, {}, /unreachable|Sharp Shot: the lab failed|preload/));

test("without the students’ file the rest of the part works", inPage(async (page) => {
  await page.route("**/students.bin", (route) => route.abort());
  await openPart(page, "Distillation", 3);
  await lab(page).getByText("The students could not be loaded. All else of this part works.").waitFor();
  await button(page, "Choose this student").click();
  assert.ok((await kept(page)).distillation.first);
}, {}, /ERR_FAILED/));

test("a game loads nothing of the lab, and the lab nothing of the game", inPage(async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${page.site}/`);
  await page.waitForFunction(() => document.querySelector("sharp-shot").state?.());
  assert.deepEqual(asked.filter((path) => /lab|students|live/.test(path)), []);
  asked.length = 0;
  await openLab(page);
  await choose(page, byMouse);
  assert.deepEqual(asked.filter((path) => /sharp-shot(_\w+)?\.(js|wasm)$|debrief|live\.js/.test(path)), []);
}));

test("under a strict policy, from bytes, and in a deep folder it works the same", inPage(async (page) => {
  for (const path of ["/strict/lab.html", "/bytes/lab.html", "/a/deep/folder/lab.html"]) {
    await page.goto(page.site + path);
    await button(page, "Work for Cloud").waitFor();
  }
}));

test("its theme is the page’s, or the one that is asked for", inPage(async (page) => {
  const theme = () => lab(page).locator(".sheet").getAttribute("data-theme");
  await page.goto(`${page.site}/pages/lab_host.html`);
  await button(page, /^Quantization/).waitFor();
  assert.equal(await theme(), "light");
  await page.evaluate(() => document.body.classList.add("quarto-dark"));
  await page.waitForFunction(() => document.querySelector("sharp-shot-lab").shadowRoot.querySelector("[data-theme=dark]"));
  await page.goto(`${page.site}/pages/lab_host.html?theme=dark`);
  await button(page, /^Quantization/).waitFor();
  assert.equal(await theme(), "dark");
}));

test("its types ship with it", () => {
  assert.ok(readFileSync(`${root}dist/sharp-shot-lab.d.ts`, "utf8").includes("mountLab"));
});

// Contracts: one shipped opens the next, and what was reached under each is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  missAll,
  openGame,
  playOn,
  state,
  status,
  useBrowser,
  withinBudget,
  withPage,
} from "./harness.mjs";

useBrowser();

const KEPT = "mlsp-sharp-shot-contracts";
const NAMES = ["Free lunch", "Tiny", "Cloud", "Edge", "Mobile"];
const ALL_OPEN = "96:30:96,48:27:48,40:25:40,36:22:36,32:0:0";

const header = (page) => page.locator(".contract");
const dialog = (page) => page.getByRole("dialog", { name: "Contracts" });
const kept = (page) => page.evaluate((key) => localStorage.getItem(key), KEPT);
/** What has focus in the game. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement.shadowRoot?.activeElement;
    return at?.localName === "canvas"
      ? "the range"
      : at?.classList.contains("contract")
        ? "the contract"
        : at?.outerHTML;
  });

/** Opens a game with this progress, as a player comes back to it. */
async function openWith(page, progress, options = { seed: "test", keys: "page" }) {
  await page.goto(`${page.site}/pages/game.html?empty`);
  await page.evaluate(([key, progress]) => localStorage.setItem(key, progress), [KEPT, progress]);
  await openGame(page, options);
}

async function openDialog(page) {
  await header(page).click();
  await dialog(page).waitFor();
}

/** The personal table, in the dialog or in the debrief: the texts of its rows. */
const table = (place) =>
  place
    .locator("table")
    .filter({ hasText: "Your best score under each contract, and" })
    .locator("tbody tr")
    .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));

const FIRST_VISIT = [
  ["Free lunch", "96", "–", "–", "this one"],
  ["Tiny", "48", "–", "–", "locked"],
  ["Cloud", "40", "–", "–", "locked"],
  ["Edge", "36", "–", "–", "locked"],
  ["Mobile", "32", "–", "–", "locked"],
];

test("on the first visit only the first contract is open", () =>
  withPage({}, async (page) => {
    await openGame(page);
    assert.equal(await header(page).textContent(), "Free lunch · 96 bits");
    await openDialog(page);
    assert.deepEqual(await table(dialog(page)), FIRST_VISIT);
    assert.equal(await dialog(page).getByRole("button", { name: /^Play/ }).count(), 0);
    assert.deepEqual(await dialog(page).locator("h4").allTextContents(), ["Free lunch, 96 bits"]);
  }));

test("shipping it opens the next, which can be taken from the debrief and after a reload", () =>
  withPage({}, async (page) => {
    await openGame(page, { seed: "daily", keys: "page", tell: "" });
    await withinBudget(page);
    await playOn(page);
    const debrief = page.locator(".debrief");
    const main = debrief.locator(".actions .main");
    await main.waitFor();
    assert.equal(await main.textContent(), "Next: Tiny, 48 bits");
    assert.deepEqual((await debrief.locator(".actions button").allTextContents()).slice(0, 2), [
      "Next: Tiny, 48 bits",
      "Try again",
    ]);
    assert.equal(await debrief.locator(".contracts .card h4").textContent(), "Next: Tiny, 48 bits");
    assert.deepEqual((await table(debrief)).slice(0, 3), [
      ["Free lunch", "96", "30", "96", "this one"],
      ["Tiny", "48", "–", "–", "Play"],
      ["Cloud", "40", "–", "–", "locked"],
    ]);
    assert.equal(await kept(page), "96:30:96,48:0:0,40:0:0,36:0:0,32:0:0");

    await main.click();
    assert.equal(await status(page), "bits 192 / 48 · acc 100% · shots 10 · score 0");
    assert.deepEqual([(await state(page)).budget, (await state(page)).phase], [48, "aiming"]);
    assert.equal(await header(page).textContent(), "Tiny · 48 bits");
    assert.equal(await debrief.count(), 0);
    assert.equal(await focused(page), "the range");
    const told = await page.evaluate(() => window.told);
    assert.equal(told.filter(([kind]) => kind === "onRetry").length, 1);
    assert.equal(told.findLast(([kind]) => kind === "onScoreChange")[1].budget, 48);
    await page.keyboard.press("r");
    assert.equal((await state(page)).budget, 48, "a new round of the same contract");

    await openGame(page);
    assert.equal(await header(page).textContent(), "Free lunch · 96 bits");
    await openDialog(page);
    await dialog(page).getByRole("button", { name: "Play Tiny" }).click();
    assert.equal((await state(page)).budget, 48);
    assert.equal(await dialog(page).count(), 0);
  }));

test("what did not ship opens nothing, and its score is kept", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await playOn(page, 0, 8);
    await missAll(page);
    const debrief = page.locator(".debrief");
    await debrief.waitFor();
    assert.deepEqual((await table(debrief))[0], ["Free lunch", "96", "6", "–", "this one"]);
    assert.equal(await debrief.locator(".actions .main").textContent(), "Try again");
    await debrief.locator(".contracts summary").click();
    assert.equal(await debrief.getByText("Next:").count(), 0);
    assert.equal(await debrief.getByRole("button", { name: /^(Next|Take|Play)/ }).count(), 0);
    assert.equal(await kept(page), "96:6:0,48:0:0,40:0:0,36:0:0,32:0:0");
  }));

test("a worse round does not take back what was reached", () =>
  withPage({}, async (page) => {
    await openWith(page, "96:25:88,48:0:0");
    await withinBudget(page);
    await missAll(page);
    const debrief = page.locator(".debrief");
    await debrief.waitFor();
    assert.deepEqual((await table(debrief)).slice(0, 2), [
      ["Free lunch", "96", "25", "88", "this one"],
      ["Tiny", "48", "–", "–", "Play"],
    ]);
  }));

test("a page with an older state does not take back what another has kept", () =>
  withPage({}, async (page) => {
    await openGame(page);
    await withinBudget(page);
    await playOn(page, 0, 9);
    await page.evaluate((key) => localStorage.setItem(key, "96:20:92,48:19:48"), KEPT);
    await missAll(page);
    assert.equal(await kept(page), "96:20:92,48:19:48,40:0:0,36:0:0,32:0:0");
  }));

test("the personal table has the best score and the leanest bits that shipped", () =>
  withPage({}, async (page) => {
    await openWith(page, "96:30:60,48:27:44,40:12:0,36:0:0,32:0:0");
    await openDialog(page);
    assert.deepEqual(await table(dialog(page)), [
      ["Free lunch", "96", "30", "60", "this one"],
      ["Tiny", "48", "27", "44", "Play"],
      ["Cloud", "40", "12", "–", "Play"],
      ["Edge", "36", "–", "–", "locked"],
      ["Mobile", "32", "–", "–", "locked"],
    ]);
  }));

test("the list begins with the next contract, which one button takes, or with the one that is played", () =>
  withPage({}, async (page) => {
    const first = () => dialog(page).locator("h4").first().textContent();
    await openWith(page, "96:30:60,48:27:44,40:12:0,36:0:0,32:0:0");
    await openDialog(page);
    assert.equal(await first(), "Next: Cloud, 40 bits");
    await dialog(page).getByRole("button", { name: "Take Cloud" }).click();
    assert.equal(await header(page).textContent(), "Cloud · 40 bits");
    await openDialog(page);
    assert.equal(await first(), "Cloud, 40 bits");
    assert.equal(await dialog(page).getByRole("button", { name: /^Take/ }).count(), 0);
    await openWith(page, "96:30:96,48:27:48,40:25:40,36:22:36,32:20:32");
    await openDialog(page);
    assert.equal(await first(), "Free lunch, 96 bits", "nothing is left to be shipped");
    assert.deepEqual(await dialog(page).locator("h4").allTextContents(), [
      "Free lunch, 96 bits",
      "The live range",
      "Tiny, 48 bits",
      "Cloud, 40 bits",
      "Edge, 36 bits",
      "Mobile, 32 bits",
    ]);
  }));

for (const [name, story, arithmetic] of [
  ["Free lunch, 96 bits", /half the memory/, "192 bits × 16 / 32 = 96"],
  ["Tiny, 48 bits", /256 KB of SRAM/, "192 bits × 256 KB / 1024 KB = 48"],
  ["Cloud, 40 bits", /140 GB in fp16.*KV cache/, "96 bits × 60 GB / 140 GB = 41.1, so 40"],
  ["Edge, 36 bits", /25 ms in fp16 and must take 10 ms/, "96 bits × 10 ms / 25 ms = 38.4, so 36"],
  ["Mobile, 32 bits", /a tenth of the energy/, "192 bits × 1 / 10 = 19.2, but the contract asks for 32"],
]) {
  test(`${name}: its story, and where its bits come from`, () =>
    withPage({}, async (page) => {
      await openWith(page, ALL_OPEN);
      await openDialog(page);
      const heading = dialog(page).getByRole("heading", { name });
      const [why, sum, more] = await heading.evaluate((one) => {
        const words = [];
        while ((one = one.nextElementSibling)?.localName === "p") words.push(one.textContent);
        return words;
      });
      assert.match(why, story);
      assert.ok(sum.startsWith(arithmetic), sum);
      if (name.startsWith("Mobile")) assert.match(more, /Pruning .* Distillation .* They do the rest/);
      else assert.equal(more, undefined);
    }));
}

test("each open contract can be played, and says so in the header, the meter and the debrief", () =>
  withPage({}, async (page) => {
    await openWith(page, ALL_OPEN);
    const budgets = [96, 48, 40, 36, 32];
    for (const at of [4, 3, 2, 1, 0]) {
      await openDialog(page);
      await dialog(page)
        .getByRole("button", { name: `Play ${NAMES[at]}` })
        .click();
      assert.equal(await header(page).textContent(), `${NAMES[at]} · ${budgets[at]} bits`);
      assert.deepEqual([(await state(page)).budget, (await state(page)).shotsLeft], [budgets[at], 10]);
    }
    await openDialog(page);
    await dialog(page).getByRole("button", { name: "Play Mobile" }).click();
    for (const key of "111222333444555666") await page.keyboard.press(key);
    await missAll(page);
    await page.locator(".debrief .verdict").getByText("Mobile, 32 bits · 24 bits used").waitFor();
    await page.locator(".debrief .contracts summary").click();
    await page.locator(".debrief .contracts").getByText("Distillation").waitFor();
  }));

for (const [by, open, back] of [
  ["a click", (page) => header(page).click(), "the contract"],
  ["Enter", (page) => header(page).press("Enter"), "the contract"],
  ["space", (page) => header(page).press("Space"), "the contract"],
]) {
  test(`the list opens by ${by}, closes by Escape and by its button, and then the focus is on ${back}`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      for (const close of [
        () => page.keyboard.press("Escape"),
        () => page.keyboard.press("Escape"),
        () => dialog(page).getByRole("button", { name: "Close" }).click(),
      ]) {
        await open(page);
        await dialog(page).waitFor();
        await close();
        await dialog(page).waitFor({ state: "detached" });
        assert.equal(await focused(page), back);
      }
      assert.equal((await state(page)).shotsLeft, 10);
    }));
}

for (const [where, go] of [
  ["on its button", () => {}],
  [
    "on its text",
    (page) =>
      dialog(page)
        .getByText(/^Ship one/)
        .click(),
  ],
]) {
  test(`while the list is open, keys do not reach the game under it (focus ${where})`, () =>
    withPage({}, async (page) => {
      await openGame(page);
      await withinBudget(page);
      await openDialog(page);
      await go(page);
      const before = await state(page);
      for (const key of ["1", "2", "ArrowLeft", "r"]) await page.keyboard.press(key);
      assert.deepEqual(await state(page), before);
      assert.ok(await dialog(page).isVisible());
    }));
}

test("pressed twice while it loads the list opens once", () =>
  withPage({}, async (page) => {
    let release;
    const held = new Promise((done) => (release = done));
    await page.route("**/debrief.js*", async (route) => {
      await held;
      await route.continue();
    });
    await openGame(page);
    await header(page).click();
    await header(page).click();
    release();
    await dialog(page).first().waitFor();
    assert.equal(await dialog(page).count(), 1);
  }));

test("when the list cannot be loaded a sentence says so, and the next press helps", () =>
  withPage(
    {},
    async (page) => {
      await page.route("**/debrief.js*", (route) => route.abort());
      await openGame(page);
      await header(page).click();
      const alert = page.getByRole("alert");
      await alert.getByText("The contracts could not be loaded. Please check the connection.").waitFor();
      await alert.getByRole("button", { name: "Close" }).click();
      assert.equal(await alert.count(), 0);
      await page.unroute("**/debrief.js*");
      await openDialog(page);
    },
    /debrief|Failed to load|ERR_FAILED/,
  ));

for (const [name, value] of [
  ["budget", 48],
  ["shots", 3],
  ["shipAt", 5],
]) {
  test(`where the page sets ${name} there is nothing to choose`, () =>
    withPage({}, async (page) => {
      await openWith(page, ALL_OPEN, { seed: "test", keys: "page", [name]: value });
      assert.ok(await header(page).isDisabled());
      assert.match(await header(page).textContent(), name === "budget" ? /^Tiny · 48 bits$/ : / · 96 bits$/);
      for (const key of "112233445566") await page.keyboard.press(key);
      await missAll(page);
      await page.locator(".debrief").waitFor();
      assert.equal(await page.locator(".debrief .contracts").count(), 0);
      assert.equal(await page.getByRole("button", { name: /^(Next|Take|Play)/ }).count(), 0);
    }));
}

test("so it is where an attribute sets it", () =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    await page.evaluate(() => {
      document.body.innerHTML = '<sharp-shot seed="test" ship-at="20"></sharp-shot>';
      return import("/sharp-shot.js");
    });
    await page.locator("canvas").waitFor();
    assert.ok(await header(page).isDisabled());
  }));

for (const rubbish of [
  "banana",
  "",
  "{}",
  "null",
  "96",
  "96:30",
  "96:31:96",
  "96:30:100",
  "96:30:20",
  "96:10:96",
  "96:-1:0",
  "96:1e1:96",
  "48:30:48,40:30:40",
  "97:30:96",
  "96:99999999999999999999:96",
  "::,::",
  "\u0000",
]) {
  test(`rubbish in the storage (${JSON.stringify(rubbish).slice(0, 40)}) opens only the first, and the game plays on`, () =>
    withPage({}, async (page) => {
      await openWith(page, rubbish);
      await openDialog(page);
      const rows = await table(dialog(page));
      const opened = rows.filter(([, , , , last]) => last !== "locked").map(([name]) => name);
      assert.deepEqual(opened, ["Free lunch"]);
      await page.keyboard.press("Escape");
      await withinBudget(page);
      await page.locator("canvas").click();
      assert.equal((await state(page)).shotsLeft, 9);
    }));
}

for (const [what, spoil] of [
  [
    "forbidden",
    () =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("no", "SecurityError");
        },
      }),
  ],
  [
    "full",
    () =>
      (Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      }),
  ],
]) {
  test(`with a storage that is ${what} the next contract can be taken all the same`, () =>
    withPage({}, async (page) => {
      await page.addInitScript(spoil);
      await openGame(page);
      await openDialog(page);
      assert.deepEqual(await table(dialog(page)), FIRST_VISIT);
      await page.keyboard.press("Escape");
      await withinBudget(page);
      await playOn(page);
      await page.locator(".debrief").getByRole("button", { name: "Next: Tiny" }).click();
      assert.equal((await state(page)).budget, 48);
      await openDialog(page);
      assert.deepEqual((await table(dialog(page)))[0], ["Free lunch", "96", "30", "96", "Play"]);
      await page.keyboard.press("Escape");
      for (const key of "112233445566") await page.keyboard.press(key);
      await page.locator("canvas").click();
      assert.equal((await state(page)).shotsLeft, 9);
    }));
}

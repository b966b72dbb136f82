// Challenge links: a friend's round is watched, its targets are played, and nothing of it is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inPhase, missAll, openGame, pass, playOn, pressAtOnce, setDay, state, useBrowser, withPage } from "./harness.mjs";
import { withinBudget } from "./harness.mjs";
import { distance, look, OUT_OF_THE_WAY } from "./sight.mjs";

useBrowser();

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const TWO_SHOTS = { seed: "test", keys: "page", shots: 2, shipAt: 3 };

const notice = (page) => page.locator(".notice");
const press = async (page, keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const button = (page, name) => page.getByRole("button", { name, exact: true });
/** By a key, so that the pointer stays where it is. */
const use = (page, name) => notice(page).getByRole("button", { name }).press("Enter");

/** At fp16 a target sways less than this, in units. */
const SWAY = 4;

/** Where the target is, in units, with the crosshair out of its way. */
async function targetOf(page) {
  await pressAtOnce(page, OUT_OF_THE_WAY);
  await pass(page, 5000);
  return look(page);
}

/** Plays a round with a bullseye and, after a turn of a dial, a miss, and copies its link. */
async function playAndCopy(page, options = TWO_SHOTS, keys = "123456") {
  await openGame(page, options);
  await press(page, keys);
  const target = await targetOf(page);
  await playOn(page, 0, 1);
  await inPhase(page, "aiming");
  await page.keyboard.press("1");
  await page.locator("canvas").click({ position: { x: 4, y: 4 } });
  await inPhase(page, "over");
  await button(page, "Copy challenge link").click();
  await page.getByText("The challenge link is copied.").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  return { link, target, hash: new URL(link).hash, result: (await state(page)).result };
}

/** The same round for all tests, played once. */
let played;
const friends = () =>
  (played ??= new Promise((done) => withPage(CLIPBOARD, async (page) => done(await playAndCopy(page)))));

/** Leaves the page (or a link would only be a change of its hash) and opens another game with a link. */
async function openLink(page, hash, options = { seed: "daily", keys: "page", tell: "" }) {
  await page.goto("about:blank");
  await page.goto(`${page.site}/pages/game.html?${new URLSearchParams(options)}${hash}`);
  await page.waitForFunction(() => window.game?.state());
}

/** A link that was played in another page, and in a fresh one what `test` does with it. */
const withLink = (test, expected) =>
  withPage(
    {},
    async (page) => {
      const friend = await friends();
      await openLink(page, friend.hash);
      await test(page, friend);
    },
    expected,
  );

/** Lets time pass until so many shots have been fired. */
const afterShots = (page, shots) =>
  page.waitForFunction((shots) => window.game.state().zones.length === shots || window.pass(100), shots);

const kept = (page) => page.evaluate(() => ({ ...localStorage }));
const told = (page) => page.evaluate(() => window.told.map(([kind]) => kind));

/** The bytes in a link, and bytes with a right checksum as a link: FNV-1a of 64 bits, of which 32 are used. */
const bytesOf = (hash) => [...Buffer.from(hash.replace("#play=", ""), "base64url")].slice(0, -4);
function linkOf(bytes) {
  const sum = bytes.reduce(
    (h, b) => BigInt.asUintN(64, (h ^ BigInt(b)) * 0x100000001b3n),
    0xcbf29ce484222325n,
  );
  const end = [0n, 8n, 16n, 24n].map((shift) => Number((sum >> shift) & 255n));
  return `#play=${Buffer.from([...bytes, ...end]).toString("base64url")}`;
}

test("a copied link is the page's own address with the round in it", () =>
  withPage(CLIPBOARD, async (page) => {
    const { link, result } = await playAndCopy(page);
    assert.equal(link.split("#")[0], page.url());
    assert.match(new URL(link).hash, /^#play=[\w-]{30,80}$/);
    assert.deepEqual([result.zones, result.score, result.won], [[3, 0], 3, true]);
  }));

test("opened it shows the friend's result, and plays the round shot by shot", () =>
  withLink(async (page, { result }) => {
    await notice(page).getByText("A friend’s round: 3 of 6 points at 96 bits, shipped.").waitFor();
    assert.equal(await page.locator(".pips li").count(), 2);
    for (const shots of [1, 2]) {
      await afterShots(page, shots);
      assert.equal(await page.locator(".pips [data-zone]").count(), shots);
    }
    await inPhase(page, "over");
    const { alltimeBest, ...reached } = result;
    assert.deepEqual({ ...(await state(page)).result, alltimeBest }, { ...reached, alltimeBest, practice: true });
    await page.getByRole("heading", { name: "Your friend’s round: shipped, 3 of 6" }).waitFor();
    assert.equal(await button(page, "Copy challenge link").count(), 0);
  }));

test("what the friend does is seen: dials turn and the aim moves before each shot", () =>
  withLink(async (page) => {
    await page.waitForFunction(() => window.game.state().bitsUsed < 192 || window.pass(100));
    await page.waitForFunction(() => window.game.state().aim.some((at) => at !== 200) || window.pass(100));
    await page.waitForFunction(() => window.game.state().precisions[0] === 2 || window.pass(100));
    assert.equal((await state(page)).zones.length, 1);
  }));

test("it can be skipped to the end", () =>
  withLink(async (page, { result }) => {
    await use(page, "Skip to the end");
    await afterShots(page, 2);
    assert.deepEqual((await state(page)).zones, result.zones);
    await inPhase(page, "over");
    await page.locator(".debrief").waitFor();
  }));

test("neither keys nor clicks change the round that is watched", () =>
  withLink(async (page, { result }) => {
    await afterShots(page, 1);
    for (const part of ["canvas", ".dial >> nth=3", ".fire"]) {
      const { x, y, width, height } = await page.locator(part).boundingBox();
      await page.mouse.click(x + width / 2, y + height / 2);
    }
    await press(page, ["Space", "3", "Space", "ArrowLeft"]);
    await inPhase(page, "over");
    assert.deepEqual((await state(page)).result.zones, result.zones);
    assert.deepEqual((await state(page)).result.precisions, result.precisions);
    await page.locator(".debrief").waitFor();
    await press(page, ["Space", "1"]);
    assert.deepEqual(
      [(await state(page)).phase, (await state(page)).precisions],
      ["over", result.precisions],
    );
  }));

test("the page is not told of it, and nothing of it is kept", () =>
  withLink(async (page) => {
    await use(page, "Skip to the end");
    await inPhase(page, "over");
    await page.locator(".debrief").waitFor();
    assert.deepEqual(await told(page), []);
    assert.deepEqual(await kept(page), {});
  }));

test("its targets can be played, which are the very same, and nothing of that is kept", () =>
  withLink(async (page, { target }) => {
    await use(page, "Play the same round");
    await notice(page).getByText("To beat: 3 of 6 points at 96 bits, shipped. The same dials show the same targets. This is practice").waitFor();
    assert.equal((await state(page)).phase, "aiming");
    await withinBudget(page);
    assert.ok(distance(await targetOf(page), target) < SWAY, "the same target");
    await playOn(page);
    assert.deepEqual((await state(page)).zones, [3, 3]);
    await page.locator(".debrief").getByRole("heading", { name: "Shipped: 6 of 6" }).waitFor();
    assert.deepEqual(await kept(page), {});
    await page.locator(".debrief").getByRole("button", { name: "Play the same round" }).press("Enter");
    await withinBudget(page);
    assert.ok(distance(await targetOf(page), target) < SWAY, "once more");
  }));

test("the page hears that a result is of practice, and that the next is none", () =>
  withLink(async (page) => {
    const marks = (kind) =>
      page.evaluate((kind) => window.told.filter(([name]) => name === kind).map(([, { practice }]) => practice), kind);
    await use(page, "Play the same round");
    await withinBudget(page);
    await playOn(page);
    await page.locator(".debrief").waitFor();
    for (const kind of ["event over", "onGameOver"]) assert.deepEqual(await marks(kind), [true], kind);
    assert.equal((await state(page)).result.practice, true);
    await page.locator(".debrief").getByRole("button", { name: "Play my own round" }).press("Enter");
    await withinBudget(page);
    await playOn(page);
    for (const kind of ["event over", "onGameOver"]) assert.deepEqual(await marks(kind), [true, false], kind);
    assert.equal((await state(page)).result.practice, false);
  }));

test("so does the page around a frame", () =>
  withPage({}, async (page) => {
    const { hash } = await friends();
    await page.goto(`${page.site}/pages/iframe.html`);
    await page.evaluate((hash) => (document.querySelector("iframe").src = `../index.html${hash}`), hash);
    const game = page.frameLocator("iframe");
    await game.getByRole("button", { name: "Play the same round" }).press("Enter");
    await game.getByText("To beat:").waitFor();
    await press(page, "123456");
    for (let shot = 0; shot < 2; shot += 1) {
      await page.keyboard.press("Space");
      await game.locator("body").evaluate(() => window.pass(5000));
    }
    await page.waitForFunction(() => window.messages.length);
    const [{ detail }, ...others] = await page.evaluate(() => window.messages);
    assert.deepEqual([detail.practice, detail.zones.length, others], [true, 2, []]);
  }, /preload/));

test("in practice R brings the same targets again", () =>
  withLink(async (page, { target }) => {
    await use(page, "Play the same round");
    await withinBudget(page);
    await page.keyboard.press("Space");
    await page.keyboard.press("r");
    await withinBudget(page);
    assert.ok(distance(await targetOf(page), target) < SWAY);
  }));

test("from practice the round can be watched again", () =>
  withLink(async (page, { result }) => {
    await use(page, "Play the same round");
    await use(page, "Watch the round");
    await use(page, "Skip to the end");
    await inPhase(page, "over");
    assert.deepEqual((await state(page)).zones, result.zones);
  }));

for (const [by, leave] of [
  ["the notice", (page) => use(page, "Play my own round")],
  ["retry()", (page) => page.evaluate(() => window.game.retry())],
  ["R", (page) => page.keyboard.press("r")],
]) {
  test(`by ${by} the player comes to a round of their own, which is told and kept`, () =>
    withLink(async (page) => {
      await leave(page);
      await notice(page).waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => location.hash), "", "a reload brings no friend back");
      const { phase, budget, shotsLeft } = await state(page);
      assert.deepEqual([phase, budget, shotsLeft], ["aiming", 96, 10]);
      assert.ok((await told(page)).includes("onScoreChange"));
      await withinBudget(page);
      await missAll(page);
      assert.ok((await told(page)).includes("onGameOver"));
      assert.match((await kept(page))["mlsp-sharp-shot-played"], /^\d+:1$/);
    }));
}

test("a round under another contract and seed is played as its own link says", () =>
  withPage(CLIPBOARD, async (page) => {
    const options = { seed: "lecture 7 – ⚫", keys: "page", shots: 2, shipAt: 3, budget: 48 };
    const keys = "112233445566";
    const { hash, result, target } = await playAndCopy(page, options, keys);
    await openLink(page, hash, { seed: "daily", keys: "page", budget: 120, shots: 5 });
    assert.match(await page.locator(".contract").textContent(), / · 48 bits$/);
    assert.equal((await state(page)).budget, 48);
    await use(page, "Skip to the end");
    await inPhase(page, "over");
    assert.deepEqual((await state(page)).zones, result.zones);
    await use(page, "Play the same round");
    await press(page, keys);
    assert.ok(distance(await targetOf(page), target) < SWAY);
    await use(page, "Play my own round");
    const { budget, shotsLeft } = await state(page);
    assert.deepEqual([budget, shotsLeft], [120, 5]);
  }));

test("yesterday's daily round is still that round today", () =>
  withPage(CLIPBOARD, async (page) => {
    await setDay(page, "2026-03-01");
    const { hash, target } = await playAndCopy(page, { ...TWO_SHOTS, seed: "daily" });
    await setDay(page, "2026-03-02");
    await openLink(page, hash);
    await use(page, "Play the same round");
    await withinBudget(page);
    assert.ok(distance(await targetOf(page), target) < SWAY);
  }));

const rubbish = {
  "that is cut off": (hash) => hash.slice(0, -7),
  "cut off in the middle": (hash) => hash.slice(0, 30),
  "with a letter changed": (hash) => hash.slice(0, 25) + (hash[25] === "A" ? "B" : "A") + hash.slice(26),
  "with something added": (hash) => `${hash}AAAA`,
  "with nothing in it": () => "#play=",
  "of no such letters": () => "#play=%%%",
  "of other letters": () => "#play=Grüße-😀",
  "that is very long": () => `#play=${"Qk".repeat(50_000)}`,
};
const DAMAGED =
  "This challenge link is damaged: a part is missing or was changed. You can play a round of your own.";
const changed = (change) => (hash) => {
  const bytes = bytesOf(hash);
  change(bytes);
  return linkOf(bytes);
};
const DISALLOWED =
  "This challenge link holds a round that the rules do not allow. You can play a round of your own.";
const tampered = {
  "of an older game": [
    (bytes) => (bytes[0] = 1),
    "This challenge link is from an older version of the game, which had other targets. You can play a round of your own.",
  ],
  "of a newer game": [
    (bytes) => (bytes[0] = 3),
    "This challenge link is from another version of the game. You can play a round of your own.",
  ],
  "with a shot over the budget": [(bytes) => bytes.fill(0, 10, 12), DISALLOWED],
  "with an easier ship line than there can be": [(bytes) => (bytes[3] = 0), DISALLOWED],
  "with more bits than there are": [(bytes) => (bytes[1] = 255), DISALLOWED],
  "with more shots than it holds": [(bytes) => (bytes[2] = 3), DISALLOWED],
};
for (const [what, spoil, sentence] of [
  ...Object.entries(rubbish).map(([what, spoil]) => [what, spoil, DAMAGED]),
  ...Object.entries(tampered).map(([what, [change, sentence]]) => [what, changed(change), sentence]),
]) {
  test(`a link ${what} says so, and there is a round to play`, () =>
    withPage({}, async (page) => {
      const { hash } = await friends();
      assert.equal(linkOf(bytesOf(hash)), hash);
      await openLink(page, spoil(hash));
      const alert = page.getByRole("alert");
      await alert.getByText(sentence).waitFor();
      assert.equal((await state(page)).shotsLeft, 10);
      await withinBudget(page);
      await page.keyboard.press("Space");
      assert.equal((await state(page)).shotsLeft, 9);
      await alert.getByRole("button", { name: "Close" }).click();
      assert.equal(await alert.count(), 0);
      assert.equal((await state(page)).shotsLeft, 9, "it goes on");
    }));
}

test("a page with a broken link is told what any page is told at the start", () =>
  withPage({}, async (page) => {
    await openLink(page, "#play=AAAA");
    await page.getByRole("alert").waitFor();
    assert.deepEqual(await told(page), ["event score", "onScoreChange"]);
  }));

test("a link that is followed within the page is read too, and other anchors are not", () =>
  withPage({}, async (page) => {
    const { hash } = await friends();
    await openLink(page, "");
    await withinBudget(page);
    await page.evaluate(() => (location.hash = "#section"));
    assert.equal((await state(page)).bitsUsed, 96);
    await page.evaluate((hash) => (location.hash = hash), hash);
    await notice(page).getByText("A friend’s round").waitFor();
    await page.evaluate(() => (location.hash = "#play=broken"));
    await page.getByRole("alert").waitFor();
    assert.equal(await notice(page).count(), 1);
    assert.equal((await state(page)).shotsLeft, 10);
    await withinBudget(page);
    await page.keyboard.press("Space");
    await page.evaluate(() => (location.hash = "#play=broken-again"));
    assert.equal(await page.getByRole("alert").count(), 1);
    assert.equal((await state(page)).shotsLeft, 9, "a round that has begun goes on");
  }));

test("of two games the first in page order reads it", () =>
  withPage({}, async (page) => {
    const { hash } = await friends();
    await page.goto(`${page.site}/pages/two.html${hash}`);
    await page.locator("#first .notice").waitFor();
    await page.locator("#second canvas").waitFor();
    assert.equal(await page.locator("#second .notice").count(), 0);
    assert.match(await page.locator("#second .status").textContent(), /shots 10 · score 0$/);
    await page.evaluate(() => document.querySelector("#first").remove());
    await page.evaluate((hash) => (location.hash = `${hash}x`), hash);
    await page.locator("#second .notice").waitFor();
  }));

/** Opens the page of two games with a link; before any of them is there, `hide` is given its body and the first. */
async function openTwo(page, hide) {
  const { hash } = await friends();
  await page.addInitScript(`document.addEventListener("readystatechange", () => {
    const { body } = document;
    (${hide})(body, body.querySelector("#first"));
  }, { once: true })`);
  await page.goto(`${page.site}/pages/two.html${hash}`);
}

const HIDINGS = {
  "by display: none around it": (body, game) => {
    const tab = document.createElement("div");
    game.replaceWith(tab);
    tab.append(game);
    tab.style.display = "none";
  },
  "by visibility: hidden around it, as decks do": (body, game) => {
    const slide = document.createElement("section");
    game.replaceWith(slide);
    slide.append(game);
    slide.style.visibility = "hidden";
  },
  "by its own attribute": (body, game) => (game.hidden = true),
  "in closed details": (body, game) => {
    const details = document.createElement("details");
    game.replaceWith(details);
    details.append(game);
  },
};
const OLD_BROWSER = () => delete Element.prototype.checkVisibility;

for (const [how, hide] of Object.entries(HIDINGS)) {
  // Browsers that do not tell what is shown close details with display: none, which is tried too.
  const older = how === "in closed details" ? [] : [[", in a browser that does not tell", OLD_BROWSER]];
  for (const [where, before] of [["", () => {}], ...older]) {
    test(`a game that is hidden ${how} leaves the link to the next${where}`, () =>
      withPage({}, async (page) => {
        await page.addInitScript(before);
        await openTwo(page, hide);
        await page.locator("#second .notice").waitFor();
        assert.equal(await page.locator("#first .notice").count(), 0);
      }));
  }
}

test("where no game can be seen the first reads it", () =>
  withPage({}, async (page) => {
    await openTwo(page, (body) => (body.hidden = true));
    await page.locator("#first .notice").waitFor({ state: "attached" });
    await page.evaluate(() => (document.body.hidden = false));
    await page.locator("#second canvas").waitFor();
    assert.equal(await page.locator("#second .notice").count(), 0);
  }));

test("destroy() while it is watched leaves nothing", () =>
  withLink(async (page) => {
    await afterShots(page, 1);
    await page.evaluate(() => window.game.destroy());
    assert.equal(await page.locator("sharp-shot").count(), 0);
    await page.evaluate(() => (location.hash = "#play=x"));
  }));

test("the result is copied as text: verdict, figures, shots and dials", () =>
  withPage(CLIPBOARD, async (page) => {
    await setDay(page, "2026-03-01");
    const { result } = await playAndCopy(page, { ...TWO_SHOTS, seed: "daily" });
    await button(page, "Copy result").click();
    await page.getByText("The result is copied.").waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
    assert.deepEqual(lines, [
      "Sharp Shot, day 60: shipped",
      `3 of 6 points, 96 bits, ${result.accuracy}% estimated accuracy`,
      "🎯⚫",
      "🟧🟩🟩🟩🟩🟩",
      `${page.site}/pages/game.html`,
    ]);
  }));

for (const [what, spoil] of [
  [
    "refused",
    () => (Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"))),
  ],
  ["missing", () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined })],
]) {
  test(`with a clipboard that is ${what} the text stands there to be copied`, () =>
    withPage({}, async (page) => {
      await page.addInitScript(spoil);
      await openGame(page);
      await withinBudget(page);
      await missAll(page);
      for (const [name, label, text] of [
        ["Copy result", "The result", /^Sharp Shot: not shipped\n0 of 30 points/],
        ["Copy challenge link", "The challenge link", /\/pages\/game\.html\?.*#play=[\w-]+$/],
      ]) {
        await button(page, name).click();
        const field = page.getByRole("textbox", { name: label, exact: true });
        assert.match(await field.inputValue(), text);
        const selected = await field.evaluate(
          (one) => one.selectionEnd - one.selectionStart === one.value.length,
        );
        assert.ok(selected, "all of it is selected");
        assert.ok(await field.evaluate((one) => one.getRootNode().activeElement === one));
      }
    }));
}

test("where there is a share sheet it is offered, and closing it is no failure", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => {
      window.shared = [];
      Navigator.prototype.share = async (data) => {
        window.shared.push(data);
        throw new DOMException("closed", "AbortError");
      };
    });
    await openGame(page);
    await withinBudget(page);
    await missAll(page);
    await button(page, "Share…").click();
    const [{ text, url }] = await page.evaluate(() => window.shared);
    assert.match(text, /^Sharp Shot: not shipped\n.*\n⚫{10}\n🟩{6}\n/u);
    assert.match(url, /#play=[\w-]+$/);
  }));

test("without one only copying is", () =>
  withPage({}, async (page) => {
    await page.addInitScript(() => delete Navigator.prototype.share);
    await openGame(page);
    await withinBudget(page);
    await missAll(page);
    await button(page, "Copy result").waitFor();
    assert.equal(await page.getByRole("button", { name: /^Share/ }).count(), 0);
  }));

/** Nothing of the game that comes later can be loaded, until that is called off. */
const withoutLater = (page) => page.route("**/sharp-shot_later.wasm", (route) => route.abort());
const NOT_COMING = /Sharp Shot: |Failed to |ERR_FAILED/;

test("a link that is opened without the part that reads it waits for a retry", () =>
  withPage({}, async (page) => {
    const { hash } = await friends();
    await withoutLater(page);
    await page.goto(`${page.site}/pages/game.html?keys=page${hash}`);
    await page.getByRole("alert").getByText("Sharp Shot could not be loaded.").waitFor();
    await page.unroute("**/sharp-shot_later.wasm");
    await button(page, "Try again").click();
    await notice(page).getByText("A friend’s round").waitFor();
  }, NOT_COMING));

test("a retry does not take the half of that part for the whole", () =>
  withPage({}, async (page) => {
    const { hash } = await friends();
    await page.goto(`${page.site}/cut/pages/game.html?keys=page${hash}`);
    await button(page, "Try again").click();
    await notice(page).getByText("A friend’s round").waitFor();
  }, /Sharp Shot: |Failed to load|ERR_/));

test("a link in a page that is open says when it could not be read, and the round goes on meanwhile", () =>
  withPage({}, async (page) => {
    const { hash } = await friends();
    await openGame(page);
    await withoutLater(page);
    await page.keyboard.press("1");
    await page.evaluate((hash) => (location.hash = hash), hash);
    const alert = page.getByRole("alert");
    await alert.getByText("The round in the link could not be loaded. Please check the connection.").waitFor();
    assert.deepEqual((await state(page)).precisions, [1, 0, 0, 0, 0, 0]);
    await page.unroute("**/sharp-shot_later.wasm");
    await alert.getByRole("button", { name: "Try again" }).click();
    await notice(page).getByText("A friend’s round").waitFor();
  }, NOT_COMING));

// Anything where the game keeps what it remembers: other scripts of the site may write there too.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openEngine } from "./engine.mjs";
import { fuzzInPage, isWhole } from "./fuzz.mjs";
import { useBrowser, withPage } from "./harness.mjs";

useBrowser();

/** Today, in days since 1970. */
const DAY = 20_700;
const BUDGETS = [96, 48, 40, 36, 32];

const whole = fc.oneof(fc.nat({ max: 40 }), fc.nat(), fc.nat({ max: 2 ** 33 }), fc.integer());
const day = fc.oneof(fc.constant(DAY), fc.constant(DAY), whole);
const orRubbish = (kept) =>
  fc.oneof({ arbitrary: kept, weight: 6 }, fc.string(), fc.string({ unit: "binary" }), fc.constant(null));
const record = fc
  .tuple(fc.constantFrom(...BUDGETS, 95), whole, fc.oneof(whole, fc.integer({ min: 20, max: 100 })))
  .map((numbers) => numbers.join(":"));
/** What is in the storage, where null is nothing. */
const kept = fc.record({
  best: orRubbish(whole.map(String)),
  played: orRubbish(fc.tuple(day, whole).map((numbers) => numbers.join(":"))),
  contracts: orRubbish(
    fc.array(fc.oneof({ arbitrary: record, weight: 4 }, fc.string()), { maxLength: 6 }).map(String),
  ),
});

/** Plays a round of the day after a visit that has kept these, and answers what is shown of them. */
function playAfter(cases) {
  const KEYS = {
    best: "mlsp-best-quantization",
    played: "mlsp-sharp-shot-played",
    contracts: "mlsp-sharp-shot-contracts",
  };
  return cases.map((kept) => {
    localStorage.clear();
    for (const [name, value] of Object.entries(kept)) {
      if (value !== null) localStorage.setItem(KEYS[name], value);
    }
    return window.withEngine([96, 10, 18, "daily", new Uint8Array(), false], (game) => {
      const { alltimeBest } = game.state();
      const press = (key) => game.key(new KeyboardEvent("keydown", { key }));
      [..."123456"].forEach(press);
      for (let shot = 0; shot < 10; shot += 1) {
        press(" ");
        window.pass(2500);
      }
      return {
        alltimeBest,
        progress: [...game.progress()],
        link: [...game.link()],
        shots: game.state().zones.length,
      };
    });
  });
}

/** The whole number that such bytes begin with, and the rest of them. */
function leb128([byte, ...rest]) {
  if (byte < 128) return [byte, rest];
  const [higher, others] = leb128(rest);
  return [byte - 128 + 128 * higher, others];
}

/** What a text says, if it is a whole number up to `most` (Rust's parser takes a plus). */
const wholeOf = (text, most = 2 ** 32 - 1) =>
  /^\+?\d+$/.test(text) && Number(text) <= most ? Number(text) : undefined;

/** What is shown of the contracts is what can be reached, and what the text says. */
function checkProgress([open, , ...figures], text) {
  const records = BUDGETS.map((budget, place) => [budget, ...figures.slice(2 * place, 2 * place + 2)]);
  for (const [budget, score, leanest] of records) {
    assert.ok(isWhole(score, 0, 30) && (leanest === 0 || (score >= 18 && isWhole(leanest, 24, budget))));
    const said = text?.split(",").some((part) => part.startsWith(`${budget}:${score}:${leanest}`));
    assert.ok(said || score === 0, `${score} points at ${leanest} bits, from ${text}`);
  }
  const shipped = records.findIndex(([, , leanest]) => leanest === 0);
  assert.equal(open, shipped < 0 ? 5 : shipped + 1);
}

test("whatever is stored, a game starts with what can be, and its round is played", (t) =>
  withPage({}, async (page) => {
    await page.addInitScript((now) => (Date.now = () => now), DAY * 24 * 60 * 60 * 1000);
    await openEngine(page);
    await fuzzInPage(t, "stored values", 300, kept, page, playAfter, ({ best, played, contracts }, after) => {
      assert.equal(after.shots, 10);
      assert.equal(after.alltimeBest, wholeOf(best, 30) ?? 0, `best ${best}`);
      checkProgress(after.progress, contracts);
      // After the version, the contract, and what says that the seed is the day.
      const [today, rest] = leb128(after.link.slice(5));
      const [number] = leb128(rest);
      const [of, rounds] = (played ?? "").split(/:(.*)/s).map((text) => wholeOf(text));
      assert.deepEqual([today, number], [DAY, (of === DAY && rounds) || 0], `played ${played}`);
      return after.alltimeBest > 0 || number > 0;
    });
  }));

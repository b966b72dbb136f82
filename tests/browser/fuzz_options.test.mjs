// Options and attributes of any kind: each is taken, or refused with its name.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { checked, optionOf } from "../../web/loader/options.js";
import { fuzz, fuzzInPage, isWhole } from "./fuzz.mjs";
import { useBrowser, withPage } from "./harness.mjs";

useBrowser();

const CALLBACKS = ["onScoreChange", "onGameOver", "onRetry", "onError"];
const VALUES = ["budget", "shots", "shipAt", "seed", "keys", "theme"];
const OPTIONS = [...VALUES, ...CALLBACKS];
const WORDS = { keys: ["focus", "page"], theme: ["auto", "light", "dark"] };

/** Any value that JavaScript has. */
const anything = fc.anything({
  maxDepth: 1,
  maxKeys: 3,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withTypedArray: true,
});
const word = fc.constantFrom(
  ...WORDS.keys,
  ...WORDS.theme,
  "daily",
  "",
  " 96",
  "96 ",
  "9.6",
  "1e2",
  "-1",
  "0x30",
);
const number = fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer(), fc.double());
const text = fc.oneof(word, number.map(String), fc.string({ unit: "binary" }));
const value = fc.oneof(
  text,
  number,
  fc.func(fc.anything()),
  fc.constantFrom(Symbol("96"), undefined),
  anything,
);
/** Names of options, and what may be meant as one. */
const name = fc.oneof(
  { arbitrary: fc.constantFrom(...OPTIONS), weight: 9 },
  fc.constantFrom("ship_at", "ship-at", "SEED", "bugdet", "onscorechange", "__proto__", "toString", ""),
  fc.string(),
);
const options = fc.oneof(
  { arbitrary: fc.array(fc.tuple(name, value), { maxLength: 6 }).map(Object.fromEntries), weight: 19 },
  anything,
);

/** The game can be played with these. */
function assertPlayable({ budget, shots, shipAt, seed, ...others }) {
  assert.ok(isWhole(budget, 24, 192), `budget ${budget}`);
  assert.ok(isWhole(shots, 1, 20), `shots ${shots}`);
  assert.ok(isWhole(shipAt, 1, 3 * shots), `shipAt ${shipAt}`);
  assert.ok(typeof seed === "string" && seed, `seed ${seed}`);
  for (const [name, words] of Object.entries(WORDS)) assert.ok(words.includes(others[name]), name);
  for (const name of CALLBACKS) assert.ok(["undefined", "function"].includes(typeof others[name]), name);
}

/** What was given for an option is what is used: figures may be written in any way. */
const isTaken = (given, used) =>
  typeof used === "number" ? Number(given) === used : used === given || used === String(given);

test("any options are taken, or refused with an error for each that names it", (t) =>
  fuzz(t, "options", 2000, options, (some) => {
    // As `mount` reads them.
    const given = some ?? {};
    const { options, errors } = checked(given);
    assertPlayable(options);
    assert.deepEqual(checked(options), { options, errors: [] }, "what is used can be given");
    const left = errors.map(({ code, message }) => `${code}: ${message}`);
    const takeError = (start) => {
      const at = left.findIndex((error) => error.startsWith(`option: Sharp Shot: ${start}`));
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    };
    if (typeof given !== "object") assert.ok(takeError("the options have to be an object, not "));
    else {
      for (const name in given) {
        if (!OPTIONS.includes(name)) assert.ok(takeError(`there is no option "${name}"; `), name);
      }
      // Also what an object has by itself: arrays and maps have `keys`.
      for (const name of OPTIONS) {
        const value = given[name];
        if (value !== undefined && !takeError(`"${name}" has to be `))
          assert.ok(isTaken(value, options[name]), name);
      }
    }
    assert.deepEqual(left, [], "there is no error beside these");
    return errors.length === 0;
  }));

/** Attributes by their names: options in any spelling that HTML takes for them, foreign ones and mistakes. */
const spelling = fc
  .tuple(fc.constantFrom(...VALUES.map((name) => name.toLowerCase()), "ship-at", "bugdet", "speed"), fc.boolean())
  .map(([name, upper]) => (upper ? name.toUpperCase() : name));
const foreign = fc.constantFrom(
  "class",
  "id",
  "title",
  "data-budget",
  "aria-label",
  "onclick",
  "style",
  "itemid",
);
const attributes = fc.uniqueArray(fc.tuple(fc.oneof({ arbitrary: spelling, weight: 4 }, foreign), text), {
  maxLength: 5,
  selector: ([name]) => name.toLowerCase().replaceAll("-", ""),
});

/** What the page is told of elements with these attributes, before their games have been loaded. */
async function errorsOf(cases) {
  console.error = () => {};
  const answers = [];
  for (const attributes of cases) {
    const element = document.createElement("sharp-shot");
    const errors = [];
    element.addEventListener("sharpshot:error", ({ detail }) => errors.push(detail.message));
    for (const [name, value] of attributes) element.setAttribute(name, value);
    document.body.append(element);
    element.destroy();
    element.remove();
    await null;
    answers.push(errors);
  }
  return answers;
}

test("any attributes are taken, or refused with an error for each that names it", (t) =>
  withPage({}, async (page) => {
    await page.goto(`${page.site}/pages/game.html?empty`);
    await page.evaluate(() => import("/sharp-shot.js"));
    await fuzzInPage(t, "attributes", 500, attributes, page, errorsOf, (attributes, errors) => {
      const given = {};
      for (const [attribute, value] of attributes) {
        const name = attribute.toLowerCase();
        const option = optionOf(name);
        if (option || ["bugdet", "speed"].includes(name)) given[option ?? name] = value;
      }
      const expected = checked(given).errors.map(({ message }) => message);
      assert.deepEqual(errors.toSorted(), expected.toSorted(), JSON.stringify(attributes));
      return !errors.length;
    });
  }));

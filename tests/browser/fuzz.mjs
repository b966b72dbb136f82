// Many cases for a property: `make fuzz` asks for more of them than `make test`.
import assert from "node:assert/strict";
import fc from "fast-check";

/** As in tests/rules/fuzz/, so that both are asked for in the same way. */
const { PROPTEST_CASES, PROPTEST_RNG_SEED = 0x5a4b } = process.env;

/** The cases of this run, of which `few` are tried where nobody asks for more. */
const settings = (few) => ({ numRuns: Number(PROPTEST_CASES ?? few), seed: Number(PROPTEST_RNG_SEED) | 0 });

function report(t, what, tried, taken) {
  t.diagnostic(`${what}: ${tried} cases, ${taken} of them taken`);
  assert.ok(0 < taken && taken < tried, `${what} are taken and refused: ${taken} of ${tried}`);
}

/** Tries a property, which answers whether its case was taken. */
export function fuzz(t, what, few, cases, property) {
  let tried = 0;
  let taken = 0;
  const check = (one) => {
    tried += 1;
    taken += property(one) ? 1 : 0;
  };
  fc.assert(fc.property(cases, check), settings(few));
  report(t, what, tried, taken);
}

/** The same for what a page makes of the cases, of which it is given many at once. */
export async function fuzzInPage(t, what, few, cases, page, inPage, property) {
  const all = fc.sample(cases, settings(few));
  let taken = 0;
  for (let start = 0; start < all.length; start += 500) {
    const some = all.slice(start, start + 500);
    const answers = await page.evaluate(inPage, some);
    some.forEach((one, index) => (taken += property(one, answers[index]) ? 1 : 0));
  }
  report(t, what, all.length, taken);
}

export const isWhole = (number, least, most) => Number.isInteger(number) && number >= least && number <= most;

// The round that the tests of the rules play natively too, by its keys.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { DOUBLE_CLICK, openGame, pass, REVEAL, state } from "./harness.mjs";

const script = JSON.parse(await readFile(new URL("../scripted_round.json", import.meta.url), "utf8"));

/** Plays it; it has to end as it is written down. */
export async function playScripted(page) {
  await openGame(page, { seed: script.seed, keys: "page" });
  let aim = (await state(page)).aim;
  let finished;
  const arrows = async (axis, [less, more], to) => {
    const distance = to - aim[axis];
    const key = distance < 0 ? less : more;
    for (let left = Math.abs(distance); left > 0; left -= left >= 8 ? 8 : 1) {
      await page.keyboard.press(left >= 8 ? key : `Shift+${key}`);
    }
  };
  for (const input of script.inputs) {
    if ("turn" in input) await page.keyboard.press(String(input.turn + 1));
    if (input.fire) await page.keyboard.press("Space");
    if (input.watch) await pass(page, REVEAL);
    if (input.end) {
      await pass(page, DOUBLE_CLICK);
      await page.keyboard.press("Space");
    }
    if (input.retry) {
      finished = await state(page);
      await page.keyboard.press("r");
    }
    if (input.aim) {
      await arrows(0, ["ArrowLeft", "ArrowRight"], input.aim[0]);
      await arrows(1, ["ArrowUp", "ArrowDown"], input.aim[1]);
      aim = input.aim;
    }
  }
  const { zones, score, bitsUsed, accuracy, precisions, alltimeBest, ...rest } = await state(page);
  const result = { zones, score, bits: bitsUsed, accuracy, precisions, aim: rest.aim };
  const first = { zones: finished.zones, score: finished.score };
  assert.deepEqual({ ...result, best: alltimeBest, first }, script.result);
}

// What only shows after a long time, here in small; `make soak` takes its time. A run is repeated by its SEED.
import assert from "node:assert/strict";
import { test } from "node:test";
import { letMonkeyPlay } from "../long/monkey.mjs";
import { soak, showRoundAfter } from "../long/soak.mjs";
import { useBrowser, withPage } from "./harness.mjs";
import { withHeldTime } from "./held_time.mjs";
import { countWhatRuns } from "./running.mjs";

useBrowser();

const { SEED = "2", INPUTS = "500", MINUTES = "1" } = process.env;

test(`${INPUTS} random inputs leave the game and the page in order`, () =>
  withPage({ realTime: true, hasTouch: true }, async (page) => {
    const happened = await letMonkeyPlay(page, Number(SEED), Number(INPUTS));
    console.log(`seed ${SEED}: ${INPUTS} inputs`, happened);
    assert.ok(happened.ended > 0 && happened.mounted > 1, "it has got somewhere");
    assert.ok(INPUTS < 10_000 || (happened.links > 0 && happened.debriefed > 0), "it has got everywhere");
  }));

test(`${MINUTES} minutes of play at 60 frames a second take nothing, and change nothing`, async () => {
  const seed = `soak ${SEED}`;
  let played;
  const script = countWhatRuns;
  await withHeldTime(seed, async (page) => (played = await soak(page, 60 * Number(MINUTES))), { script });
  const { samples, rounds, last } = played;
  console.log(samples.map((sample) => JSON.stringify(sample)).join("\n"));
  const [first, end] = [samples[0], samples.at(-1)];
  for (const name of ["nodes", "jsEventListeners", "observers", "frames", "timers", "wasm"]) {
    assert.deepEqual(end[name], first[name], name);
  }
  // At first the browser compiles and keeps what runs often; after that a leak would go on.
  const late = samples.at(-4) ?? first;
  assert.ok(end.usedSize - late.usedSize < 100_000, `${late.usedSize} bytes have become ${end.usedSize}`);
  await withHeldTime(seed, async (page) => {
    assert.deepEqual(await showRoundAfter(page, rounds), last, "as in a new game");
  });
});

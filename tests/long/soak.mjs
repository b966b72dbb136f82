// Play at 60 frames a second for as long as it is asked for, in a time that only the test moves.
import assert from "node:assert/strict";
import { findTarget, state } from "../browser/harness.mjs";
import { frame, point, press } from "../browser/held_time.mjs";
import { held } from "../browser/running.mjs";

/** Dials that let everything happen: drift, jitter and blur, within 96 bits. */
const DIALS = [..."12223445566"];

/** From one shot to the next, in ms: more than the longest reveal. */
const SHOT = 2500;

/** Waits until the browser has drawn what the game has painted. */
const drawn = (page) => page.evaluate(() => window.rendered());

/** Paints all frames after `from`, up to `to`, in ms. */
async function playFrames(page, from, to) {
  await page.evaluate(
    ([from, to]) => {
      const at = (number) => Math.round((number * 1000) / 60);
      for (let number = Math.ceil((from * 60) / 1000); at(number) < to; number += 1) {
        if (at(number) > from) window.frame(at(number));
      }
      window.frame(to);
    },
    [from, to],
  );
  await drawn(page);
}

/** A new round from a time in ms, each shot at what is seen: when it has ended, and all that was shown. */
async function playRound(page, from) {
  await press(page, ["r", ...DIALS], from);
  const { x, y } = await page.locator("canvas").boundingBox();
  await point(page, "pointermove", { x: x + 1, y: y + 1 }, from);
  const seen = [];
  for (let shot = 1; shot <= 10; shot += 1) {
    const now = from + SHOT * shot;
    await playFrames(page, now - SHOT, now);
    const target = await findTarget(page);
    seen.push(target);
    for (const type of ["pointermove", "pointerdown"]) await point(page, type, target, now);
  }
  const over = from + 11 * SHOT;
  await playFrames(page, over - SHOT, over);
  await page.locator(".debrief").waitFor();
  const end = over + SHOT;
  await playFrames(page, over, end);
  const { alltimeBest, round, result, ...reached } = await state(page);
  assert.deepEqual([reached.phase, reached.zones.length], ["over", 10]);
  const told = await page.locator(".debrief .part:not(.contracts)").allInnerTexts();
  return { end, shown: { seen, reached, told } };
}

/**
 * Plays rounds for so many seconds. Answers what the browser held at the start of some, one in each tenth of
 * the time, how many rounds were played before the last, and what that showed.
 */
export async function soak(page, seconds) {
  const devtools = await page.context().newCDPSession(page);
  const samples = [];
  let [now, rounds] = [0, 0];
  while (now < 1000 * seconds) {
    now = (await playRound(page, now)).end;
    rounds += 1;
    if (now < 100 * seconds * (samples.length + 1)) continue;
    // In a new round nothing of the last is to be left.
    await press(page, ["r"], now);
    await playFrames(page, now, now + 1000);
    now += 1000;
    samples.push({ seconds: now / 1000, ...(await held(page, devtools, drawn)) });
  }
  return { samples, rounds, last: (await playRound(page, now)).shown };
}

/** What a new game shows after so many rounds, of which each was left after a shot. */
export async function showRoundAfter(page, rounds) {
  for (let round = 0; round < rounds; round += 1) await press(page, [...DIALS, " ", "r"], 10);
  await frame(page, 10);
  return (await playRound(page, 1000)).shown;
}

// What the README shows: dials go down, the sight gets worse, and shots are fired.
import { Game } from "./game.mjs";
import { moving } from "./webp.mjs";

/** @import { Frame } from "./webp.mjs" */

const [WIDTH, HEIGHT] = [900, 640];
const STYLE = `
  header, footer { display: none !important }
  .frame { max-width: none !important }
  .game { height: ${HEIGHT}px; border-radius: 0 !important }
`;

export async function film() {
  const game = await Game.open({ width: WIDTH, height: 724, scale: 1, style: STYLE });
  /** @type {Frame[]} */
  const frames = [];
  const shown = async (/** @type {number} */ ms) => void frames.push({ picture: await game.picture(HEIGHT), ms });
  /** So many steps of the game's time, each of `ms`. */
  const watch = async (/** @type {number} */ steps, /** @type {number} */ ms, shownFor = ms) => {
    for (let step = 0; step < steps; step += 1) {
      await game.pass(ms);
      await shown(shownFor);
    }
  };
  const turn = async (/** @type {string} */ key) => {
    await game.press(key);
    await watch(1, 140, 280);
  };
  const shoot = async (/** @type {number} */ reveal) => {
    await game.aim();
    await shown(500);
    await game.fire();
    await watch(4, 60, 80);
    await watch(reveal, 200);
  };
  await shown(1800);
  for (const key of "113335") await turn(key);
  for (const key of "2224") await turn(key);
  await game.pass(2500);
  await watch(4, 150, 200);
  await shoot(2);
  await game.pass(2500);
  await shown(500);
  await shoot(2);
  await game.pass(2500);
  for (const key of "1666") await turn(key);
  await game.pass(2500);
  await shown(700);
  await shoot(4);
  frames[frames.length - 1].ms = 3000;
  const picture = await moving(game.browser, frames);
  await game.close();
  return picture;
}

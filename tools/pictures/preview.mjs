// What a link to the game shows: a shot that missed, since the target was not where it was seen.
import { Game } from "./game.mjs";
import { ofFewColours } from "./png.mjs";

/** 1200 × 630, which all previews of links take as a large picture. */
const [WIDTH, HEIGHT, SCALE] = [800, 420, 1.5];

/**
 * What is left can be read in a small preview, has no sentences that would have to be changed with the game's, and is
 * plain: each pixel counts in what dist/ weighs.
 */
const STYLE = `
  header, footer, .hint, .effects, .fire, .line, .role, .accuracy, .bits > :is(span, b), .dial kbd, .marks, .pips b,
  .pips [data-zone="miss"], .score { display: none !important }
  .frame { max-width: none }
  .game {
    grid-template: "panel stage" ${HEIGHT}px / 300px 500px !important;
    border: 0 !important; border-radius: 0 !important;
  }
  .panel { padding: 14px 14px 18px !important; border: 0 !important }
  .dials { gap: 7px !important; grid-auto-rows: 1fr !important }
  .dial {
    grid-template: "layer scale precision" auto / 1fr auto 2.6em !important;
    min-height: 0 !important; border-width: 0 0 0 6px !important; border-radius: 0 !important;
  }
  .layer, .precision { font-size: 15px !important }
  .scale { --block: 12px !important; height: 24px !important }
  .meters { margin-top: 14px !important }
  .bar { height: 24px !important; margin: 0 !important }
  .bar [role="meter"] { border-radius: 0 !important }
  .stage { overflow: hidden !important }
  .range {
    width: 600px !important; margin: -10px 0 0 -60px !important;
    background: linear-gradient(#2b3640 83%, #121a22 0) !important; box-shadow: none !important;
  }
  .track { position: absolute; inset: auto 0 0; padding: 18px 16px !important; background: none !important }
  .pips { border-radius: 0 !important; background: #25313c !important }
  .pips li { height: 24px !important; border: 0 solid #121a22 !important; border-radius: 0 !important }
  .pips [data-zone] { border-right-width: 2px !important }
  .pips::after { box-shadow: none !important }
`;

/** Four bullseyes with all layers at fp16, and then the edges at int4, which make the target drift. */
export async function preview() {
  const game = await Game.open({ width: WIDTH, height: 760, scale: SCALE, style: STYLE, wordless: true });
  await game.turn("123456");
  for (let shot = 1; shot <= 4; shot += 1) {
    await game.shoot();
    await game.pass(3000);
  }
  await game.turn("113334566");
  await game.shoot();
  // The truth is told bit by bit.
  for (let step = 0; step < 10; step += 1) await game.pass(100);
  const picture = await ofFewColours(game.browser, await game.picture(HEIGHT));
  await game.close();
  return picture;
}

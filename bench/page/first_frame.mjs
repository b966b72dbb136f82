// From the start of the navigation to the first frame: of a game that can be played, or of the target.
import { rowsOf } from "../figures.mjs";

/** @import { Bench, Unopened } from "./browser.mjs" */

/** Round trips of 150 ms and 1.6 Mbit/s, as DevTools' own "slow 4G" once was. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
/** With the most that the game's time may be of the reference's. */
const CONDITIONS = [
  { what: "unthrottled", target: { ratio: 0.5 } },
  { what: "1.6 Mbit/s, 150 ms round trips", network: SLOW, target: { ratio: 0.75 } },
  { what: "CPU slowed 4×", slowdown: 4, target: { ratio: 0.5 } },
  { what: "slow network and slow CPU", network: SLOW, slowdown: 4 },
];

/** @param {Bench} bench */
export async function firstFrame(bench) {
  const rows = [];
  for (const { what, network, slowdown = 1, target } of CONDITIONS) {
    const throttle = async (/** @type {Unopened} */ { devtools }) => {
      await devtools.send("Network.enable");
      if (network) await devtools.send("Network.emulateNetworkConditions", network);
      await devtools.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    };
    const times = await bench.sideBySide(async ({ firstFrame }) => firstFrame, throttle);
    rows.push(...rowsOf(`First frame, ${what}`, "ms", times, target));
  }
  return rows;
}

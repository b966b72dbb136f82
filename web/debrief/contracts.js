// The contracts: what is asked for, where its bits come from, and what the player has reached.

import contracts from "../../assets/contracts.json";
import { button, html, table } from "./elements.js";
import { digits } from "./model.js";

/** By its bits, which no other contract has. */
export const contractOf = (budget) => contracts.find((contract) => contract.budget === budget);

/** "96 × 60 GB / 140 GB = 41.1, so 40 bits". */
export function arithmetic({ figures: { of, have, need, unit }, budget, beyond }) {
  const share = (of * have) / need;
  const sum = `${of} bits × ${have} / ${need} ${unit} = ${digits(share)}`;
  if (beyond) return `${sum}. ${beyond}`;
  const rounded =
    share === budget ? "." : `, so ${budget} bits: every sum of six layers is a multiple of four.`;
  return sum + rounded;
}

/** What the player reads of a contract. */
export function story(contract) {
  return [html("p", {}, contract.story), html("p", { class: "formula" }, arithmetic(contract))];
}

/** As the game's options name it. */
const asOptions = ({ budget, shots, ship_at: shipAt }) => ({ budget, shots, shipAt });

/** The personal table. `progress` is what the game's `progress()` says; `play` starts a contract. */
export function contractTable(progress, current, play) {
  const [open, ...records] = progress;
  const rows = contracts.map((contract, index) => {
    const [score, leanest] = records.slice(2 * index, 2 * index + 2);
    const here = contract.budget === current;
    const start = button("Play", () => play({ contract: asOptions(contract) }), {
      "aria-label": `Play ${contract.name}`,
    });
    return [
      contract.name,
      String(contract.budget),
      score ? String(score) : "–",
      leanest ? String(leanest) : "–",
      here ? "this one" : index < open ? start : "locked",
    ];
  });
  const caption = "Your best score under each contract, and the fewest bits that shipped";
  return table(caption, ["contract", "bits", "score", "leanest", ""], rows);
}

/** A button that starts one. */
export const take = (contract, play) =>
  button(`Take ${contract.name}`, () => play({ contract: asOptions(contract) }), { class: "main" });

/** The contract that shipping this one has opened, or none. */
export function nextOf(progress, budget) {
  const index = contracts.findIndex((contract) => contract.budget === budget);
  return index >= 0 && index + 1 < progress[0] ? contracts[index + 1] : undefined;
}

/** All contracts, over the game. */
export function choose(root, progress, current, play) {
  const dialog = html("dialog", { "aria-label": "Contracts" });
  const start = (what) => {
    dialog.close();
    play(what);
  };
  const opened = contracts.slice(0, progress[0]);
  dialog.append(
    html("h3", {}, "Contracts"),
    html("p", {}, "Ship one to open the next."),
    contractTable(progress, current, start),
    ...opened.flatMap((contract) => [
      html("h4", {}, `${contract.name}, ${contract.budget} bits`),
      ...story(contract),
    ]),
    button("Close", () => dialog.close()),
  );
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  root.querySelector(".sheet").append(dialog);
  dialog.showModal();
}

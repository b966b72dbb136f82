// A page that uses all that sharp-shot-lab.d.ts has.
import { mountLab } from "../../dist/sharp-shot-lab.js";
import type { SharpShotError } from "../../dist/sharp-shot.js";
import type {
  LabHandle,
  LabOptions,
  LedgerAnswer,
  LedgerEntry,
  LedgerFigures,
  SharpShotLabElement,
} from "../../dist/sharp-shot-lab.js";

/** Of a type and no other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>) => {};

const told: string[] = [];

const answered = ({ answer, right, question, said, came }: LedgerAnswer): string =>
  `${question} ${said ?? "?"} (${answer}), ${answer === right ? "right" : (came ?? "no answer is right")}`;

function measured(figures: LedgerFigures | null): string {
  if (!figures) return "three phones";
  const { basis, accuracy, error, seeds, drop, bytes, memory, latency, energy, latencyMs, energyMj } = figures;
  const [least, most] = seeds ?? [accuracy, accuracy];
  const parts: number[] = [drop, bytes, memory, latency, energy, latencyMs ?? 0, energyMj ?? 0, error ?? 0];
  return `${basis === "textbook" ? "calculated" : "measured"}: ${least} to ${most}; ${parts.join()}`;
}

function handIn(entry: LedgerEntry): void {
  const { part, title, track, mission, predictions, cliff, decisions, reflection, defence, summary } = entry;
  told.push(title, summary, ...predictions.map(answered), answered(reflection));
  if (part === "quantization" && cliff) told.push(`${cliff.said}, ${cliff.was ?? "none"}`);
  if (part === "ship" && defence !== null) told.push(defence.toFixed());
  for (const { name, setting, figures, obstacles } of decisions) {
    told.push(name, JSON.stringify(setting), measured(figures), obstacles.includes("veto") ? "refused" : "shipped");
  }
  const limits: number[] = [mission.partOfFp16, mission.speedUp, mission.vetoPoints];
  told.push(track, mission.limited, limits.join(), mission.twoOfFour ? "2:4" : "");
}

const all: Required<LabOptions> = {
  track: "mobile",
  part: 2,
  theme: "dark",
  onLedger: async (entry) => {
    same<typeof entry, LedgerEntry>(true);
    await fetch("/ledger", { method: "POST", body: JSON.stringify(entry) });
  },
  onError: ({ code, message }) => told.push(code, message),
};
const some: LabOptions[] = [{}, { track: undefined, part: 1 }, { onLedger: handIn }];

async function teach(): Promise<LabHandle> {
  await mountLab(document.querySelector("main")!);
  for (const options of some) await mountLab(document.body, options);
  const handle = await mountLab(document.body, all);
  localStorage.setItem("handed in", JSON.stringify(handle.state() ?? null));
  handle.restart();
  return handle;
}

const element = document.createElement("sharp-shot-lab");
same<typeof element, SharpShotLabElement>(true);
element.setAttribute("track", "tiny");
document.body.append(element);
for (const lab of document.querySelectorAll("sharp-shot-lab")) lab.restart();
document.querySelector("sharp-shot-lab")?.destroy();

element.addEventListener("sharpshot:ledger", (event) => {
  same<typeof event, CustomEvent<LedgerEntry>>(true);
  handIn(event.detail);
});
element.addEventListener("sharpshot:error", function ({ detail }) {
  told.push(`${this.localName}: ${detail.code}`);
});
// They bubble.
document.body.addEventListener("sharpshot:ledger", ({ detail }) => handIn(detail));
document.addEventListener("sharpshot:ledger", ({ detail }) => told.push(detail.summary));
const listener = (event: CustomEvent<LedgerEntry>) => told.push(event.detail.title);
window.addEventListener("sharpshot:ledger", listener);
window.removeEventListener("sharpshot:ledger", listener);

teach().then(
  (handle) => handle.destroy(),
  (error: SharpShotError) => told.push(error.message),
);

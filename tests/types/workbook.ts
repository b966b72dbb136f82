// A page that uses all that sharp-shot-workbook.d.ts has.
import { mountWorkbook } from "../../dist/sharp-shot-workbook.js";
import type { SharpShotError } from "../../dist/sharp-shot.js";
import type {
  DrillAnswer,
  DrillKind,
  SharpShotWorkbookElement,
  WordAnswer,
  WorkbookAnswer,
  WorkbookHandle,
  WorkbookOptions,
  WorkbookProgress,
} from "../../dist/sharp-shot-workbook.js";

/** Of a type and no other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>) => {};

const told: string[] = [];

const ofDrill = ({ drill, chapter, kind, said, right, mistake, seed, round }: DrillAnswer): string =>
  `${chapter}/${drill} (${kind}), drawn from ${[seed, round].map((it) => it.toFixed())}: ${said}, ${right || (mistake ?? "wrong")}`;
const ofWord = ({ bank, term, said, right }: WordAnswer): string => `${bank}: ${term} is ${right ? "" : "not "}${said}`;
const ofEither = (answer: WorkbookAnswer): string => ("drill" in answer ? ofDrill(answer) : ofWord(answer));

const hasPoints = (kind: DrillKind): boolean => {
  switch (kind) {
    case "number":
    case "formula":
    case "picture":
      return true;
    case "choice":
    case "line":
    case "order":
      return false;
  }
};

function grade({ version, seed, answers, streak, best, drills, words }: WorkbookProgress): string {
  same<typeof version, 1>(true);
  const counts: number[] = [seed, answers, streak, best];
  for (const [name, { right, wrong, row, due }] of Object.entries(drills)) told.push(name, [right, wrong, row, due].join());
  const known: boolean[] = [];
  for (const bank of Object.values(words)) known.push(...Object.values(bank));
  return `${counts.join()}; ${known.filter(Boolean).length} words`;
}

const all: Required<WorkbookOptions> = {
  chapter: "quantization",
  drill: "error-bound",
  only: "number,choice",
  seed: 7,
  bank: "quantization",
  theme: "dark",
  onAnswer: async (answer) => {
    same<typeof answer, WorkbookAnswer>(true);
    if ("kind" in answer && hasPoints(answer.kind)) await fetch("/answers", { method: "POST", body: JSON.stringify(answer) });
  },
  onError: ({ code, message }) => told.push(code, message),
};
const some: WorkbookOptions[] = [{}, { chapter: undefined, seed: "4294967295" }, { onAnswer: ofEither }];

async function practise(): Promise<WorkbookHandle> {
  await mountWorkbook(document.querySelector("main")!);
  for (const options of some) await mountWorkbook(document.body, options);
  const handle = await mountWorkbook(document.body, all);
  const progress = handle.state();
  if (progress) told.push(grade(progress));
  handle.restart();
  return handle;
}

const element = document.createElement("sharp-shot-workbook");
same<typeof element, SharpShotWorkbookElement>(true);
element.setAttribute("only", "order");
document.body.append(element);
for (const workbook of document.querySelectorAll("sharp-shot-workbook")) workbook.restart();
document.querySelector("sharp-shot-workbook")?.destroy();

element.addEventListener("sharpshot:answer", (event) => {
  same<typeof event, CustomEvent<WorkbookAnswer>>(true);
  told.push(ofEither(event.detail));
});
element.addEventListener("sharpshot:error", function ({ detail }) {
  told.push(`${this.localName}: ${detail.code}`);
});
// They bubble.
document.body.addEventListener("sharpshot:answer", ({ detail }) => told.push(detail.said));
const listener = (event: CustomEvent<WorkbookAnswer>) => told.push(ofEither(event.detail));
window.addEventListener("sharpshot:answer", listener);
window.removeEventListener("sharpshot:answer", listener);

practise().then(
  (handle) => handle.destroy(),
  (error: SharpShotError) => told.push(error.message),
);

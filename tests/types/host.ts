// A page that uses all that sharp-shot.d.ts has.
import { mount } from "../../dist/sharp-shot.js";
import type {
  ErrorCode,
  Handle,
  Options,
  Outcome,
  Result,
  Score,
  SharpShotElement,
  SharpShotError,
  SharpShotMessage,
  State,
} from "../../dist/sharp-shot.js";

/** Of a type and no other. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>) => {};

const told: string[] = [];
const seed: string | undefined = new URL(location.href).searchParams.get("seed") ?? undefined;

const all: Required<Options> = {
  range: "live",
  budget: 48,
  shots: 10,
  shipAt: 18,
  seed: "lecture 7",
  keys: "page",
  theme: "dark",
  onScoreChange: ({ bitsUsed, budget, shotsLeft, score, accuracy, alltimeBest }) => {
    told.push([bitsUsed, budget, shotsLeft, score, accuracy, alltimeBest].map((figure) => figure.toFixed()).join());
  },
  onGameOver: async (result) => {
    same<typeof result, Result>(true);
    const { score, won, shots, bitsUsed, accuracy, precisions, zones, emojiGrid, alltimeBest, practice, range } = result;
    const figures: number[] = [score, shots, bitsUsed, accuracy, alltimeBest, ...precisions, ...zones];
    const ended: boolean = won && !practice && range === "first";
    await fetch("/results", { method: "POST", body: JSON.stringify({ figures, ended, text: emojiGrid.split("\n") }) });
  },
  onRetry: () => told.push("again"),
  onError: (error) => told.push(error.code, error.message),
};

const some: Options[] = [{}, { seed }, { budget: undefined, keys: "focus" }, { onGameOver: console.log }];

async function play(canvas: HTMLCanvasElement): Promise<Handle> {
  const handle = await mount(document.body, all);
  await mount(document.querySelector("main")!);
  for (const options of some) await mount(canvas, options);
  handle.retry();
  return handle;
}

function standing(state: State | undefined): string {
  if (!state) return "no game";
  const [x, y]: readonly [number, number] = state.aim;
  const score: Score = state;
  const line = `round ${state.round}: ${score.score} at ${x}, ${y}, ${state.zones.length} shots, ${state.won}`;
  if (state.phase === "over") {
    const outcome: Outcome = state.result;
    return `${line}; ${outcome.practice ? "practice" : outcome.score}`;
  }
  same<typeof state.phase, "aiming" | "reveal">(true);
  same<typeof state.result, null>(true);
  return line;
}

const isLasting = (code: ErrorCode): boolean => {
  switch (code) {
    case "policy":
    case "unsupported":
    case "canvas":
    case "other":
      return true;
    case "option":
    case "download":
    case "callback":
    case "panic":
      return false;
  }
};

const element = document.createElement("sharp-shot");
same<typeof element, SharpShotElement>(true);
element.setAttribute("ship-at", "20");
document.body.append(element);
const found: SharpShotElement | null = document.querySelector("sharp-shot");
found?.retry();
told.push(standing(found?.state()));
for (const game of document.querySelectorAll("sharp-shot")) game.destroy();

element.addEventListener("sharpshot:over", (event) => {
  same<typeof event, CustomEvent<Result>>(true);
  told.push(event.detail.emojiGrid);
});
element.addEventListener("sharpshot:score", function ({ detail }) {
  told.push(`${this.localName}: ${detail.score}`);
});
// They bubble.
document.body.addEventListener("sharpshot:score", ({ detail }) => told.push(String(detail.bitsUsed)));
document.querySelector(".games")?.addEventListener("sharpshot:over", ({ detail }) => told.push(String(detail.won)));
document.addEventListener("sharpshot:error", ({ detail }) => told.push(detail.code));
const listener = (event: CustomEvent<SharpShotError>) => told.push(event.detail.message);
window.addEventListener("sharpshot:error", listener);
window.removeEventListener("sharpshot:error", listener);

window.addEventListener("message", ({ data }: MessageEvent<SharpShotMessage>) => {
  if (data.type === "sharpshot:over") told.push(data.detail.emojiGrid);
});

play(document.createElement("canvas")).then(
  (handle) => told.push(standing(handle.state())),
  (error: SharpShotError) => told.push(isLasting(error.code) ? "for good" : error.message),
);

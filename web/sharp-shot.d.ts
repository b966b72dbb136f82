// What a page can do with sharp-shot.js, for whoever writes one. The script itself is checked against it.

/**
 * Builds the game in `element`; where that is a `<canvas>` in the page, in its place.
 *
 * Resolves once the game can be played, or has been destroyed. While the player can still try again after a failure,
 * only `onError` tells. Rejects with that error if the game can never be played here, and with a `TypeError` if
 * `element` is no element, a canvas that is not in a page, or a `<sharp-shot>`, which has its game already.
 *
 * A page whose address ends with `#play=…`, as the debrief's links do, shows that round in the first of its games
 * that is not hidden: nothing of it is told to the page, while `state()` is what is seen, and `retry()` leaves it.
 * When the player then plays the same round (the same dials show the same targets), that is told as any round is, but
 * its result has `practice: true`, and nothing of it is kept.
 */
export function mount(element: Element, options?: Options): Promise<Handle>;

/**
 * What a page may ask for. One that is unknown or bad is told to `onError`, and its default holds.
 *
 * Where none of `budget`, `shots` and `shipAt` is given, the player chooses among the contracts of the game, and
 * `budget` in what is told is that of the one being played; the first is the one of 96 bits.
 */
export interface Options {
  /**
   * `"first"`: rings, seen through what a table says of each layer. `"live"`: a board on which a real transformer aims,
   * really quantized by the dials; opening it loads about 85 kB more. `"outlier"`: the same with an outlier in its
   * activations. Without it `"first"`; the player comes to the others by the contracts.
   */
  range?: RangeName | undefined;
  /**
   * Bits that the six layers may use together: a whole number from 24 to 192. Without it 96; on the live range 40, with
   * the outlier 64.
   */
  budget?: number | undefined;
  /** Shots in a round: a whole number from 1 to 20. Without it 10. */
  shots?: number | undefined;
  /**
   * Points that ship the model: a whole number from 1 to three for each shot. Without it 1.8 for each, rounded up; on
   * the live range as many of those that there are as its own contract with these bits asks for, or 2.4 for each.
   */
  shipAt?: number | undefined;
  /**
   * `"daily"` (the first round of a UTC day is the same for everyone), or any other text of at least a letter, which
   * always gives the same rounds. Without it `"daily"`.
   */
  seed?: string | undefined;
  /**
   * `"focus"`: keys work while the game has focus. `"page"`: they also work while nothing in the page has focus, and
   * the player has a switch to turn that off. Without it `"focus"`.
   */
  keys?: "focus" | "page" | undefined;
  /** `"auto"` is as a Quarto page says, else as the system. Without it `"auto"`. */
  theme?: "auto" | "light" | "dark" | undefined;
  /** Called at the first frame that can be played, and when something in the score has changed. */
  onScoreChange?: ((score: Score) => unknown) | undefined;
  /** Called once a round, when it is over. */
  onGameOver?: ((result: Result) => unknown) | undefined;
  /** Called after a new round began. */
  onRetry?: (() => unknown) | undefined;
  /** Called when something failed. Without it too, the console says so. */
  onError?: ((error: SharpShotError) => unknown) | undefined;
}

/** A game in a page. */
export interface Handle {
  /**
   * As it is now; nothing while it is loaded, once it is destroyed, and after a failure until the player has started it
   * afresh.
   */
  state(): State | undefined;
  /** Starts a new round. */
  retry(): void;
  /**
   * Takes the game out of the page, and leaves nothing but a `<sharp-shot>` that the page itself has put there. Taking
   * its element away does so too, even while it loads.
   */
  destroy(): void;
}

/** How a round stands. */
export interface Score {
  /** By the six layers, as their dials are now. */
  readonly bitsUsed: number;
  /** Bits that they may use together. */
  readonly budget: number;
  readonly shotsLeft: number;
  /** Points, up to three a shot. */
  readonly score: number;
  /**
   * For the dials as they are now, in whole percent: estimated on the first range; on the live one measured, the share
   * of boards on which the model finds the very cell.
   */
  readonly accuracy: number;
  /**
   * The best score of a finished round, kept by this browser; with more than 96 bits or another number of shots than
   * 10 only that of this game, as scores can then not be compared.
   */
  readonly alltimeBest: number;
}

/** How a round came out. */
export interface Outcome {
  /** Points, up to three a shot. */
  score: number;
  /** Whether the model shipped. */
  won: boolean;
  /** How many were fired. */
  shots: number;
  /** The most bits that a shot used. */
  bitsUsed: number;
  /** The mean over the shots, in whole percent. */
  accuracy: number;
  /** Of the six layers at the last shot. */
  precisions: readonly Precision[];
  /** Of the shots, in their order. */
  zones: readonly Zone[];
  /**
   * The best score of a finished round, kept by this browser; with more than 96 bits or another number of shots than
   * 10 only that of this game, as scores can then not be compared.
   */
  alltimeBest: number;
  /** What it was played on. */
  range: RangeName;
  /** Whether it was a friend's round, whose targets the player has seen: do not count it as a score. */
  practice: boolean;
}

/** What is told when a round is over. */
export interface Result extends Readonly<Outcome> {
  /** Two lines for a message: a symbol for each shot, and under them one for each layer. */
  readonly emojiGrid: string;
}

/** A game as it is now: `phase` says whether there is a result. */
export type State = Playing | Over;

/** A round that goes on: in `"reveal"` the game shows where the target of the last shot was. */
export interface Playing extends Standing {
  phase: "aiming" | "reveal";
  result: null;
}

/** A round that is over. */
export interface Over extends Standing {
  phase: "over";
  result: Outcome;
}

/** What a game has in every phase. */
export interface Standing extends Score {
  /** What it is played on: the player may come to another by the contracts. */
  range: RangeName;
  /** The number of the round, of those in this game. */
  round: number;
  /** Whether the points so far ship the model. */
  won: boolean;
  /** Of the six layers, as their dials are now. */
  precisions: readonly Precision[];
  /** Of the shots so far. */
  zones: readonly Zone[];
  /** Where the crosshair is, x and y in units of the range, which is 400 wide. */
  aim: readonly [number, number];
}

/** What is aimed at: see the option `range`. */
export type RangeName = "first" | "live" | "outlier";

/** fp32, fp16, int8 or int4. */
export type Precision = 0 | 1 | 2 | 3;

/** Miss, outer, inner or bullseye: as many points as the shot got. */
export type Zone = 0 | 1 | 2 | 3;

/** What is told when something failed. */
export interface SharpShotError extends Error {
  /** What failed, for a script; the message is for the page's author. */
  code: ErrorCode;
}

/**
 * - `option`: one that was given is unknown or bad; its default holds.
 * - `download`: the game, or a part of it, could not be loaded; the player can try again.
 * - `policy`: the site's policy forbids WebAssembly.
 * - `unsupported`: the browser is too old.
 * - `canvas`: the browser gives no 2D canvas.
 * - `other`: the page has broken what the game takes for granted.
 * - `callback`: one of the page's own has thrown; the game goes on.
 * - `panic`: the game has made a mistake; the player can start afresh.
 */
export type ErrorCode =
  | "option"
  | "download"
  | "policy"
  | "unsupported"
  | "canvas"
  | "other"
  | "callback"
  | "panic";

/** What the element around a game sends, with the same as the callbacks get in `detail`. They bubble. */
export interface SharpShotEventMap {
  "sharpshot:score": CustomEvent<Score>;
  "sharpshot:over": CustomEvent<Result>;
  "sharpshot:error": CustomEvent<SharpShotError>;
}

/** What a game in a frame posts to the page around that. */
export interface SharpShotMessage {
  type: "sharpshot:over";
  detail: Result;
}

/**
 * `<sharp-shot>`: the options that are no callbacks are its attributes, `ship-at` among them, which are read when it
 * comes into the page.
 */
export interface SharpShotElement extends HTMLElement, Handle {}

declare global {
  interface HTMLElementTagNameMap {
    "sharp-shot": SharpShotElement;
  }
  interface ElementEventMap extends SharpShotEventMap {}
  /** What documents and windows have, too. */
  interface GlobalEventHandlersEventMap extends SharpShotEventMap {}
}

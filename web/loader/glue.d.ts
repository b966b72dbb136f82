// What the compiled game exports: `engine/sharp-shot.js` is made by the build, so that no type comes with it.

import type { State } from "../sharp-shot.d.ts";

/** The functions of `src/ui/api/`, and in a release those of `tools/wasm/extra_parts.js`. */
export interface Glue {
  /** Starts the game, whose first part is in the response. */
  default(first: { module_or_path: Promise<Response> }): Promise<unknown>;
  /** Says where each extra part is, how much the browser's cache is trusted, and who is told what ends the game. */
  follow?(where: (part: "later" | "live") => URL, cache: RequestCache, fall: (what: unknown) => void): void;
  /** Fetches the later part, which is joined to the first when that has `started`. */
  complete?(started: Promise<unknown>): Promise<unknown>;
  /**
   * Fetches the part with the live range likewise. `load` may do it in its place, to show how much has come; it
   * is called once, and again after a failure.
   */
  completeLive?(
    started: Promise<unknown>,
    load?: (address: URL, cache: RequestCache) => Promise<ArrayBuffer>,
  ): Promise<unknown>;
  /** Takes the model and the words of the live range, before the first game on it; whether they are of this build. */
  loadLive(model: Uint8Array, words: string): boolean;
  /** Calls `report` with the place of a panic, after which nothing of this copy may run. */
  onPanic(report: (place: string) => void): void;
  /**
   * Builds a game in a shadow root: on the targets of the round in `link` if that has bytes, and then perhaps only to
   * be `watched`. Throws a sentence for the player, if the link holds no round.
   */
  mount(root: ShadowRoot, options: Asked, signal: AbortSignal, changed: () => void): Running;
  /**
   * The score of the round in a link, the points it could have had, 1 if it shipped or else 0, and its bits. Throws a
   * sentence for the player, if the rules allow no such round.
   */
  outcome(link: Uint8Array): Uint32Array;
}

/** What is to be played and how it looks. */
export interface Asked {
  budget: number;
  shots: number;
  shipAt: number;
  /** By its number in `RANGES`. */
  range: number;
  seed: string;
  link: Uint8Array;
  watched: boolean;
  /** Whether the player chooses among the contracts. */
  mayChoose: boolean;
  theme: string;
}

/** A game that runs: `Handle` in `src/ui/api/`. */
export interface Running {
  /** With the range by its number, and but for what only the loader knows of a result. */
  state(): State;
  retry(): void;
  /** Goes to the end of the round that is watched. */
  finish(): void;
  /** Takes a key that was pressed outside of the game. */
  key(event: KeyboardEvent): void;
  /** What a finished round shows, for `web/debrief/figures.js`. */
  debrief(): Float32Array;
  /** What there was to see at each shot on the live range, for `web/live/boards.js`; nothing on the first. */
  liveBoards(): Uint8Array;
  /** The finished round for a link. */
  link(): Uint8Array;
  /** The contract that is offered after a round that shipped: bits, shots, points to ship, range; or nothing. */
  next(): Uint32Array;
  /**
   * How many contracts are open on the first range and on the live one; then for each of both the best score, and the
   * fewest bits that shipped or 0.
   */
  progress(): Uint32Array;
  /** Stops everything that could still call the game, but for what the signal stops. */
  halt(): void;
  /** Gives its memory back. */
  free(): void;
}

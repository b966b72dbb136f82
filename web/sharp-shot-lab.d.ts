// What a page can do with sharp-shot-lab.js, for whoever writes one. The script itself is checked against it.

import type { SharpShotError } from "./sharp-shot.d.ts";

/**
 * Builds the compression lab in `element`.
 *
 * Resolves once it can be worked in. Rejects with an error that `onError` was told, too, if it cannot be loaded (the
 * student can try again all the same), and with a `TypeError` if `element` is no element.
 *
 * A page whose address ends with `#lab=…`, as the ledger's links do, shows the progress in it. What the student did
 * before is kept until something is done there.
 */
export function mountLab(element: Element, options?: LabOptions): Promise<LabHandle>;

/** What a page may ask for. One that is unknown or bad is told to `onError`, and its default holds. */
export interface LabOptions {
  /** Whom a student works for who has not begun. Without it the student chooses. */
  track?: "cloud" | "edge" | "mobile" | "tiny" | undefined;
  /** The part to begin with, from 1 to 4. Without it the first that is not done. */
  part?: 1 | 2 | 3 | 4 | undefined;
  /** `"auto"` is as a Quarto page says, else as the system. Without it `"auto"`. */
  theme?: "auto" | "light" | "dark" | undefined;
  /** Called once for each part, when it is done. */
  onLedger?: ((entry: LedgerEntry) => unknown) | undefined;
  /** Called when something failed. The console says so, too. */
  onError?: ((error: SharpShotError) => unknown) | undefined;
}

/** What a page holds of a lab. */
export interface LabHandle {
  /** What was done, as it is kept; nothing before the lab is loaded and after it was destroyed. */
  state(): object | undefined;
  /** Begins anew: what was done is gone. */
  restart(): void;
  /** Takes the lab out of the page, with all that it listens to. */
  destroy(): void;
}

/** An answer that was given, and the right one. */
export interface LedgerAnswer {
  /** Its number, from 0. */
  answer: number;
  /** The number of the right one; nothing where the figures of the course leave none. */
  right: number | null;
  question: string;
  said: string | null;
  came: string | null;
}

/** A part that is done. */
export interface LedgerEntry {
  part: "quantization" | "pruning" | "distillation" | "ship";
  title: string;
  track: "cloud" | "edge" | "mobile" | "tiny";
  mission: {
    limited: "memory" | "latency" | "energy";
    /** The most of what the same model takes at fp16, from 0 to 1. */
    partOfFp16: number;
    /** Whose times and energies count: an H100's, or a phone's. */
    place: "cloud" | "phone";
    twoOfFour: boolean;
    /** How many times as fast pruning has to make it. */
    speedUp: number;
    /** Points of accuracy that may be lost. */
    vetoPoints: number;
  };
  predictions: LedgerAnswer[];
  /** In the first part: the format at which the mission loses too much, as said and as measured. */
  cliff: { said: string; was: string | null } | null;
  decisions: {
    name: string;
    /** What was set. */
    setting: object;
    /** What it came to; nothing for phones. */
    figures: LedgerFigures | null;
    obstacles: ("memory" | "latency" | "energy" | "veto")[];
  }[];
  reflection: LedgerAnswer;
  /** In the last part: 0 for many weights in few bits, 1 for few in more. */
  defence: number | null;
  /** In a sentence. */
  summary: string;
}

/** What a setting came to. */
export interface LedgerFigures {
  /** Measured in the page, measured by the trainer, or calculated by a textbook's formula. */
  basis: "live" | "table" | "textbook";
  /** In percent; of three seeds the median. */
  accuracy: number;
  /** One standard error in points, where it was measured on a sample. */
  error: number | null;
  /** The least and the most of three seeds. */
  seeds: [number, number] | null;
  /** Points less than at fp32. */
  drop: number;
  bytes: number;
  /** Size, time and energy of a pass as parts of those at fp16. */
  memory: number;
  latency: number;
  energy: number;
  latencyMs: number | null;
  energyMj: number | null;
}

/** What is told by events. They bubble, and leave a shadow root. */
export interface SharpShotLabEventMap {
  "sharpshot:ledger": CustomEvent<LedgerEntry>;
  "sharpshot:error": CustomEvent<SharpShotError>;
}

/** `<sharp-shot-lab>`: its attributes `track`, `part` and `theme` are the options. */
export interface SharpShotLabElement extends HTMLElement, LabHandle {}

declare global {
  interface HTMLElementTagNameMap {
    "sharp-shot-lab": SharpShotLabElement;
  }
  interface ElementEventMap extends SharpShotLabEventMap {}
  /** What documents and windows have, too. */
  interface GlobalEventHandlersEventMap extends SharpShotLabEventMap {}
}

// What a page can do with sharp-shot-workbook.js, for whoever writes one. The script itself is checked against it.

import type { SharpShotError } from "./sharp-shot.d.ts";

/**
 * Builds the workbook in `element`.
 *
 * Resolves once it can be worked in. Rejects with an error that `onError` was told, too, if it cannot be loaded (the
 * student can try again all the same), and with a `TypeError` if `element` is no element.
 */
export function mountWorkbook(element: Element, options?: WorkbookOptions): Promise<WorkbookHandle>;

/** A kind of drill. */
export type DrillKind = "number" | "choice" | "line" | "order" | "formula" | "picture";

/** What a page may ask for. One that is unknown or bad is told to `onError`, and its default holds. */
export interface WorkbookOptions {
  /** The name of a chapter: there is no other then. */
  chapter?: string | undefined;
  /** The name of a drill: there is no other then. */
  drill?: string | undefined;
  /** Kinds of drills with commas between, `"number,choice"`: there are no others then, and no words without `bank`. */
  only?: string | undefined;
  /** From 0 to 4294967295: whoever has the same gets the same figures. Without it by chance. */
  seed?: number | `${number}` | undefined;
  /** The name of a bank of words. Without it `"quantization"`. With `chapter` or `drill` there are no words. */
  bank?: string | undefined;
  /** `"auto"` is as a Quarto page says, else as the system. Without it `"auto"`. */
  theme?: "auto" | "light" | "dark" | undefined;
  /** Called with each answer that counts. */
  onAnswer?: ((answer: WorkbookAnswer) => unknown) | undefined;
  /** Called when something failed. The console says so, too. */
  onError?: ((error: SharpShotError) => unknown) | undefined;
}

/** What a page holds of a workbook. */
export interface WorkbookHandle {
  /** What was done, as it is kept; nothing before the workbook is loaded and after it was destroyed. */
  state(): WorkbookProgress | undefined;
  /** Begins anew: what was done is gone. */
  restart(): void;
  /** Takes the workbook out of the page, with all that it listens to. */
  destroy(): void;
}

/** What a student did. */
export interface WorkbookProgress {
  version: 1;
  /** The figures are drawn with it. */
  seed: number;
  answers: number;
  /** Right answers one after the other, and the most of them. */
  streak: number;
  best: number;
  /** By the names of drills: how often right and wrong, how often right of late, and the answer at which it is due again. */
  drills: Record<string, { right: number; wrong: number; row: number; due: number }>;
  /** By the names of banks and terms: whether the last answer was right. */
  words: Record<string, Record<string, boolean>>;
}

/** An answer to a drill. */
export interface DrillAnswer {
  drill: string;
  chapter: string;
  kind: DrillKind;
  /** What was typed or chosen; of an order the items, with arrows between. */
  said: string;
  right: boolean;
  /** What the student was told of a typical mistake. */
  mistake: string | null;
  /** Of these the figures were drawn. */
  seed: number;
  round: number;
}

/** An answer to a question of the words. */
export interface WordAnswer {
  bank: string;
  term: string;
  said: string;
  right: boolean;
}

export type WorkbookAnswer = DrillAnswer | WordAnswer;

/** What is told by events. They bubble, and leave a shadow root. */
export interface SharpShotWorkbookEventMap {
  "sharpshot:answer": CustomEvent<WorkbookAnswer>;
  "sharpshot:error": CustomEvent<SharpShotError>;
}

/** `<sharp-shot-workbook>`: its attributes `chapter`, `drill`, `only`, `seed`, `bank` and `theme` are the options. */
export interface SharpShotWorkbookElement extends HTMLElement, WorkbookHandle {}

declare global {
  interface HTMLElementTagNameMap {
    "sharp-shot-workbook": SharpShotWorkbookElement;
  }
  interface ElementEventMap extends SharpShotWorkbookEventMap {}
  /** What documents and windows have, too. */
  interface GlobalEventHandlersEventMap extends SharpShotWorkbookEventMap {}
}

// What the workbook's files and its compiled part (`crates/workbook-wasm/`) hold.

import type { Axis, Series } from "../chart/options.d.ts";

export type Kind = "number" | "choice" | "line" | "order" | "formula" | "picture";

export interface Chapter {
  id: string;
  title: string;
  drills: { id: string; kind: Kind }[];
}

export interface Choice {
  text: string;
  why: string;
}

export interface Picture {
  caption: string;
  x: Axis;
  y: Axis & { scale?: "linear" | "log" };
  /** Marks are their names; before that, where it is another, the band's with a line break. */
  series: { kind: Series["kind"]; name: string; marks: string[] }[];
  limits?: { axis: "x" | "y"; name: string }[];
}

/** What there is not is 0, or has no items. */
export interface DrillText {
  kind: Kind;
  concept: string;
  /** Which of `assets/workbook/sources.json`. */
  source: number;
  ask: string;
  steps: string[];
  unit: string | 0;
  /** Answers or lines. */
  choices: Choice[];
  items: string[];
  mistakes: string[];
  why: string | 0;
  given: Record<string, string> | 0;
  picture: Picture | 0;
}

export interface Bank {
  title: string;
  questions: { term: string; question: string; answers: (Choice & { right?: boolean })[] }[];
}

/** Drills by their numbers, in the order of the chapters; what it draws is read by `drawn.js`. */
export interface Compiled {
  draw(drill: number, seed: number, round: number): Float64Array;
  checkText(drill: number, seed: number, round: number, text: string): number;
  checkChoice(drill: number, chosen: number): number;
  checkOrder(drill: number, order: Uint32Array): number;
  take(progress: Float64Array, drill: number, isRight: boolean): Float64Array;
  next(progress: Float64Array, drills: Uint32Array): number;
}

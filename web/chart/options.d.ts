// What a chart is made of.

/** A hue of the palette by its name. */
export type Tone = "edge" | "attention" | "feed-forward" | "accent" | "ink" | "soft" | "bad";

/** The name of one of the axis's bands, or a number. */
export type Value = number | string;

export interface Axis {
  /** "bits", or with a unit after a comma: "accuracy, %". */
  label: string;
  /** "linear" if it is missing. */
  scale?: "linear" | "log" | "band";
  /** From and to; of bands all their names. */
  domain: Value[];
  /** Where a number stands, if there is room for it. */
  ticks?: number[];
  format?: (value: number) => string;
}

export interface Mark {
  x: Value;
  /** What is not a number is not drawn, and a line has a gap there. */
  y: number;
  name: string;
  /** Drawn beside it, where there is room. */
  label?: string;
  /** Of a bubble: its area is proportional to it. */
  size?: number;
  hollow?: boolean;
  /** Beyond a limit. */
  bad?: boolean;
  /** ± in y. */
  error?: number;
  /** Where a bar of a waterfall starts, if not at 0. */
  from?: number;
  /** Another than its series has. */
  tone?: Tone;
}

export interface Series {
  kind: "line" | "stair" | "points" | "bubbles" | "bars" | "waterfall";
  name: string;
  tone: Tone;
  marks: Mark[];
  /** What the bubbles' sizes are, as they are read. */
  size?: { label: string; format?: (value: number) => string };
}

export interface Limit {
  axis: "x" | "y";
  at: number;
  name: string;
  /** The side that is forbidden, if one is for all marks. */
  side?: "above" | "below";
}

export interface Options {
  caption: string;
  x: Axis;
  y: Axis & { scale?: "linear" | "log" };
  series: Series[];
  limits?: Limit[];
  /** What stands behind "As a table", if not the marks. */
  table?: { heads: string[]; rows: (Node | string | number)[][] };
  height?: number;
}

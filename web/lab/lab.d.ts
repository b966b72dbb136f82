// What the compiled lab takes and gives (`crates/lab/`, `crates/lab-wasm/`).

import type { LedgerEntry, LedgerFigures } from "../sharp-shot-lab.d.ts";

export type PartName = "quantization" | "pruning" | "distillation" | "ship";
export type TrackName = "cloud" | "edge" | "mobile" | "tiny";
export type Format = "fp32" | "fp16" | "int8" | "int4" | "int3" | "int2" | "binary";
export type Subject = "range" | "resnet" | "mobilenet" | "vit";
export type Structure = "anywhere" | "twooffour" | "neurons" | "heads";
export type StudentFormat = "fp32" | "int8" | "int4" | "loop";
export type Obstacle = "memory" | "latency" | "energy" | "veto";

export interface Quantized {
  model: Subject;
  format: Format;
  scheme: "after" | "loop" | "cell";
  scale: "matrix" | "channel" | "group";
  calibration: number;
  clipped: boolean;
  activations: boolean;
  layers: (Format | null)[];
}

export interface Pruned {
  structure: Structure;
  step: number;
  fineTuned: boolean;
}

export interface Student {
  neurons: number;
  temperature: number | null;
  format: StudentFormat;
}

export type Tried = { quantized: Quantized } | { pruned: Pruned } | { student: Student };

export type Figures = LedgerFigures;

export interface Decision<Setting> {
  setting: Setting;
  figures: Figures;
  obstacles: Obstacle[];
}

interface PartProgress {
  predictions: number[];
  reflection: number | null;
}

export interface Progress {
  version: number;
  track: TrackName | null;
  quantization: PartProgress & {
    cliff: { said: Format; was: Format | null } | null;
    shipped: Decision<Quantized> | null;
  };
  pruning: PartProgress & { tries: Decision<Pruned>[]; met: boolean };
  distillation: PartProgress & { first: Decision<Student> | null; second: Decision<Student> | null };
  ship: PartProgress & { phones: (number | null)[]; shipped: boolean; defence: number | null };
}

export type Mission = LedgerEntry["mission"];

export interface View {
  progress: Progress;
  mission: Mission | null;
  parts: { right: (number | null)[]; predicted: boolean; decided: boolean; done: boolean }[];
}

export type Move =
  | { move: "track"; track: TrackName }
  | { move: "predict" | "reflect"; part: PartName; answer: number }
  | { move: "cliff"; format: Format }
  | { move: "ship"; setting: Quantized }
  | { move: "try"; setting: Pruned }
  | { move: "choose"; setting: Student }
  | { move: "keep" | "shipPhones" }
  | { move: "phone"; phone: number; variant: number }
  | { move: "defend"; answer: number };

export type Refusal =
  | "noTrack"
  | "unknown"
  | "predictFirst"
  | "alreadyGiven"
  | "notMeasured"
  | "decideFirst"
  | "noMoreTries"
  | "veto"
  | "tooMuchEnergy"
  | "outOfMemory"
  | "thereIsOne";

export interface Variant {
  name: string;
  gb: number;
  perplexity: number;
  more: number;
  ratio: number;
  dominatedBy: number | null;
  energyMj: number;
}

/** Of each seed, in percent. */
type BySeed = number[];

interface Rounded {
  accuracy: BySeed;
  thenInt4: BySeed;
}

export interface MeasuredPruned {
  removed: number;
  bytes: [fp32: number, fp16: number, int8: number, int4: number];
  multiplyAdds: number;
  asItIs: Rounded;
  fineTuned: Rounded;
}

export interface MeasuredStudent {
  neurons: number;
  temperature: number | null;
  int4InTheLoop: boolean;
  parameters: number;
  multiplyAdds: number;
  fp32: BySeed;
  int8: BySeed;
  int4: BySeed;
}

interface Trained {
  asItIs: BySeed;
  withoutQuantizer: BySeed;
  fineTuned: BySeed;
  thenHalfPruned: BySeed;
}

export interface Facts {
  boards: number;
  trainerBoards: number;
  /** How many. */
  seeds: number;
  calibrations: [boards: number, images: number][];
  sparsePays: number;
  appLimitMib: number;
  /** How much of a student’s loss is the teacher’s. */
  alpha: number;
  /** What is left of the energy when less is asked for, as a part of it. */
  energyLeft: number;
  /** Which part of the range model’s weights the first and the last layer have. */
  edgeShare: number;
  /** How many there are in the second part. */
  tries: number;
  /** A variant for each phone. */
  plans: number[][];
  models: { name: string; fp32_mib: number; sensitivity: number }[];
  formats: { name: string; drop: number; calibrated: number }[];
  devices: typeof import("../../assets/lab/textbook.json").devices;
  calibration: { images_below: number; drop: number }[];
  languageModel: { name: string; data: string };
  phones: number[];
  variants: Variant[];
  defences: [number, number];
  anywhere: MeasuredPruned[];
  twoOfFour: MeasuredPruned[];
  neurons: MeasuredPruned[];
  heads: MeasuredPruned[];
  inTraining: { bits: number; bytes: number; bell: Trained; trueCell: Trained }[];
  order: BySeed;
  students: MeasuredStudent[];
  fresh: { steps: number; alone: MeasuredStudent; int4WithTeacher: MeasuredStudent }[];
  /** Spearman’s correlations with the accuracy that each layer costs at int4. */
  ranks: { curvatureTimesError: BySeed; error: BySeed };
}

export interface Waterfall {
  theory: number;
  zeros: number;
  rest: number;
  realized: number;
}

export interface Softened {
  teacher: [number[], number[]];
  student: [number[], number[]];
  x: number;
  y: number;
  entropies: [number, number];
  divergence: number;
  crossEntropy: number;
  total: number;
}

export interface Answered {
  answer: number;
  right: number | null;
}

export interface Entry {
  part: PartName;
  track: TrackName;
  mission: Mission;
  predictions: Answered[];
  cliff: { said: Format; was: Format | null } | null;
  decisions: {
    setting: { quantized: Quantized } | { pruned: Pruned } | { student: Student } | { phone: { phone: number; variant: number } };
    figures: Figures | null;
    obstacles: Obstacle[];
  }[];
  reflection: Answered;
  defence: number | null;
}

/** The class that `crates/lab-wasm/` exports: values are numbers, in the shapes of `shapes.js`. */
export interface CompiledLab {
  resume(progress: Float64Array): number;
  play(move: Float64Array): number;
  progress(): Float64Array;
  mission(): Float64Array;
  parts(): Float64Array;
  ledger(): Float64Array;
  figures(tried: Float64Array): Float64Array;
  obstacles(tried: Float64Array): Float64Array;
  measure(tried: Float64Array, boards: number): boolean;
  fits(phone: number, variant: number): boolean;
  is_there_less(): boolean;
  waterfall(pruned: Float64Array): Float64Array;
  take_students(bytes: Uint8Array): boolean;
  softened(board: number, student: number, temperature: number): Float64Array;
}

export interface LabGlue {
  default(given: { module_or_path: Promise<Response> }): Promise<unknown>;
  Lab: {
    of(model: Uint8Array): CompiledLab | undefined;
    facts(): Float64Array;
    memory(bits: number, context: number): Float64Array;
    frontier(pairs: Float64Array): Float64Array;
    equal_context(bits: number): number;
  };
}

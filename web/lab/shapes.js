// Values of the compiled lab as numbers, one after the other (`crates/lab/src/numbers.rs`): how they are read and written.

/**
 * @template Value
 * @typedef {object} Shape
 * @property {(from: Iterator<number>) => Value} read
 * @property {(value: Value, to: number[]) => void} write  throws where it is no such value
 */

/** Not what it has to be: from a link, or a storage that something else has written. */
const bad = () => new TypeError("not of this shape");

/** @param {unknown} value @returns {Record<string, unknown>} */
function record(value) {
  if (typeof value !== "object" || !value) throw bad();
  return /** @type {Record<string, unknown>} */ (value);
}

/** @type {Shape<number>} */
const number = {
  read: (from) => from.next().value ?? NaN,
  write: (value, to) => {
    if (typeof value !== "number") throw bad();
    to.push(value);
  },
};

/** @type {Shape<boolean>} */
const flag = {
  read: (from) => number.read(from) === 1,
  write: (value, to) => {
    if (typeof value !== "boolean") throw bad();
    to.push(value ? 1 : 0);
  },
};

/**
 * @template {string} Word
 * @param {...Word} words
 * @returns {Shape<Word>}
 */
const oneOf = (...words) => ({
  read: (from) => words[number.read(from)],
  write: (value, to) => {
    const at = words.indexOf(value);
    if (at < 0) throw bad();
    to.push(at);
  },
});

/**
 * @template Value
 * @param {Shape<Value>} shape
 * @returns {Shape<Value | null>}
 */
const maybe = (shape) => ({
  read: (from) => (flag.read(from) ? shape.read(from) : null),
  write: (value, to) => {
    flag.write(value !== null, to);
    if (value !== null) shape.write(value, to);
  },
});

/**
 * @template Value
 * @param {Shape<Value>} shape
 * @param {number} [length]  where it is always the same
 * @returns {Shape<Value[]>}
 */
const list = (shape, length) => ({
  read: (from) => Array.from({ length: length ?? number.read(from) }, () => shape.read(from)),
  write: (value, to) => {
    if (!Array.isArray(value) || (length !== undefined && value.length !== length)) throw bad();
    if (length === undefined) to.push(value.length);
    for (const one of value) shape.write(one, to);
  },
});

/**
 * @param {Record<string, Shape<any>>} fields  in their order
 * @returns {Shape<any>}
 */
const struct = (fields) => ({
  read: (from) => Object.fromEntries(Object.entries(fields).map(([name, shape]) => [name, shape.read(from)])),
  write: (value, to) => {
    const it = record(value);
    if (Object.keys(it).some((name) => !Object.hasOwn(fields, name))) throw bad();
    for (const [name, shape] of Object.entries(fields)) shape.write(it[name], to);
  },
});

/** A value by its only name. @param {[string, Shape<any>][]} all @returns {Shape<any>} */
const named = (all) => ({
  read: (from) => {
    const [name, shape] = all[number.read(from)];
    return { [name]: shape.read(from) };
  },
  write: (value, to) => {
    const at = all.findIndex(([name]) => name in record(value));
    if (at < 0) throw bad();
    const [name, shape] = all[at];
    to.push(at);
    shape.write(record(value)[name], to);
  },
});

const track = oneOf("cloud", "edge", "mobile", "tiny");
const part = oneOf("quantization", "pruning", "distillation", "ship");
const format = oneOf("fp32", "fp16", "int8", "int4", "int3", "int2", "binary");
const quantized = struct({
  model: oneOf("range", "resnet", "mobilenet", "vit"),
  format,
  scheme: oneOf("after", "loop", "cell"),
  scale: oneOf("matrix", "channel", "group"),
  calibration: number,
  clipped: flag,
  activations: flag,
  layers: list(maybe(format), 6),
});
const pruned = struct({ structure: oneOf("anywhere", "twooffour", "neurons", "heads"), step: number, fineTuned: flag });
const student = struct({ neurons: number, temperature: maybe(number), format: oneOf("fp32", "int8", "int4", "loop") });
export const tried = named([["quantized", quantized], ["pruned", pruned], ["student", student]]);
export { pruned };

export const figures = struct({
  basis: oneOf("live", "table", "textbook"),
  accuracy: number,
  error: maybe(number),
  seeds: maybe(list(number, 2)),
  drop: number,
  bytes: number,
  memory: number,
  latency: number,
  energy: number,
  latencyMs: maybe(number),
  energyMj: maybe(number),
});
export const obstacles = list(oneOf("memory", "latency", "energy", "veto"));
const cliff = maybe(struct({ said: format, was: maybe(format) }));
const predictions = list(number);
const reflection = maybe(number);
/** @param {Shape<any>} setting */
const decision = (setting) => struct({ setting, figures, obstacles });

export const progress = struct({
  version: number,
  track: maybe(track),
  quantization: struct({ predictions, cliff, shipped: maybe(decision(quantized)), reflection }),
  pruning: struct({ predictions, tries: list(decision(pruned)), met: flag, reflection }),
  distillation: struct({ predictions, first: maybe(decision(student)), second: maybe(decision(student)), reflection }),
  ship: struct({ predictions, phones: list(maybe(number), 3), shipped: flag, reflection, defence: maybe(number) }),
});

export const mission = struct({
  limited: oneOf("memory", "latency", "energy"),
  partOfFp16: number,
  place: oneOf("cloud", "phone"),
  twoOfFour: flag,
  speedUp: number,
  vetoPoints: number,
});

export const seen = list(struct({ right: list(maybe(number)), predicted: flag, decided: flag, done: flag }), 4);

/** In the order of `Move` in `crates/lab/`, what each has. */
const MOVES = {
  track: { track },
  predict: { part, answer: number },
  cliff: { format },
  ship: { setting: quantized },
  try: { setting: pruned },
  choose: { setting: student },
  keep: {},
  phone: { phone: number, variant: number },
  shipPhones: {},
  reflect: { part, answer: number },
  defend: { answer: number },
};

/**
 * The numbers of a move.
 *
 * @param {import("./lab.d.ts").Move} it
 */
export function moveNumbers({ move, ...content }) {
  const to = [Object.keys(MOVES).indexOf(move)];
  struct(MOVES[move]).write(content, to);
  return Float64Array.from(to);
}

/** In the order of `Refusal`. @type {import("./lab.d.ts").Refusal[]} */
export const REFUSED = [
  "noTrack", "unknown", "predictFirst", "alreadyGiven", "notMeasured", "decideFirst", "noMoreTries", "veto",
  "tooMuchEnergy", "outOfMemory", "thereIsOne",
];

const answered = struct({ answer: number, right: maybe(number) });
const phone = struct({ phone: number, variant: number });
export const ledger = list(
  struct({
    part,
    track,
    mission,
    predictions: list(answered),
    cliff,
    decisions: list(
      struct({
        setting: named([["quantized", quantized], ["pruned", pruned], ["student", student], ["phone", phone]]),
        figures: maybe(figures),
        obstacles,
      }),
    ),
    reflection: answered,
    defence: maybe(number),
  }),
);

const bySeed = list(number);
const bytes = list(number, 4);
const accuracies = struct({ accuracy: bySeed, thenInt4: bySeed });
const measuredPruned = list(
  struct({ removed: number, bytes, multiplyAdds: number, asItIs: accuracies, fineTuned: accuracies }),
);
const trained = struct({ asItIs: bySeed, withoutQuantizer: bySeed, fineTuned: bySeed, thenHalfPruned: bySeed });
const measuredStudent = struct({
  neurons: number,
  temperature: maybe(number),
  int4InTheLoop: flag,
  parameters: number,
  multiplyAdds: number,
  bytes,
  fp32: bySeed,
  int8: bySeed,
  int4: bySeed,
});
export const facts = struct({
  boards: number,
  trainerBoards: number,
  seeds: number,
  calibrations: list(list(number, 2), 4),
  sparsePays: number,
  appLimitMib: number,
  alpha: number,
  energyLeft: number,
  edgeShare: number,
  tries: number,
  plans: list(list(number, 3), 4),
  phones: list(number),
  variants: list(
    struct({ gb: number, perplexity: number, more: number, ratio: number, dominatedBy: maybe(number), energyMj: number }),
  ),
  defences: list(number, 2),
  anywhere: measuredPruned,
  twoOfFour: measuredPruned,
  neurons: measuredPruned,
  heads: measuredPruned,
  inTraining: list(struct({ bits: number, bytes: number, bell: trained, trueCell: trained })),
  order: bySeed,
  students: list(measuredStudent),
  fresh: list(struct({ steps: number, alone: measuredStudent, int4WithTeacher: measuredStudent })),
  ranks: struct({ curvatureTimesError: bySeed, error: bySeed }),
});
export const waterfall = struct({ theory: number, zeros: number, rest: number, realized: number });
const sides = list(list(number, 32), 2);
export const softened = struct({
  teacher: sides,
  student: sides,
  x: number,
  y: number,
  entropies: list(number, 2),
  divergence: number,
  crossEntropy: number,
  total: number,
});

/**
 * The value of these numbers; nothing of none.
 *
 * @template Value
 * @param {Shape<Value>} shape
 * @param {Float64Array} numbers
 * @returns {Value | null}
 */
export const valueOf = (shape, numbers) => (numbers.length ? shape.read(numbers.values()) : null);

/**
 * @template Value
 * @param {Shape<Value>} shape
 * @param {Value} value
 */
export function numbersOf(shape, value) {
  /** @type {number[]} */
  const to = [];
  shape.write(value, to);
  return Float64Array.from(to);
}

// The figures that the texts of `assets/lab/parts.json` name between braces.

import { plain } from "../instruments/quantization.js";
import parts from "../../../assets/lab/parts.json";
import { training } from "../../../assets/lab/textbook.json";
import { FORMATS, median, number, rounded } from "../words.js";

/**
 * @import { Format, MeasuredPruned, MeasuredStudent } from "../lab.d.ts"
 * @import { Session } from "../session.js"
 */

/**
 * Those that are known; what is not is written as an ellipsis.
 *
 * @param {Session} session
 * @param {string} hardware
 * @returns {Record<string, string>}
 */
export const figuresOf = (session, hardware) => ({
  ...ofQuantization(session),
  ...ofPruning(session),
  ...ofDistillation(session),
  ...ofShip(session),
  hardware,
});

/** @param {Session} session */
function ofQuantization(session) {
  const { mission, progress } = session.view;
  /** @param {Format} format */
  const range = (format) => session.figures(plain(format));
  /** @param {number} calibration */
  const resnet = (calibration) => session.figures({ quantized: { ...plain("int8").quantized, model: "resnet", calibration } });
  const cliff = progress.quantization.cliff?.was ?? "int4";
  const above = FORMATS[FORMATS.indexOf(cliff) - 1] ?? "fp32";
  /** @param {number | undefined} value @param {number} [decimals] */
  const text = (value, decimals) => (value === undefined ? "…" : number(value, decimals));
  return {
    range_fp16_kb: text(at(range("fp16")?.bytes)),
    range_int8_kb: text(at(range("int8")?.bytes)),
    range_int8_drop: text(range("int8")?.drop),
    resnet_drop: text(resnet(3)?.drop, 2),
    resnet_drop_few: text(resnet(0)?.drop, 2),
    veto: text(mission?.vetoPoints),
    cliff,
    cliff_accuracy: text(range(cliff)?.accuracy),
    above_accuracy: text(range(above)?.accuracy),
    edge_share: number(100 * session.facts.edgeShare, 0),
    textbook_regains: number(training.regains, 2),
    ...ofTraining(session),
  };
}

/** @param {Session} session */
function ofTraining({ facts: { inTraining, ranks } }) {
  const [{ bell, trueCell }] = inTraining;
  /** @param {number[]} seeds */
  const ends = (seeds) => [Math.min(...seeds), Math.max(...seeds)].map((it) => number(it, 2)).join(" to ");
  return {
    qat_before: number(median(bell.asItIs)),
    qat_bell: number(median(bell.fineTuned)),
    qat_cell: number(median(trueCell.fineTuned)),
    hard_alone: number(median(trueCell.withoutQuantizer)),
    curvature_ranks: ends(ranks.curvatureTimesError),
    error_ranks: ends(ranks.error),
  };
}

/** @param {number | undefined} bytes */
const at = (bytes) => (bytes === undefined ? undefined : bytes / 1000);

/** @param {Session} session */
function ofPruning(session) {
  const { anywhere, order, sparsePays, twoOfFour, neurons } = session.facts;
  const step = anywhere.findIndex(({ removed }) => Math.abs(removed - 0.5) < 1e-6);
  const half = /** @type {MeasuredPruned} */ (anywhere[step]);
  const fall = session.waterfall({ structure: "anywhere", step, fineTuned: true });
  return {
    half_theory: rounded(fall?.theory ?? 2),
    half_real: rounded(fall?.realized ?? 1),
    sparse_pays: number(100 * sparsePays, 0),
    order_prune_first: number(median(half.fineTuned.thenInt4)),
    order_quantize_first: number(median(order)),
    int4_alone: number(median(anywhere[0].asItIs.thenInt4)),
    two_of_four_tuned: number(median(twoOfFour[0].fineTuned.accuracy)),
    two_of_four_int4: number(median(twoOfFour[0].fineTuned.thenInt4)),
    few_neurons: number(median(neurons[neurons.length - 1].fineTuned.accuracy)),
  };
}

/** @param {number[]} seeds */
const each = (seeds) => seeds.map((it) => `${number(it)}%`).join(" / ");

/** @param {Session} session */
function ofDistillation({ facts: { fresh, seeds, students } }) {
  const [short, long] = fresh;
  /** @param {number | null} degrees @param {boolean} isLoop */
  const student = (degrees, isLoop) =>
    /** @type {MeasuredStudent} */ (
      students.find((it) => it.neurons === 32 && it.temperature === degrees && it.int4InTheLoop === isLoop)
    );
  return {
    short_steps: number(short.steps, 0),
    short_taught: each(short.int4WithTeacher.int4),
    short_alone: each(short.alone.int8),
    long_steps: number(long.steps, 0),
    long_taught: each(long.int4WithTeacher.int4),
    long_alone: each(long.alone.int8),
    seeds: number(seeds),
    alone_fp32: number(median(student(null, false).fp32)),
    taught_fp32: number(median(student(4, false).fp32)),
    alone_loop: number(median(student(null, true).int4)),
    taught_loop: number(median(student(4, true).int4)),
  };
}

/** @param {Session} session */
function ofShip(session) {
  const { variants, defences } = session.facts;
  const [heavy, light] = defences.map((it) => variants[it]);
  const anywhere = variants.find(({ name }) => name.includes("anywhere"));
  const int4 = heavy.gb;
  return {
    plans: plans(session),
    anywhere_gb: rounded(anywhere?.gb ?? 0),
    mask_gb: rounded((anywhere?.gb ?? 0) - int4 / 2),
    heavy_energy: number(heavy.energyMj, 0),
    light_energy: number(light.energyMj, 0),
    heavy_perplexity: number(heavy.perplexity, 2),
    light_perplexity: number(light.perplexity, 2),
    perplexity_gap: number(light.perplexity - heavy.perplexity, 2),
    energy_ratio: rounded(heavy.energyMj / light.energyMj),
  };
}

/**
 * What becomes of each plan.
 *
 * @param {Session} session
 */
function plans(session) {
  const { variants, phones, plans } = session.facts;
  const [{ answers }] = parts.ship.predictions;
  const said = plans.map((plan, at) => {
    const out = plan.flatMap((variant, phone) => (session.fits(phone, variant) ? [] : [`${phones[phone]} GB`]));
    const sum = plan.map((variant) => number(variants[variant].perplexity, 2)).join(", ");
    return `“${answers[at]}” ${out.length ? `does not fit ${out.join(" and ")}` : `fits: perplexities ${sum}`}`;
  });
  return `${said.join(". ")}.`;
}

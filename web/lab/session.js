// One student's lab: the compiled lab, and what is kept of it.

import { failure } from "../loader/failure.js";
import { compiled, fetched, guarded, once } from "../place/compiled.js";
import { calibration, devices, formats, language_model as languageModel, models } from "../../assets/lab/textbook.json";
import * as shapes from "./shapes.js";
import { numbersOf, valueOf } from "./shapes.js";

/**
 * @import { CompiledLab, Entry, Facts, Figures, LabGlue, Move, Obstacle, Pruned, Refusal, Softened, Tried, View, Waterfall } from "./lab.d.ts"
 */

/** How many boards are answered before the page may do something else. */
const AT_ONCE = 32;

/**
 * The compiled lab with its network, once for a page. The next lab is on a new copy when one has failed.
 */
export const compiledLab = once(async (failures) => {
  const model = fetched("live.bin", failures);
  model.catch(() => {});
  /** @type {LabGlue} */
  const { Lab } = await compiled("lab", failures);
  return { Lab, model: new Uint8Array(await (await model).arrayBuffer()) };
});

export class Session {
  /** @type {CompiledLab} */
  #lab;
  #changed;
  /** @type {Promise<unknown>} */
  #measuring = Promise.resolve();
  /** @type {Promise<void> | undefined} */
  #students;

  /**
   * @param {LabGlue["Lab"]} Lab
   * @param {Uint8Array} model
   * @param {() => void} changed called after each move
   * @param {(error: unknown) => void} fell called when the compiled lab has failed
   */
  constructor(Lab, model, changed, fell) {
    const lab = Lab.of(model);
    // Of the kind that a broken file throws.
    if (!lab) throw new TypeError("live.bin is of another build");
    this.#lab = guarded(lab, fell);
    this.facts = factsOf(Lab.facts());
    this.memory = Lab.memory;
    this.frontier = Lab.frontier;
    this.equalContext = Lab.equal_context;
    this.#changed = changed;
    this.view = this.#view();
  }

  /** @returns {View} */
  #view() {
    const progress = valueOf(shapes.progress, this.#lab.progress());
    return { progress, mission: valueOf(shapes.mission, this.#lab.mission()), parts: shapes.seen.read(this.#lab.parts().values()) };
  }

  /**
   * Goes on from what was kept; throws "version" or "content" where that cannot be.
   *
   * @param {unknown} progress
   */
  resume(progress) {
    /** @type {Float64Array} */
    let numbers;
    try {
      numbers = numbersOf(shapes.progress, progress);
    } catch {
      const version = /** @type {{ version?: unknown } | null} */ (progress)?.version;
      throw typeof version === "number" && version !== this.view.progress.version ? "version" : "content";
    }
    const why = [undefined, "version", "content"][this.#lab.resume(numbers)];
    if (why) throw why;
    this.view = this.#view();
  }

  /**
   * Makes a move; why it is refused, if it is.
   *
   * @param {Move} move
   * @returns {Refusal | undefined}
   */
  play(move) {
    const refused = this.#lab.play(shapes.moveNumbers(move));
    if (refused) return shapes.REFUSED[refused - 1];
    this.view = this.#view();
    this.#changed();
    return undefined;
  }

  /** @returns {Entry[]} */
  ledger() {
    return shapes.ledger.read(this.#lab.ledger().values());
  }

  /**
   * @param {Tried} tried
   * @returns {Figures | null}
   */
  figures(tried) {
    return valueOf(shapes.figures, this.#lab.figures(numbersOf(shapes.tried, tried)));
  }

  /**
   * Why a setting would be refused now.
   *
   * @param {Tried} tried
   * @returns {Obstacle[]}
   */
  obstacles(tried) {
    return valueOf(shapes.obstacles, this.#lab.obstacles(numbersOf(shapes.tried, tried))) ?? [];
  }

  /**
   * The figures of a setting, measured if they have to be, a few boards at a time. Settings are measured one after the
   * other; one that `isWanted` no more is not.
   *
   * @param {Tried} tried
   * @param {() => boolean} isWanted
   */
  async measured(tried, isWanted) {
    const before = this.#measuring;
    const numbers = numbersOf(shapes.tried, tried);
    const measuring = (async () => {
      await before.catch(() => {});
      while (isWanted() && !this.#lab.measure(numbers, AT_ONCE)) await new Promise((done) => setTimeout(done));
    })();
    this.#measuring = measuring;
    await measuring;
    return isWanted() ? this.figures(tried) : null;
  }

  /** @param {number} phone @param {number} variant */
  fits(phone, variant) {
    return this.#lab.fits(phone, variant);
  }

  isThereLess() {
    return this.#lab.is_there_less();
  }

  /**
   * @param {Pruned} pruned
   * @returns {Waterfall | null}
   */
  waterfall(pruned) {
    return valueOf(shapes.waterfall, this.#lab.waterfall(numbersOf(shapes.pruned, pruned)));
  }

  /** Fetches the students that are shown; once, unless it failed. */
  students() {
    this.#students ??= (async () => {
      const response = await fetched("students.bin");
      if (!this.#lab.take_students(new Uint8Array(await response.arrayBuffer())))
        throw failure("download", "students.bin is of another build");
    })().catch((error) => {
      this.#students = undefined;
      throw error;
    });
    return this.#students;
  }

  /**
   * @param {number} board
   * @param {number} student
   * @param {number} temperature
   * @returns {Softened | null}
   */
  softened(board, student, temperature) {
    return valueOf(shapes.softened, this.#lab.softened(board, student, temperature));
  }
}

/**
 * What the compiled lab knows, with the names that it does without.
 *
 * @param {Float64Array} numbers
 * @returns {Facts}
 */
function factsOf(numbers) {
  const facts = valueOf(shapes.facts, numbers);
  const variants = languageModel.variants.map(({ name }, at) => ({ name, ...facts.variants[at] }));
  return { ...facts, variants, models, formats, calibration, devices, languageModel };
}

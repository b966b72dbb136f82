// One student's lab: the compiled lab, and what is kept of it.

import { responseOf, addressOf } from "../loader/files.js";
import { failure } from "../loader/failure.js";
import { calibration, devices, formats, language_model as languageModel, models } from "../../assets/lab/textbook.json";
import * as shapes from "./shapes.js";
import { numbersOf, valueOf } from "./shapes.js";

/**
 * @import { CompiledLab, Entry, Facts, Figures, LabGlue, Move, Obstacle, Pruned, Refusal, Softened, Tried, View, Waterfall } from "./lab.d.ts"
 */

/** How many boards are answered before the page may do something else. */
const AT_ONCE = 32;

/**
 * The compiled lab, once for a page.
 *
 * @type {Promise<{ Lab: LabGlue["Lab"], model: Uint8Array }> | undefined}
 */
let loading;
let failures = 0;

async function load() {
  /** @type {RequestCache} */
  const cache = failures ? "reload" : "default";
  const wasm = fetched("engine/lab_bg.wasm", cache);
  const model = fetched("live.bin", cache);
  wasm.catch(() => {});
  model.catch(() => {});
  /** @type {LabGlue} */
  const glue = await import(/** @type {any} */ (addressOf("engine/lab.js", failures)));
  await glue.default({ module_or_path: wasm.then(asWasm) });
  return { Lab: glue.Lab, model: new Uint8Array(await (await model).arrayBuffer()) };
}

/**
 * @param {string} file
 * @param {RequestCache} cache
 */
async function fetched(file, cache) {
  const response = await responseOf(file, cache);
  // Of the kind that fetch throws itself.
  if (!response.ok) throw new TypeError(`${response.url} answered ${response.status}`);
  return response;
}

/**
 * With the type that compiling a stream asks for.
 *
 * @param {Response} response
 */
const asWasm = ({ body }) => new Response(body, { headers: { "content-type": "application/wasm" } });

/** Loads what a lab needs, once; when it failed, it is tried again. */
export function loaded() {
  loading ??= load().catch((error) => {
    forget();
    throw error;
  });
  return loading;
}

/** The next lab is on a new copy: this one has failed. */
export function forget() {
  loading = undefined;
  failures += 1;
}

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
      const response = await fetched("students.bin", "default");
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
 * The compiled lab, of which each call that fails is told: after it nothing in there can be relied on.
 *
 * @param {CompiledLab} lab
 * @param {(error: unknown) => void} fell
 */
const guarded = (lab, fell) =>
  new Proxy(lab, {
    get: (_, name) => (/** @type {unknown[]} */ ...given) => {
      try {
        return /** @type {any} */ (lab)[name](...given);
      } catch (error) {
        fell(error);
        throw error;
      }
    },
  });

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

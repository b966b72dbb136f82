// The way into the compression lab for every page: mountLab(element, options) and <sharp-shot-lab>.

import { Workplace } from "./lab/workplace.js";

/** @import { LabOptions, SharpShotLabElement } from "./sharp-shot-lab.d.ts" */

/**
 * Builds the lab in an element; `sharp-shot-lab.d.ts` says what with, and what comes of it.
 *
 * @type {typeof import("./sharp-shot-lab.d.ts").mountLab}
 */
export async function mountLab(element, options) {
  if (!(element instanceof Element)) throw new TypeError("Sharp Shot: mountLab takes an element of this page");
  const host = /** @type {SharpShotLab} */ (document.createElement("sharp-shot-lab"));
  const ready = host.build(options ?? {}, () => host.remove());
  element.append(host);
  return ready;
}

/**
 * The element: its attributes are the options, read when it comes into the page.
 *
 * @implements {SharpShotLabElement}
 */
class SharpShotLab extends HTMLElement {
  /** @type {Workplace | undefined} */
  #workplace;
  #mounted = false;

  connectedCallback() {
    // One that was only moved goes on.
    if (this.#workplace || this.#mounted) return;
    /** @type {Record<string, string | null>} */
    const given = {};
    for (const name of ["track", "part", "theme"]) {
      if (this.hasAttribute(name)) given[name] = this.getAttribute(name);
    }
    this.#workplace = new Workplace(this, given, () => (this.#workplace = undefined));
    // The student has been told.
    this.#workplace.ready.catch(() => {});
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.destroy());
  }

  /**
   * For `mountLab`: promises the handle of a lab that is built before the element is in the page.
   *
   * @param {LabOptions} options
   * @param {() => void} destroyed
   */
  build(options, destroyed) {
    this.#mounted = true;
    this.#workplace = new Workplace(this, options, destroyed);
    return this.#workplace.ready;
  }

  state() {
    return this.#workplace?.handle.state();
  }

  restart() {
    this.#workplace?.handle.restart();
  }

  destroy() {
    this.#workplace?.handle.destroy();
  }
}

if (!customElements.get("sharp-shot-lab")) customElements.define("sharp-shot-lab", SharpShotLab);

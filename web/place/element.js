// The element that a lab or a workbook is, and the function that builds one in another element.

/**
 * @typedef {object} Handle  what a page holds of one
 * @property {() => any} state
 * @property {() => void} restart
 * @property {() => void} destroy
 *
 * @typedef {Handle & { begin: () => Promise<Handle> }} Begun
 */

/**
 * Defines the element, whose attributes are options, read when it comes into the page. Answers with the function that
 * has this name.
 *
 * @param {string} tag
 * @param {string} name
 * @param {string[]} attributes
 * @param {new (host: HTMLElement, given: unknown, destroyed: () => void) => Begun} Place
 */
export function defined(tag, name, attributes, Place) {
  class PlaceElement extends HTMLElement {
    /** @type {Begun | undefined} */
    #place;
    #mounted = false;

    connectedCallback() {
      // One that was only moved goes on.
      if (this.#place || this.#mounted) return;
      /** @type {Record<string, string | null>} */
      const given = {};
      for (const name of attributes) {
        if (this.hasAttribute(name)) given[name] = this.getAttribute(name);
      }
      // The student has been told.
      this.#begin(given, () => (this.#place = undefined)).catch(() => {});
    }

    disconnectedCallback() {
      queueMicrotask(() => this.isConnected || this.destroy());
    }

    /**
     * For the function: promises the handle of one that is built before the element is in the page.
     *
     * @param {unknown} options
     * @param {() => void} destroyed
     */
    build(options, destroyed) {
      this.#mounted = true;
      return this.#begin(options, destroyed);
    }

    /**
     * @param {unknown} given
     * @param {() => void} destroyed
     */
    #begin(given, destroyed) {
      this.#place = new Place(this, given, destroyed);
      return this.#place.begin();
    }

    state() {
      return this.#place?.state();
    }

    restart() {
      this.#place?.restart();
    }

    destroy() {
      this.#place?.destroy();
    }
  }

  if (!customElements.get(tag)) customElements.define(tag, PlaceElement);
  return async (/** @type {Element} */ element, /** @type {unknown} */ options) => {
    if (!(element instanceof Element)) throw new TypeError(`Sharp Shot: ${name} takes an element of this page`);
    const host = /** @type {PlaceElement} */ (document.createElement(tag));
    const ready = host.build(options ?? {}, () => host.remove());
    element.append(host);
    return ready;
  };
}

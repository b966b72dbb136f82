// What a student did, in the browser's storage and in the page's address.

/** @param {string} key */
export const storageOf = (key) => ({
  /**
   * What is kept; null where nothing is, or nothing can be, and `undefined` where it is not JSON.
   *
   * @returns {any}
   */
  kept() {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null");
    } catch (error) {
      return error instanceof SyntaxError ? undefined : null;
    }
  },

  /** Keeps it, where that can be. */
  keep(/** @type {unknown} */ progress) {
    try {
      localStorage.setItem(key, JSON.stringify(progress));
      return true;
    } catch {
      // Without storage it goes on, and forgets.
      return false;
    }
  },

  forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // It holds nothing of this then.
    }
  },

  /** @param {StorageEvent} event */
  isIn: (event) => event.key === key || event.key === null,
});

/** The student is done with what the address says: a reload is not to bring it back. */
export function dropHash() {
  try {
    history.replaceState(history.state, "", location.pathname + location.search);
  } catch {
    // A page without an address of its own keeps it.
  }
}

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

/**
 * The address says where the student is.
 *
 * @param {string} hash
 * @param {"pushState" | "replaceState"} how  whether the browser goes back to what it said before
 */
export function sayHash(hash, how) {
  try {
    if (location.hash !== hash) history[how](history.state, "", hash || location.pathname + location.search);
  } catch {
    // A page without an address of its own keeps it.
  }
}

/** The student is done with what the address says: a reload is not to bring it back. */
export const dropHash = () => sayHash("", "replaceState");

// What the bench puts into the pages that it measures, before any script of theirs.

interface Window {
  /** What `observe` in `browser.mjs` notes. */
  seen: {
    /** Those that have been drawn so far. */
    frames: number;
    /** Of each wasm. */
    memories: WebAssembly.Memory[];
    /** When the first one was on the screen, in ms since the navigation began. */
    firstFrame: Promise<number>;
  };
  /** By `letTimeRun` in `fast_time.mjs`. */
  playOn(seconds: number, act: () => unknown): Promise<void>;
}

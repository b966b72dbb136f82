// A page whose time runs as fast as its frames can be computed, so that minutes of play take seconds.

/** Before any script of the page. Time is the browser's own until `window.playOn` is called. */
export function letTimeRun() {
  let ahead = 0;
  let next = 1;
  /** @type {Map<number, FrameRequestCallback>} */
  const frames = new Map();
  const now = performance.now.bind(performance);
  const request = window.requestAnimationFrame.bind(window);
  performance.now = () => now() + ahead;
  const { get: stamp } = /** @type {{ get(): number }} */ (
    Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp")
  );
  Object.defineProperty(Event.prototype, "timeStamp", {
    get() {
      return stamp.call(this) + ahead;
    },
  });
  const call = (/** @type {number} */ id) => {
    const callback = frames.get(id);
    frames.delete(id);
    callback?.(performance.now());
  };
  window.requestAnimationFrame = (callback) => {
    const id = next;
    next += 1;
    frames.set(id, callback);
    request(() => call(id));
    return id;
  };
  window.cancelAnimationFrame = (id) => frames.delete(id);
  const { port1, port2 } = new MessageChannel();
  const breath = () =>
    new Promise((done) => {
      port1.onmessage = done;
      port2.postMessage(undefined);
    });

  /** Plays so many seconds at 60 frames a second, and calls `act` at the end of each third. */
  window.playOn = async (seconds, act) => {
    for (let frame = 1; frame <= 60 * seconds; frame += 1) {
      ahead += 1000 / 60;
      for (const id of [...frames.keys()]) call(id);
      if (frame % 180 === 0) await act();
      // The browser shows a frame of each second.
      if (frame % 60 === 0) await breath();
    }
  };
}

// A game whose time goes slowly, so that what is shown for a moment is still there when a busy machine looks at it.

/** Runs before the page's scripts. A second of the game takes a minute, until the test calls `hurry()`. */
export function slowDown() {
  let speed = 1 / 60;
  let [since, shown] = [0, 0];
  const slow = (time) => shown + (time - since) * speed;
  const now = performance.now.bind(performance);
  performance.now = () => slow(now());
  const stamp = Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp").get;
  Object.defineProperty(Event.prototype, "timeStamp", {
    get() {
      return slow(stamp.call(this));
    },
  });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (paint) => ask((time) => paint(slow(time)));
  window.hurry = () => {
    [since, shown, speed] = [now(), slow(now()), 1];
  };
}

/** From now on time goes as it does. */
export const hurry = (page) => page.evaluate(() => window.hurry());

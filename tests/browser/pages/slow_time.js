// Stands first in a test's page. A second of the game takes 20 s, so that what is shown for a moment is still there when
// a busy machine looks at it; the time that something takes, the test lets pass.
{
  const SPEED = 1 / 20;
  let passed = 0;
  const slow = (time) => passed + time * SPEED;
  const now = performance.now.bind(performance);
  performance.now = () => slow(now());
  const { get } = Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp");
  Object.defineProperty(Event.prototype, "timeStamp", {
    get() {
      return slow(get.call(this));
    },
  });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (paint) => ask((time) => paint(slow(time)));
  /** So many ms of the game pass at once. */
  window.pass = (ms) => void (passed += ms);
}

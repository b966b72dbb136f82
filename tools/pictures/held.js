// Runs before the scripts of a page with a game: its clock stands still between what is done to it.
{
  let now = 1000;
  let next = 1;
  /** @type {Map<number, FrameRequestCallback>} */
  const frames = new Map();
  const ask = window.requestAnimationFrame.bind(window);
  performance.now = () => now;
  window.requestAnimationFrame = (paint) => (frames.set(next, paint), next++);
  window.cancelAnimationFrame = (id) => void frames.delete(id);

  const game = () => /** @type {HeldGame} */ (document.querySelector("sharp-shot"));
  const range = () => game().shadowRoot.querySelector("canvas");
  /** @param {Event} event */
  const happen = (event) => void range().dispatchEvent(Object.defineProperty(event, "timeStamp", { value: now }));

  window.held = {
    rendered: () => new Promise((done) => ask(() => ask(done))),
    frame(time) {
      now = 1000 + time;
      const due = [...frames.values()];
      frames.clear();
      for (const paint of due) paint(now);
    },
    press: (key) => happen(new KeyboardEvent("keydown", { key, bubbles: true, composed: true })),
    point([x, y]) {
      const { left, top, width } = range().getBoundingClientRect();
      const [clientX, clientY] = [left + (x * width) / 400, top + (y * width) / 400];
      happen(new PointerEvent("pointermove", { clientX, clientY, pointerType: "mouse", bubbles: true }));
    },
    target() {
      const said = [...game().shadowRoot.querySelectorAll(".spoken")].map(({ textContent }) => textContent).join(" ");
      const [, across, side, along, way] = said.match(/: (\d+) (left|right), (\d+) (up|down)\./) ?? [];
      if (!across) throw new Error(`where the target is was not said, but: ${said}`);
      const [x, y] = game().state()?.aim ?? [200, 200];
      return [x + (side === "left" ? -1 : 1) * Number(across), y + (way === "up" ? -1 : 1) * Number(along)];
    },
    async pixels(picture) {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
      if (!context) throw new Error("this browser has no canvas");
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    },
  };
}

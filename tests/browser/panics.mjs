// Pages that make the game fail while it runs.

/** Ways in which a page can make the game's own code fail: while it draws, it is called again. */
export const PANICS = {
  "asked for its state while it draws": () => {
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = function (...area) {
      CanvasRenderingContext2D.prototype.clearRect = clearRect;
      window.game.state();
      clearRect.apply(this, area);
    };
  },
  "stopped by an exception while it draws": () => {
    const { clearRect } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.clearRect = () => {
      CanvasRenderingContext2D.prototype.clearRect = clearRect;
      throw new Error("a hostile page");
    };
  },
};

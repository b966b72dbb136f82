// A page by W3C WebDriver, with as much of Playwright's page as the steps ask for.

/** Keys that are no letters, as https://www.w3.org/TR/webdriver2/#keyboard-actions numbers them. */
const KEYS = {
  Space: " ",
  Enter: "\uE007",
  Shift: "\uE008",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** Longer than a script may run (30 s): whoever has not answered then will not. */
const PATIENCE = 60_000;

/** Asks a driver, with so much `patience` in ms; `body` makes it a POST. */
export async function ask(address, body, method = body ? "POST" : "GET", patience = PATIENCE) {
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(address, { method, body: body && JSON.stringify(body), signal });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Runs in the page: waits for a frame in which `is` holds. */
const WAIT = `while (!is(argument)) await new Promise((done) => requestAnimationFrame(done))`;

/** The page of the session at `address`, whose server puts complaints.js first. */
export class Page {
  #address;
  #complaints = [];

  constructor(address) {
    this.#address = address;
  }

  async goto(url) {
    await this.complained();
    await ask(`${this.#address}/url`, { url });
  }

  /** What `script` returns or promises; WebDriver has no undefined. */
  async #run(script, argument = null) {
    return (await ask(`${this.#address}/execute/sync`, { script, args: [argument] })) ?? undefined;
  }

  evaluate(run, argument) {
    return this.#run(`return (${run})(arguments[0])`, argument);
  }

  waitForFunction(is, argument) {
    return this.#run(`return (async (is, argument) => { ${WAIT} })(${is}, arguments[0])`, argument);
  }

  /** All that it has complained of. */
  async complained() {
    this.#complaints.push(...((await this.#run("return window.complaints?.splice(0)")) ?? []));
    return this.#complaints;
  }

  keyboard = {
    press: (keys) => {
      const values = keys.split("+").map((key) => KEYS[key] ?? key);
      const down = values.map((value) => ({ type: "keyDown", value }));
      const up = values.reverse().map((value) => ({ type: "keyUp", value }));
      return this.#act({ type: "key", id: "keyboard", actions: [...down, ...up] });
    },
  };

  mouse = {
    move: (x, y) => this.#point(x, y),
    click: (x, y) => this.#point(x, y, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }),
  };

  #point(x, y, ...buttons) {
    const move = { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) };
    const parameters = { pointerType: "mouse" };
    return this.#act({ type: "pointer", id: "mouse", parameters, actions: [move, ...buttons] });
  }

  async #act(source) {
    await ask(`${this.#address}/actions`, { actions: [source] });
  }

  /** The window is larger than the page by its bars. */
  async setViewportSize({ width, height }) {
    let bars = [0, 0];
    for (let time = 0; time < 2; time += 1) {
      await ask(`${this.#address}/window/rect`, { width: width + bars[0], height: height + bars[1] });
      const [inner, outer] = await this.#run("return [[innerWidth, innerHeight], [outerWidth, outerHeight]]");
      bars = outer.map((size, side) => size - inner[side]);
    }
  }

  async close() {
    await ask(this.#address, undefined, "DELETE");
  }
}

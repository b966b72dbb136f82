// What a monkey can do to a page with a game: which inputs there are, and how each is made.

const KEYS = [..."123456123456 r?/fsqxyz7890", ...Array(8).fill("Space")].concat([
  ...["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Tab", "Shift+Tab", "Escape", "Enter"],
  ...["Shift+1", "Shift+6", "Shift+ArrowLeft", "Shift+ArrowDown", "Control+1", "Alt+2", "Meta+r", "R"],
]);
const SIZES = [[1000, 760], [320, 640], [360, 740], [667, 375], [320, 256], [1366, 650], [560, 800], [1920, 950]];
const OPTIONS = [{}, { keys: "page" }, { keys: "page", theme: "dark" }, { theme: "light", shots: 3 }].concat([
  { keys: "page", budget: 192, shots: 20 },
  { keys: "page", budget: 24, shots: 1, shipAt: 3 },
]);
/** Colours, motion and forced colours. */
const SYSTEM = [["light", "dark"], ["reduce", "no-preference"], ["active", "none"]];

/** Every kind of input with how often it comes, and what chance decides of it. */
const KINDS = [
  [30, ({ oneOf }) => ["key", oneOf(KEYS)]],
  [3, ({ oneOf, below }) => ["hold", oneOf(KEYS.filter((key) => !key.includes("+"))), 1 + below(6)]],
  [6, ({ oneOf }) => ["volley", oneOf([1, 5, 40, 40])]],
  [4, () => ["share"]],
  [16, ({ part }) => ["move", part(), part()]],
  [12, ({ part, oneOf }) => ["click", part(), part(), oneOf(["left", "left", "left", "right"])]],
  [3, () => ["down"]],
  [4, () => ["up"]],
  [4, ({ part }) => ["wheel", Math.round(800 * (part() - 0.5))]],
  [8, ({ part, below }) => ["touch", "touchStart", 1 + below(2), part(), part()]],
  [6, ({ part, below }) => ["touch", "touchMove", 1 + below(2), part(), part()]],
  [6, ({ oneOf }) => ["touch", oneOf(["touchEnd", "touchEnd", "touchCancel"]), 0, 0, 0]],
  [14, ({ below }) => ["control", below(1000)]],
  [3, ({ oneOf, below }) => ["resize", oneOf(SIZES), 1 + below(3)]],
  [2, ({ oneOf }) => ["widen", oneOf(["", "300px", "559px", "560px", "700px", "900px"])]],
  [2, ({ oneOf }) => ["system", ...SYSTEM.map(oneOf)]],
  [2, ({ oneOf }) => ["theme", oneOf(["", "quarto-light", "quarto-dark"])]],
  [2, ({ oneOf }) => ["focus", oneOf(["input", "canvas", "nothing", "window", "blur"])]],
  [3, ({ oneOf }) => ["hide", oneOf([true, false, false, false])]],
  [2, ({ oneOf }) => ["leave", oneOf(["pagehide", "pageshow", "freeze", "resume"])]],
  [3, () => ["retry"]],
  [1, ({ oneOf }) => ["mount", oneOf(["mount", "element"]), oneOf(OPTIONS)]],
  [1, () => ["destroy"]],
  [2, ({ oneOf }) => ["link", oneOf(["copied", "copied", "broken", "none"])]],
];

/** The next input, as a list that can be printed, and made again. */
export const nextInput = (random) => random.weighed(KINDS)(random);

/** Stands first in the page: `pass` lets so many ms of its time go by at once, which else is the browser's. */
export function letTimePass() {
  let passed = 0;
  const now = performance.now.bind(performance);
  performance.now = () => passed + now();
  const { get } = Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp");
  Object.defineProperty(Event.prototype, "timeStamp", {
    get() {
      return passed + get.call(this);
    },
  });
  const ask = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (paint) => ask((time) => paint(passed + time));
  window.pass = (ms) => void (passed += ms);
}

/** What the page has for the monkey: its game, if it has one, a clipboard, and a count of what has happened. */
export function preparePage() {
  window.happened = { mounted: 0, ended: 0, debriefed: 0, links: 0 };
  addEventListener("sharpshot:over", () => (window.happened.ended += 1));
  Object.defineProperty(navigator, "clipboard", {
    value: { writeText: async (text) => (window.copied = text) },
  });
  addEventListener("contextmenu", (event) => event.preventDefault());
  window.place = async (how, options) => {
    const { mount } = await import("/sharp-shot.js");
    window.game?.destroy();
    window.happened.mounted += 1;
    const main = document.querySelector("main");
    main.replaceChildren();
    if (how === "mount") {
      window.game = await mount(main, { seed: "monkey", ...options });
    } else {
      window.game = document.createElement("sharp-shot");
      for (const option of Object.entries({ seed: "monkey", ...options })) window.game.setAttribute(...option);
      main.append(window.game);
    }
  };
}

/** The inputs for a page, by their names. */
export async function hands(page) {
  const devtools = await page.context().newCDPSession(page);
  const spot = async (x, y) => {
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight]);
    return [x * (width - 1), y * (height - 1)];
  };
  let fingers = [];
  return {
    key: (key) => page.keyboard.press(key),
    async hold(key, times) {
      for (let time = 0; time < times; time += 1) await page.keyboard.down(key);
      await page.keyboard.up(key);
    },
    /** Within the budget, and at the range: a whole round, if it is long enough. */
    async volley(times) {
      await page.keyboard.press("Escape");
      await page.evaluate(() => {
        const root = document.querySelector("sharp-shot")?.shadowRoot;
        const exceeds = () => window.game.state()?.bitsUsed > window.game.state()?.budget;
        for (let press = 0; press < 18 && exceeds(); press += 1) root.querySelectorAll(".dial")[press % 6].click();
        root?.querySelector("canvas")?.focus();
      });
      for (let time = 0; time < times; time += 1) {
        await page.keyboard.press("Space");
        // However fast the machine is, the next one ends a reveal, or fires.
        await page.evaluate(() => window.pass(500));
      }
    },
    share: () =>
      page.evaluate(() => {
        const root = document.querySelector("sharp-shot")?.shadowRoot;
        const buttons = [...(root?.querySelectorAll(".actions button") ?? [])];
        buttons.find((button) => button.textContent === "Copy challenge link")?.click();
      }),
    move: async (x, y) => page.mouse.move(...(await spot(x, y))),
    click: async (x, y, button) => page.mouse.click(...(await spot(x, y)), { button }),
    down: () => page.mouse.down(),
    up: () => page.mouse.up(),
    wheel: (by) => page.mouse.wheel(0, by),
    async touch(type, count, x, y) {
      if (type !== "touchStart" && !fingers.length) return;
      const [left, top] = await spot(x, y);
      const one = { x: left, y: top, id: 0 };
      fingers = [one, { ...one, x: left / 2 + 10, id: 1 }].slice(0, type === "touchMove" ? fingers.length : count);
      await devtools.send("Input.dispatchTouchEvent", { type, touchPoints: fingers });
    },
    /** Presses one of what can be pressed in the game, but for full screen. */
    control: (number) =>
      page.evaluate((number) => {
        const root = document.querySelector("sharp-shot")?.shadowRoot;
        const open = root?.querySelector("dialog") ?? root;
        const controls = [...(open?.querySelectorAll("button, summary, canvas") ?? [])].filter(
          (control) =>
            control.checkVisibility() && !control.closest("[inert]") && control.dataset.action !== "fullscreen",
        );
        const control = controls[number % controls.length];
        control?.focus();
        control?.click();
      }, number),
    resize: ([width, height], deviceScaleFactor) =>
      devtools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor, mobile: false }),
    widen: (width) => page.evaluate((width) => (document.querySelector("main").style.width = width), width),
    system: (colorScheme, reducedMotion, forcedColors) =>
      page.emulateMedia({ colorScheme, reducedMotion, forcedColors }),
    theme: (name) => page.evaluate((name) => (document.body.className = name), name),
    focus: (what) =>
      page.evaluate((what) => {
        const range = document.querySelector("sharp-shot")?.shadowRoot.querySelector("canvas");
        if (what === "input") document.querySelector("input").focus();
        else if (what === "canvas") range?.focus();
        else if (what === "nothing") document.activeElement?.blur();
        else window.dispatchEvent(new Event(what === "blur" ? "blur" : "focus"));
      }, what),
    hide: (hidden) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, hidden),
    leave: (type) =>
      page.evaluate((type) => {
        const on = type.startsWith("page") ? window : document;
        on.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
      }, type),
    retry: () => page.evaluate(() => window.game?.retry()),
    mount: (how, options) => page.evaluate((args) => window.place(...args), [how, options]),
    destroy: () => page.evaluate(() => window.game?.destroy()),
    link: (what) =>
      page.evaluate((what) => {
        const copied = window.copied?.replace(/.*#/, "#") ?? "";
        if (what === "copied" && copied) window.happened.links += 1;
        location.hash = { copied, broken: "#play=broken", none: "" }[what];
      }, what),
  };
}

// No test reads what has not been drawn yet. On a busy machine the frame that answers a key may come a second after
// it, so every reading of a page first waits for the frames that answer what was done to the page before.

/** Done to the game; the rules take it at once, and the next frame shows it. */
const INPUTS = {
  keyboard: ["down", "up", "press", "type", "insertText"],
  mouse: ["move", "down", "up", "click", "dblclick", "wheel"],
  touchscreen: ["tap"],
  locator: ["click", "dblclick", "tap", "press", "pressSequentially", "fill", "hover", "selectOption", "check", "uncheck"],
};

/** Done to the page around it: until that is drawn, an input could still meet the page as it was before. */
const CHANGES = {
  page: ["evaluate", "evaluateHandle", "setViewportSize", "emulateMedia", "addStyleTag", "addScriptTag"],
  locator: ["focus", "blur", "dispatchEvent", "scrollIntoViewIfNeeded", "evaluate", "evaluateAll"],
};

/** After these something has happened to the page, of itself or by its address. */
const WAITS = {
  page: ["goto", "reload", "waitForFunction"],
  locator: ["waitFor"],
};

const READINGS = {
  page: ["screenshot", "ariaSnapshot"],
  locator: ["all", "allInnerTexts", "allTextContents", "ariaSnapshot", "boundingBox", "count", "getAttribute"]
    .concat(["innerHTML", "innerText", "inputValue", "isChecked", "isDisabled", "isEditable", "isEnabled", "isHidden"])
    .concat(["isVisible", "screenshot", "textContent"]),
};

/** Of each page: what was done since it was last drawn, "input" or "change". */
const done = new WeakMap();

/** Runs in the page: resolves when all that was asked for has been painted. */
export const painted = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** Pages whose inputs are followed; in others whoever reads always waits. */
const followed = new WeakSet();

/** Pages in which nothing is drawn but what the test draws. */
const held = new WeakSet();

/** Leaves the frames of a page to the test. */
export const holdFrames = (page) => void held.add(page);

/** Runs a function in the page now, drawn or not. */
export const readNow = (page, run, argument) => (page.mainFrame?.() ?? page).evaluate(run, argument);

/** Waits until what was done to the page has been drawn. */
export async function drawn(page) {
  if (held.has(page) || (followed.has(page) && (!done.has(page) || page.isClosed()))) return;
  done.delete(page);
  try {
    await readNow(page, painted);
  } catch (error) {
    // Where the page is left meanwhile, the next one is waited for by what led there.
    if (!/context was destroyed|navigat/i.test(error.message)) throw error;
  }
}

/** Says that something was done to the page past Playwright's own methods. */
export const touched = (page) => void done.set(page, "input");

/** Runs a function that changes nothing, as soon as what was done to the page has been drawn. */
export async function read(page, run, argument) {
  await drawn(page);
  return readNow(page, run, argument);
}

function wrap(prototype, names, around) {
  for (const name of names) {
    const method = prototype[name];
    prototype[name] = function (...args) {
      return around(this, () => method.apply(this, args));
    };
  }
}

const pageOf = (one) => one._page ?? one.page?.() ?? one;

async function input(one, act) {
  const page = pageOf(one);
  if (done.get(page) === "change") await drawn(page);
  try {
    return await act();
  } finally {
    if (!done.has(page)) done.set(page, "input");
  }
}

async function wait(one, act) {
  try {
    return await act();
  } finally {
    done.set(pageOf(one), "change");
  }
}

async function change(one, act) {
  await drawn(pageOf(one));
  return wait(one, act);
}

async function reading(one, act) {
  await drawn(pageOf(one));
  return act();
}

let wrapped = false;

/** Makes what is read of this page of Playwright's wait so. */
export function waitForFrames(page) {
  followed.add(page);
  if (wrapped) return;
  wrapped = true;
  const of = { page, keyboard: page.keyboard, mouse: page.mouse, touchscreen: page.touchscreen, locator: page.locator("*") };
  for (const [kinds, around] of [[INPUTS, input], [CHANGES, change], [WAITS, wait], [READINGS, reading]]) {
    for (const [kind, names] of Object.entries(kinds)) wrap(Object.getPrototypeOf(of[kind]), names, around);
  }
}

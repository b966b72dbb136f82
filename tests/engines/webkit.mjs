// The steps' pages in WebKit, by the driver of its GTK port: a screen that nobody sees, the driver, and
// for each page a browser of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { findScreen, findWebKit } from "../../tools/webkit.mjs";
import { ask, Page } from "./webdriver.mjs";

/** Starts a program that ends with the tests, however they end. */
function run(program, options, settings) {
  const child = spawn(program, options, { stdio: ["ignore", "ignore", "inherit", "pipe"], ...settings });
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
}

/** A screen, and its name as $DISPLAY, which it chooses itself. */
async function startScreen() {
  const screen = run(findScreen(), ["-displayfd", "3", "-screen", "0", "1600x1200x24"]);
  const [number] = await once(createInterface(screen.stdio[3]), "line");
  return [screen, `:${number}`];
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Between two questions to a driver that is coming up, in ms. */
const PAUSE = 50;

/** The driver's address, once it answers. */
async function answering(driver, port) {
  const address = `http://127.0.0.1:${port}`;
  while (driver.exitCode === null) {
    if (await ask(`${address}/status`).catch(() => undefined)) return address;
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  throw new Error(`the driver of WebKit ended with ${driver.exitCode}`);
}

/** Starts a driver on that screen. */
async function startDriver(display, dark) {
  const port = await freePort();
  const program = run(findWebKit(), [`--port=${port}`, "--host=127.0.0.1"], {
    env: {
      ...process.env,
      DISPLAY: display,
      GTK_THEME: dark ? "Adwaita:dark" : "Adwaita",
      // There is no graphics card to speak of, and the pages are our own.
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  return { program, address: await answering(program, port) };
}

async function end(program) {
  program.kill();
  if (program.exitCode === null && program.signalCode === null) await once(program, "exit");
}

/** Now and then a driver's browser does not come up; another driver's then does. */
const PATIENCE = 15_000;
const DRIVERS = 4;

export async function start({ dark, storage }) {
  const [screen, display] = await startScreen();
  let driver = await startDriver(display, dark);
  const options = { args: ["--automation", `--enable-html5-local-storage=${storage}`] };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };

  async function session(left = DRIVERS) {
    try {
      const { sessionId } = await ask(`${driver.address}/session`, { capabilities }, "POST", PATIENCE);
      return `${driver.address}/session/${sessionId}`;
    } catch (error) {
      if (left === 1) throw error;
      await end(driver.program);
      driver = await startDriver(display, dark);
      return session(left - 1);
    }
  }

  return {
    async page(viewport) {
      const page = new Page(await session());
      await page.setViewportSize(viewport);
      return page;
    },
    async close() {
      for (const program of [driver.program, screen]) await end(program);
    },
  };
}

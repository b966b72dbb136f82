// A command as it is typed in a terminal: what it prints, how it ends, and Ctrl+C.
import { execFileSync, spawn } from "node:child_process";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { root } from "../browser/site.mjs";

/** What the run of the tests has set for itself, and a newcomer's shell has not. */
const { CARGO_INCREMENTAL, MAKEFLAGS, MAKELEVEL, MFLAGS, NODE_TEST_CONTEXT, PORT, ...rest } = process.env;
const isOfTests = (place) => place.startsWith(root) || place.endsWith(join("sharp-shot", "tools", "bin"));
const environment = {
  ...rest,
  PATH: rest.PATH.split(delimiter).filter((place) => !isOfTests(place)).join(delimiter),
  // Compiled crates are shared: they are the same, and take minutes.
  CARGO_TARGET_DIR: join(root, "target"),
};

// Who stops the tests wants no game left that is served.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

export class Command {
  /** All that it has printed. */
  output = "";
  #process;
  #end;
  #heard = () => {};

  /** Starts `line` in `folder`, in a process group of its own, as a shell does. */
  constructor(line, folder) {
    this.#process = spawn("bash", ["-c", line], {
      cwd: folder,
      env: environment,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        this.output += text;
        this.#heard();
      });
    }
    this.#end = new Promise((done) => this.#process.on("close", (code) => done(code)));
    process.once("exit", () => this.left().length && process.kill(-this.#process.pid, "SIGKILL"));
  }

  /** Waits until what it has printed matches; an end before that is an error with all that it printed. */
  async prints(pattern) {
    const printed = new Promise((done) => {
      this.#heard = () => {
        const match = this.output.match(pattern);
        if (match) done(match);
      };
      this.#heard();
    });
    const match = await Promise.race([printed, this.#end]);
    if (!Array.isArray(match)) throw new Error(`it ended with ${match}:\n${this.output}`);
    return match;
  }

  /** Waits for its end, and gives its exit code. */
  ended() {
    return this.#end;
  }

  /** What Ctrl+C does: an interrupt to all that the command has started. */
  interrupt() {
    process.kill(-this.#process.pid, "SIGINT");
  }

  /** What it has started and is still running, a line each. */
  left() {
    const all = execFileSync("ps", ["-A", "-o", "pgid=", "-o", "stat=", "-o", "args="], { encoding: "utf8" });
    // Z: it has ended, and only its exit code is still kept.
    const isOfGroup = new RegExp(`^\\s*${this.#process.pid}\\s+[^Z\\s]`);
    return all.split("\n").filter((line) => isOfGroup.test(line));
  }
}

/** Whether a server can be started on this port of the machine. */
export const isFree = (port) =>
  new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => server.close(() => done(true)));
  });

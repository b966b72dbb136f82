// Says at once, and not after minutes of building, that a port cannot be served on.
import { createServer } from "node:net";

const [, , given, target] = process.argv;
const port = Number(given);
/** @param {string} why */
const stop = (why) => {
  console.error(`${why} To use another port: make ${target} PORT=${port === 9000 ? 9001 : 9000}`);
  process.exit(1);
};

if (!Number.isInteger(port) || port < 1 || port > 65_535) stop(`"${given}" is not the number of a port.`);

const server = createServer();
server.once("error", (/** @type {NodeJS.ErrnoException} */ { code }) =>
  stop(code === "EADDRINUSE"
    ? `Port ${port} is taken. If another "make play" or "make watch" has it, the game is at http://127.0.0.1:${port}/.`
    : `Port ${port} cannot be served on (${code}).`),
);
server.listen(port, "127.0.0.1", () => server.close());

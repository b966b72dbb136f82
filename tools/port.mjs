// Says at once, and not after minutes of building, that a port cannot be served on.
import { createServer } from "node:net";

const port = Number(process.argv[2]);
const stop = (why) => {
  console.error(`${why} Choose another port, say: make play PORT=${port === 9000 ? 9001 : 9000}`);
  process.exit(1);
};

if (!Number.isInteger(port) || port < 1 || port > 65_535) stop(`"${process.argv[2]}" is no port.`);

const server = createServer();
server.once("error", ({ code }) =>
  stop(code === "EADDRINUSE"
    ? `Port ${port} is taken, perhaps by another "make play", whose game is at http://127.0.0.1:${port}/ then.`
    : `Port ${port} cannot be served on (${code}).`),
);
server.listen(port, "127.0.0.1", () => server.close());

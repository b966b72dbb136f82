// Serves the pages that are compared as a good site would: compressed beforehand with brotli, over
// connections that are kept.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, relative } from "node:path";
import { filesIn } from "../../tools/files.mjs";
import { brotli } from "../../tools/compress.mjs";

/** @import { AddressInfo } from "node:net" */

/** @type {Record<string, string>} */
const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * What is answered, by path, for the folders that stand at these names.
 *
 * @param {Record<string, string>} folders
 */
function answers(folders) {
  /** @type {[path: string, { body: Buffer, type: string }][]} */
  const entries = Object.entries(folders).flatMap(([name, folder]) =>
    filesIn(folder).map((file) => {
      const path = `/${name}/${relative(folder, file)}`.replace(/index\.html$/, "");
      return [path, { body: brotli(readFileSync(file)), type: TYPES[extname(file)] }];
    }),
  );
  return new Map(entries);
}

/**
 * Starts it; gives its address, the way to close it, and `asked`: the paths that were asked for.
 *
 * @param {Record<string, string>} folders
 */
export async function serve(folders) {
  const known = answers(folders);
  /** @type {string[]} */
  const asked = [];
  const server = createServer(({ url = "", headers }, response) => {
    const answer = known.get(new URL(url, "http://localhost").pathname);
    asked.push(url);
    if (!answer || !headers["accept-encoding"]?.includes("br")) return response.writeHead(404).end();
    const { body, type } = answer;
    response.writeHead(200, {
      "content-type": type,
      "content-encoding": "br",
      "content-length": body.length,
      "cache-control": "no-cache",
    });
    response.end(body);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {AddressInfo} */ (server.address());
  return { site: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

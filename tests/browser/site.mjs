// A server for a build and the test pages.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

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
/** What a site says with its answers, for the paths that start so. */
const POLICIES = {
  "/strict/": "script-src 'self' 'wasm-unsafe-eval'; style-src 'self'",
  "/no-wasm/": "script-src 'self'",
};
/** Where a test file puts pages of its own. */
export const SITE = `target/site/${process.pid}/`;
/** Where the files of other paths are; the rest is in the folder `build`. */
const foldersAround = (build) => ({
  "/pages/playground/assets/games/": build,
  "/pages/": "tests/browser/pages/",
  "/engines/": "tests/engines/",
  "/a/deep/folder/": build,
  "/lost/engine/": "no/such/folder/",
  "/lost/": build,
  "/readme/sharp-shot/": build,
  "/site/": SITE,
  "/": build,
});
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A path without the part that says how it is to be answered. */
const inSite = (path) => path.replace(/^\/(strict|no-wasm|bytes|cut)(?=\/)/, "");

function fileFor(path, build) {
  const local = inSite(normalize(path)).replace(/\/$/, "/index.html");
  const [start, folder] = Object.entries(foldersAround(build)).find(([start]) => local.startsWith(start));
  return join(root, folder, local.slice(start.length));
}

/** A file as it is sent; a page begins with the scripts `first`. */
async function contents(file, first) {
  const body = await readFile(file);
  if (extname(file) !== ".html") return body;
  const scripts = first.map((path) => `<script src="${path}"></script>`).join("");
  return Buffer.from(body.toString().replace("<head>", `<head>${scripts}`));
}

async function answer(request, response, { build, first }) {
  const path = new URL(request.url, "http://localhost").pathname;
  const file = fileFor(path, build);
  const policy = Object.keys(POLICIES).find((start) => path.startsWith(start));
  const known = path.startsWith("/bytes/") && file.endsWith(".wasm") ? undefined : TYPES[extname(file)];
  try {
    const body = await contents(file, first);
    response.writeHead(200, {
      "content-type": known ?? "application/octet-stream",
      "content-length": body.length,
      ...(policy && { "content-security-policy": POLICIES[policy] }),
    });
    if (path.startsWith("/cut/") && file.endsWith(".wasm") && !request.headers["cache-control"]) {
      // The connection breaks; whoever asks again, past all caches, gets the whole.
      response.write(body.subarray(0, body.length / 2), () => response.destroy());
    } else {
      response.end(body);
    }
  } catch {
    response.writeHead(404).end();
  }
}

/**
 * Starts the server at a free port; gives its address and what ends it. Each page begins with the scripts
 * at the paths `first`.
 */
export async function serve({ build = "dist/", first = [] } = {}) {
  const server = createServer((request, response) => answer(request, response, { build, first }));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { site: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

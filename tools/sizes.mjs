// Prints what a student downloads, per file of dist/, and fails where that is too much.
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { filesIn } from "./files.mjs";

/** In bytes of brotli -q 11. */
const LIMITS = { "the wasm": 165_000, "everything": 185_000 };

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });

const rows = filesIn("dist").map((file) => {
  const bytes = readFileSync(file);
  return [file, bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes).length];
});
const total = (matches) =>
  rows.filter(([file]) => matches.test(file)).reduce((sum, row) => sum + row[3], 0);

const print = (cells) => console.log(cells[0].padEnd(34), ...cells.slice(1).map((c) => String(c).padStart(9)));
print(["file (bytes)", "raw", "gzip -9", "brotli 11"]);
rows.forEach(print);
print(["total", ...[1, 2, 3].map((column) => rows.reduce((sum, row) => sum + row[column], 0))]);

const measured = { "the wasm": total(/\.wasm$/), "everything": total(/./) };
for (const [what, limit] of Object.entries(LIMITS)) {
  const fits = measured[what] <= limit;
  console.log(`${what}: ${measured[what]} of at most ${limit} bytes${fits ? "" : ", too large"}`);
  if (!fits) process.exitCode = 1;
}

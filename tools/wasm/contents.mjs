// Prints what fills the wasm, by crate and by function: bytes of code before compression, and what of the
// whole each is. `make dist` leaves the parts with the names of their functions in target/named/.
import { existsSync, readFileSync } from "node:fs";
import { PATTERNS } from "./parts.mjs";
import { plain } from "./split.mjs";

const TOP = 25;

/** Reads WebAssembly's integers and texts (LEB128 and UTF-8) one after the other. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  text() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/**
 * The content of the sections with this number (10: code, 11: data).
 * @param {Uint8Array} bytes
 * @param {number} wanted
 */
function sections(bytes, wanted) {
  const reader = new Reader(bytes, 8);
  const found = [];
  while (reader.at < bytes.length) {
    const [id, length] = [bytes[reader.at++], reader.number()];
    if (id === wanted) found.push(bytes.subarray(reader.at, reader.at + length));
    reader.at += length;
  }
  return found;
}

/**
 * The names of all functions, by their number.
 * @param {WebAssembly.Module} module
 */
function namesOf(module) {
  const names = new Map();
  const reader = new Reader(new Uint8Array(WebAssembly.Module.customSections(module, "name")[0]));
  while (reader.at < reader.bytes.length) {
    const [kind, length] = [reader.bytes[reader.at++], reader.number()];
    const end = reader.at + length;
    for (let left = kind === 1 ? reader.number() : 0; left > 0; left -= 1) names.set(reader.number(), reader.text());
    reader.at = end;
  }
  return names;
}

/**
 * Name and bytes of each function.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {[name: string, length: number][]}
 */
function functionsOf(bytes) {
  const module = new WebAssembly.Module(bytes);
  const names = namesOf(module);
  const imported = WebAssembly.Module.imports(module).filter(({ kind }) => kind === "function").length;
  const reader = new Reader(sections(bytes, 10)[0]);
  return Array.from({ length: reader.number() }, (_, number) => {
    const length = reader.number();
    reader.at += length;
    return [plain(names.get(imported + number) ?? "?"), length];
  });
}

/**
 * The crate that a function was written in, as far as its name tells.
 * @param {string} name
 */
const crateOf = (name) => name.match(/^[<&(]*(?:impl |dyn |mut )*(\w+)(?=::)/)?.[1] ?? "(others)";

/** @param {[key: string, length: number][]} pairs */
function summed(pairs) {
  const sums = new Map();
  for (const [key, length] of pairs) sums.set(key, (sums.get(key) ?? 0) + length);
  return [...sums].sort(([, a], [, b]) => b - a).slice(0, TOP);
}

for (const part of ["first", ...Object.keys(PATTERNS.extra)]) {
  const file = `target/named/${part}.wasm`;
  // As long as no function is in it.
  if (!existsSync(file)) continue;
  const bytes = readFileSync(file);
  const functions = functionsOf(bytes);
  const code = functions.reduce((sum, [, length]) => sum + length, 0);
  const data = sections(bytes, 11).reduce((sum, { length }) => sum + length, 0);
  console.log(`\n${part}: ${functions.length} functions with ${code} bytes, and ${data} bytes of data`);
  /** @type {[crate: string, length: number][]} */
  const crates = functions.map(([name, length]) => [crateOf(name), length]);
  for (const list of [crates, functions]) {
    console.log();
    for (const [name, length] of summed(list)) {
      console.log(String(length).padStart(8), `${((100 * length) / code).toFixed(1)} %`.padStart(7), name.slice(0, 90));
    }
  }
}

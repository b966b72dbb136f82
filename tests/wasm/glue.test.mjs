// The glue, changed to go with a wasm in parts whose imports and exports have short names.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rename } from "../../tools/wasm/glue.mjs";
import { GLUE, MODULE } from "./game.mjs";

const called = [...new Set(GLUE.match(/(?<=wasm\.)\w+/g))];
const NAMES = {
  imports: [
    [MODULE, "__wbg_next_0123456789abcdef", "a"],
    [MODULE, "__wbg_note_fedcba9876543210", "b"],
    [MODULE, "later", "c"],
    [MODULE, "left_out", "d"],
    [MODULE, "live", "f"],
  ],
  exports: [...called, "for_other_hosts"].map((name, at) => [name, `e${at}`]),
};

const renamed = (glue, names = NAMES) => rename(glue, names, MODULE, "1234abcd");

test("imports and exports have their short names", () => {
  const text = renamed(GLUE);
  const lines = text.split("\n").map((line) => line.trim());
  const [next, note] = ["a", "b"].map((short) => `"${short}": function(arg0) {`);
  for (const line of [next, note, '"c": later,', '"d": left_out,', '"f": live,', '"a": import0,']) {
    assert.equal(lines.filter((other) => other === line).length, 1, line);
  }
  assert.doesNotMatch(text, /__wbg_(next|note)|game_bg\.js/);
  for (const name of called) {
    const [, short] = NAMES.exports.find(([long]) => long === name);
    assert.ok(GLUE.includes(`wasm.${name}`) && text.includes(`wasm["${short}"]`), name);
  }
  assert.doesNotMatch(text, /\bwasm\.\w/);
});

test("what the wasm does not call is not among its imports", () => {
  const imports = NAMES.imports.filter(([, name]) => name !== "live");
  const text = renamed(GLUE, { ...NAMES, imports });
  assert.ok(text.includes('\n"c": later,\n"d": left_out,\n'), text);
});

test("what the page calls keeps its name", () => {
  const text = renamed(GLUE);
  assert.match(text, /^export function double\(/m);
  assert.match(text, /^export { __wbg_init as default };$/m);
  for (const name of ["follow", "complete", "completeLive"]) {
    assert.match(text, new RegExp(`^export (function|const) ${name}\\b`, "m"));
  }
});

test("it knows of which build it is", () => {
  assert.match(renamed(GLUE), /^const build = "1234abcd";$/m);
  assert.doesNotMatch(renamed(GLUE), /BUILD/);
});

test("the wasm is compiled while it comes, and asked of which build it is", () => {
  const text = renamed(GLUE);
  assert.ok(!text.includes("await __wbg_load("));
  assert.match(text, /await WebAssembly\.instantiateStreaming\(module_or_path, imports\);\nsame\(module\);/);
});

/** Each by what it is for, and what of the small glue has to be another for it not to be found. */
const LOOKED_FOR = [
  ["the list of imports", "const import0 = {"],
  ["the loading of the wasm", "await __wbg_load("],
  ["the import __wbg_next_0123456789abcdef", "__wbg_next_0123456789abcdef:"],
  ["the import __wbg_note_fedcba9876543210", "__wbg_note_fedcba9876543210:"],
  ["the name of the imports' module", `"${MODULE}": import0`],
];
for (const [purpose, piece] of LOOKED_FOR) {
  test(`a glue is refused in which ${purpose} cannot be found, and says so`, () => {
    assert.ok(GLUE.includes(piece));
    assert.throws(() => renamed(GLUE.replaceAll(piece, "changed ")), ({ message }) => {
      assert.ok(message.includes(`${purpose} was not found`), message);
      assert.match(message, /tools\/wasm\/glue\.mjs.* WASM=whole; tools\/wasm\/README\.md says how/);
      return true;
    });
  });
}

test("a glue is refused that asks the wasm for what it does not have by that name", () => {
  const error = /it asks for wasm\.something, which the wasm no longer calls so/;
  assert.throws(() => renamed(`${GLUE}\nwasm.something();`), error);
});

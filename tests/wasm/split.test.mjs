// A module taken apart: its parts, joined again, do what the whole did.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { split } from "../../tools/wasm/split.mjs";
import { assembled, MODULE, patterns, printed, WAT } from "./game.mjs";

let text;
let parts;
let modules;

before(async () => {
  text = await printed(WAT);
  parts = split(text, MODULE, patterns);
  modules = { first: await assembled(parts.first), later: await assembled(parts.later) };
});

/** The first part, started; the later one is joined to it when it asks, if it `comes`. */
function started(comes = true) {
  const game = { asked: 0, leftOut: 0, notes: [] };
  game.join = () => new WebAssembly.Instance(modules.later, { first: game.exports });
  const glue = {
    __wbg_next_0123456789abcdef: (n) => n + 1,
    __wbg_note_fedcba9876543210: (n) => void game.notes.push(n),
    later: () => {
      game.asked += 1;
      if (comes && game.asked === 1) game.join();
    },
    left_out: () => void (game.leftOut += 1),
  };
  game.exports = new WebAssembly.Instance(modules.first, { [MODULE]: glue }).exports;
  return game;
}

/** What each function of the later part is called with, and what it gives. */
const CALLS = [
  ["double", [21], 42],
  ["triple", [5], 15],
  ["mixed", [2n ** 40n, 0.5, 3], 2 ** 40 - 2.5],
  ["silent", [], undefined],
  ["by_table", [4], 1004],
  ["less", [8], 7],
  ["back", [4], 39],
  ["ask", [30], 31],
  ["nine", [6], 45],
  ["parity", [7], 1],
];

for (const [name, given, result] of CALLS) {
  test(`${name} asks for the later part, and then is called with what it was given`, () => {
    const game = started();
    assert.equal(game.exports[name](...given), result);
    assert.equal(game.asked, 1);
    assert.equal(game.exports[name](...given), result, "once more");
    assert.equal(game.leftOut, 0);
  });

  test(`${name} is there where the later part has come before it is called`, () => {
    const game = started(false);
    game.join();
    assert.equal(game.exports[name](...given), result);
  });

  test(`${name} traps where the later part does not come`, () => {
    const game = started(false);
    assert.throws(() => game.exports[name](...given), WebAssembly.RuntimeError);
    assert.equal(game.asked, 1, "after it has asked");
  });
}

test("the first part calls functions of the later one, and nothing is asked for before", () => {
  const game = started();
  game.exports.counted();
  assert.equal(game.asked, 0);
  assert.equal(game.exports.six_times(7), 42);
});

const partsWith = (name) => Object.keys(parts).filter((part) => parts[part].includes(`\n (func $${name} `));

for (const [what, name, part] of [
  ["whose name is that of the later part", "later::times", "later"],
  ["that only a later one calls", "only_for_later", "later"],
  ["that a later one calls, of two that call each other", "odd", "later"],
  ["that only the other calls, of two that call each other", "even", "later"],
  ["that a later one calls, and one of the first part", "for_both", "first"],
  ["that a later one calls, and the page", "early", "first"],
  ["that a later one calls, and that is in the table", "minus_one", "first"],
]) {
  test(`a function ${what} is in the ${part} part alone`, () => assert.deepEqual(partsWith(name), [part]));
}

test("a function that only one calls that is left out is in neither part", () => {
  assert.ok(text.includes("\n (func $only_for_left_out "));
  assert.deepEqual(partsWith("only_for_left_out"), []);
});

test("a function that is left out traps where only a later one calls it", () => {
  const game = started();
  assert.throws(() => game.exports.zone(), /unreachable/);
  assert.deepEqual([game.leftOut, game.asked], [1, 1]);
});

test("what only the later part calls needs no slot in the table", () => {
  // All of the calls above but by_table, which is no function of the later part, zone, and the one in its slot.
  assert.match(parts.first, /\(table \$table 13 13 funcref\)/);
});

test("what is in the later part is in the first no more, and the other way round", () => {
  const constant = /i32\.const 1000\b/;
  assert.doesNotMatch(parts.first, constant);
  assert.match(parts.later, constant);
  for (const name of ["minus_one", "six_times", "describe"]) {
    assert.ok(parts.first.includes(`\n (func $${name}`), name);
    assert.ok(!parts.later.includes(`\n (func $${name}`), name);
  }
});

test("a function that is left out is told, and traps", () => {
  const game = started();
  assert.throws(() => game.exports.describe(6), /unreachable/);
  assert.throws(() => game.exports.unused(), /unreachable/);
  assert.deepEqual([game.leftOut, game.asked, game.notes], [2, 0, []]);
});

test("both parts see one global", () => {
  const { exports } = started();
  assert.equal(exports.counted(), 100);
  exports.triple(1);
  exports.triple(1);
  assert.equal(exports.counted(), 202);
});

test("both parts see one memory, with the first one's data", () => {
  const { exports } = started();
  exports.silent();
  const memory = new DataView(exports.memory.buffer);
  assert.deepEqual([memory.getInt32(1024, true), memory.getInt32(1028, true)], [42, 43]);
});

test("the later part calls what the game imports", () => {
  const game = started();
  game.exports.ask(5);
  game.exports.ask(6);
  assert.deepEqual(game.notes, [5, 6]);
});

test("the later part takes no more than it uses, and gives nothing", () => {
  const imports = WebAssembly.Module.imports(modules.later);
  assert.ok(imports.every(({ module }) => module === "first"));
  const kinds = imports.map(({ kind }) => kind);
  const functions = Array(6).fill("function");
  assert.deepEqual(kinds.sort(), [...functions, "global", "memory", "table"]);
  assert.deepEqual(WebAssembly.Module.exports(modules.later), []);
});

test("a function that uses nothing of the first part still gets into its table", async () => {
  const alone = split(text, MODULE, { later: [/^later::double$/], leftOut: [] });
  const later = await assembled(alone.later);
  const glue = { __wbg_next_0123456789abcdef() {}, __wbg_note_fedcba9876543210() {}, left_out() {} };
  glue.later = () => new WebAssembly.Instance(later, { first: exports });
  const { exports } = new WebAssembly.Instance(await assembled(alone.first), { [MODULE]: glue });
  assert.equal(exports.double(21), 42);
});

test("a pattern that fits no function is warned of, and no other", (t) => {
  const warn = t.mock.method(console, "warn", () => {});
  split(text, MODULE, patterns);
  assert.equal(warn.mock.callCount(), 0);
  // The whole name is asked for, so that a pattern may say where one ends.
  split(text, MODULE, { later: [...patterns.later, /^later$/], leftOut: [...patterns.leftOut, /Display/] });
  assert.deepEqual(warn.mock.calls.map((call) => call.arguments), [
    ["tools/wasm/parts.mjs: no function has a name like /^later$/"],
    ["tools/wasm/parts.mjs: no function has a name like /Display/"],
  ]);
});

test("with no patterns all is in the first part", async () => {
  const { first, later } = split(text, MODULE, { later: [], leftOut: [] });
  assert.doesNotMatch(later, /\n \(func/);
  const [ask, tell] = [(n) => n + 1, () => {}];
  const glue = { __wbg_next_0123456789abcdef: ask, __wbg_note_fedcba9876543210: tell, later: tell, left_out: tell };
  const { exports } = new WebAssembly.Instance(await assembled(first), { [MODULE]: glue });
  for (const [name, given, result] of CALLS) assert.equal(exports[name](...given), result, name);
  assert.equal(exports.describe(6), 42);
});

for (const [what, from, to, error] of [
  ["without a table of functions", "funcref", "externref", /split\.mjs: the module has no table of functions/],
  ["with a table whose size is not told", "2 2 funcref", "funcref", /split\.mjs: no .* in: \(table \$table funcref\)/],
  ["whose parts share a constant", "(mut i32)", "i32", /split\.mjs: no .* in: \(global \$count i32 \(i32\.const 0\)\)/],
  ["with a part that has no kind", "(memory $memory", "(% $memory", /split\.mjs: no .* in: \(% \$memory/],
]) {
  test(`a text ${what} is refused`, () => {
    assert.ok(text.includes(from), text);
    assert.throws(() => split(text.replace(from, to), MODULE, patterns), { message: error });
  });
}

// A module taken apart: its parts, joined again, do what the whole did.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { split } from "../../tools/wasm/split.mjs";
import { assembled, MODULE, patterns, printed, WAT } from "./game.mjs";

let text;
let parts;
let modules;

/** The parts of a game as modules, by their names. */
async function modulesOf({ first, extra }) {
  const entries = Object.entries({ first, ...extra }).map(async ([name, wat]) => [name, await assembled(wat)]);
  return Object.fromEntries(await Promise.all(entries));
}

before(async () => {
  const { first, extra } = split((text = await printed(WAT)), MODULE, patterns);
  parts = { first, ...extra };
  modules = await modulesOf({ first, extra });
});

/** The first part, started; another is joined to it when it is asked for, if it is one that `comes`. */
function started(comes = ["later", "live"], from = modules) {
  const game = { asked: [], leftOut: 0, notes: [] };
  game.join = (part) => new WebAssembly.Instance(from[part], { first: game.exports });
  const asks = (part) => () => {
    if (!game.asked.includes(part) && comes.includes(part)) game.join(part);
    game.asked.push(part);
  };
  const glue = {
    __wbg_next_0123456789abcdef: (n) => n + 1,
    __wbg_note_fedcba9876543210: (n) => void game.notes.push(n),
    later: asks("later"),
    live: asks("live"),
    left_out: () => void (game.leftOut += 1),
  };
  game.exports = new WebAssembly.Instance(from.first, { [MODULE]: glue }).exports;
  return game;
}

/** What each function is called with, what it gives, and the parts that it asks for, in order. */
const CALLS = [
  ["double", [21], 42, "later"],
  ["triple", [5], 15, "later"],
  ["mixed", [2n ** 40n, 0.5, 3], 2 ** 40 - 2.5, "later"],
  ["silent", [], undefined, "later"],
  ["by_table", [4], 1004, "later"],
  ["less", [8], 7, "later"],
  ["back", [4], 39, "later"],
  ["ask", [30], 31, "later"],
  ["nine", [6], 45, "later"],
  ["parity", [7], 1, "later"],
  ["both", [2], 3028, "later"],
  ["seven_times", [6], 42, "live"],
  ["open_live", [3], 2022, "live"],
  ["live_count", [], 50, "live"],
  ["by_live_table", [5], 4005, "live"],
  ["live_triple", [5], 15, "live", "later"],
  ["live_both", [2], 3027, "live", "later"],
  ["of_live", [3], 51, "later", "live"],
];

for (const [name, given, result, ...needed] of CALLS) {
  const words = needed.join(" part, and that for the ");
  test(`${name} asks for the ${words} part, and then is called with what it was given`, () => {
    const game = started();
    assert.equal(game.exports[name](...given), result);
    assert.deepEqual(game.asked, needed);
    if (name !== "live_count") assert.equal(game.exports[name](...given), result, "once more");
    assert.equal(game.leftOut, 0);
  });

  for (const order of [needed, needed.toReversed()]) {
    test(`${name} is there where ${order.join(" and then ")} came before it is called`, () => {
      const game = started([]);
      for (const part of order) game.join(part);
      assert.equal(game.exports[name](...given), result);
    });
  }

  test(`${name} traps where a part does not come`, () => {
    for (const part of needed) {
      const game = started(needed.filter((other) => other !== part));
      assert.throws(() => game.exports[name](...given), WebAssembly.RuntimeError);
      assert.equal(game.asked.at(-1), part, "after it has asked");
    }
  });
}

test("the first part calls functions of the others, and nothing is asked for before", () => {
  const game = started();
  game.exports.counted();
  assert.deepEqual(game.asked, []);
  assert.equal(game.exports.six_times(7), 42);
  assert.equal(game.exports.seven_times(7), 49);
});

test("what is only in the live part needs no other, whether the later one comes before or after or never", () => {
  for (const joined of [["live"], ["later", "live"], ["live", "later"]]) {
    const game = started([]);
    for (const part of joined) game.join(part);
    assert.deepEqual([game.exports.open_live(3), game.exports.by_live_table(1)], [2022, 4001]);
    if (joined.length === 2) assert.deepEqual([game.exports.live_both(2), game.exports.both(2)], [3027, 3028]);
  }
});

/** The parts that hold a function itself, and no detour to it, which calls through the table. */
const partsWith = (name) =>
  Object.keys(parts).filter((part) =>
    parts[part]
      .split(/\n(?= \()/)
      .some((text) => text.startsWith(` (func $${name} `) && !/\(call \$(later|live)\)/.test(text)),
  );

for (const [what, name, part] of [
  ["whose name is that of the later part", "later::times", "later"],
  ["that only a later one calls", "only_for_later", "later"],
  ["that a later one calls, of two that call each other", "odd", "later"],
  ["that only the other calls, of two that call each other", "even", "later"],
  ["that a later one calls, and one of the first part", "for_both", "first"],
  ["that a later one calls, and the page", "early", "first"],
  ["that a later one calls, and that is in the table", "minus_one", "first"],
  ["whose name is that of the live part", "live::seven", "live"],
  ["that only a live one calls", "only_for_live", "live"],
  ["that only a function calls that only a live one calls", "deep_in_live", "live"],
  ["whose name is that of the live part, and that only a later one calls", "live::only_later_asks", "live"],
  ["that a later and a live one call", "for_extras", "later"],
  ["that only a function calls that both call", "deep_in_extras", "later"],
]) {
  test(`a function ${what} is in the ${part} part alone`, () => assert.deepEqual(partsWith(name), [part]));
}

test("a function that only one calls that is left out is in neither part", () => {
  assert.ok(text.includes("\n (func $only_for_left_out "));
  assert.deepEqual(partsWith("only_for_left_out"), []);
});

for (const [name, part] of [["zone", "later"], ["live_zone", "live"]]) {
  test(`a function that is left out traps where only one of the ${part} part calls it`, () => {
    const game = started();
    assert.throws(() => game.exports[name](), /unreachable/);
    assert.deepEqual([game.leftOut, game.asked], [1, [part]]);
  });
}

/** The slots of an extra part: where they begin, and the functions that it puts there. */
function slotsOf(part) {
  const [, slot, names] = parts[part].match(/\n \(elem \(table \$table\) \(i32\.const (\d+)\) func (.*)\)\n/);
  return { slot: Number(slot), names: names.match(/\$"[^"]*"|\$\S+/g) };
}

test("each part has slots of its own behind the game's, for what is called from outside of it alone", () => {
  const [later, live] = ["later", "live"].map(slotsOf);
  const size = 3 + later.names.length + live.names.length;
  assert.ok(parts.first.includes(`(table $table ${size} ${size} funcref)`));
  assert.deepEqual([later.slot, live.slot], [3, 3 + later.names.length]);
  for (const name of ["$later::in_table", "$for_extras", "$later::both"]) assert.ok(later.names.includes(name), name);
  for (const name of ["$live::seven", "$live::only_later_asks"]) assert.ok(live.names.includes(name), name);
  for (const name of ["times", "only_for_later", "odd", "deep_in_extras", "only_for_live", "deep_in_live"]) {
    assert.ok(![...later.names, ...live.names].some((other) => other.endsWith(name)), name);
  }
});

test("what is in one part is in no other", () => {
  const places = [
    ["later", 1000],
    ["live", 2000],
    ["later", 3000],
    ["live", 4000],
  ];
  for (const [part, constant] of places) {
    const found = Object.keys(parts).filter((other) => parts[other].includes(`(i32.const ${constant})`));
    assert.deepEqual(found, [part]);
  }
  for (const name of ["minus_one", "six_times", "describe"]) assert.deepEqual(partsWith(name), ["first"], name);
});

test("a function that is left out is told, and traps", () => {
  const game = started();
  assert.throws(() => game.exports.describe(6), /unreachable/);
  assert.throws(() => game.exports.unused(), /unreachable/);
  assert.deepEqual([game.leftOut, game.asked, game.notes], [2, [], []]);
});

test("all parts see one global", () => {
  const { exports } = started();
  assert.equal(exports.counted(), 100);
  exports.triple(1);
  exports.triple(1);
  assert.equal(exports.live_count(), 152);
  assert.equal(exports.counted(), 252);
});

test("all parts see one memory, with the first one's data", () => {
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

for (const [part, count] of [["later", 7], ["live", 4]]) {
  test(`the ${part} part takes no more than it uses, and gives nothing`, () => {
    const imports = WebAssembly.Module.imports(modules[part]);
    assert.ok(imports.every(({ module }) => module === "first"));
    const kinds = imports.map(({ kind }) => kind);
    const functions = Array(count).fill("function");
    assert.deepEqual(kinds.sort(), [...functions, "global", "memory", "table"]);
    assert.deepEqual(WebAssembly.Module.exports(modules[part]), []);
  });
}

test("a function that uses nothing of the first part still gets into its table", async () => {
  const alone = split(text, MODULE, { extra: { later: [/^later::double$/] }, leftOut: [] });
  const { exports } = started(["later"], await modulesOf(alone));
  assert.equal(exports.double(21), 42);
});

test("a pattern that fits no function is warned of, and no other", (t) => {
  const warn = t.mock.method(console, "warn", () => {});
  split(text, MODULE, patterns);
  assert.equal(warn.mock.callCount(), 0);
  // The whole name is asked for, so that a pattern may say where one ends.
  const { extra, leftOut } = patterns;
  const more = { later: [...extra.later, /^later$/], live: [...extra.live, /^live$/] };
  split(text, MODULE, { extra: more, leftOut: [...leftOut, /Display/] });
  const warnings = [/^later$/, /^live$/, /Display/].map((pattern) => [
    `tools/wasm/parts.mjs: no function has a name like ${pattern}`,
  ]);
  assert.deepEqual(warn.mock.calls.map((call) => call.arguments), warnings);
});

test("a part that no function is in is not there, and nothing asks for it", async (t) => {
  t.mock.method(console, "warn", () => {});
  const without = split(text, MODULE, { ...patterns, extra: { ...patterns.extra, live: [/^range_model::/] } });
  assert.deepEqual(Object.keys(without.extra), ["later"]);
  const game = started(["later"], await modulesOf(without));
  assert.deepEqual([game.exports.open_live(3), game.exports.live_both(2), game.asked], [2022, 3027, []]);
  assert.ok(!WebAssembly.Module.imports(modules.first).every(({ name }) => name !== "live"));
  assert.doesNotMatch(without.first, /"live"/);
});

test("with no patterns all is in the first part", async () => {
  const whole = split(text, MODULE, { extra: {}, leftOut: [] });
  assert.deepEqual(whole.extra, {});
  const modules = await modulesOf(whole);
  for (const [name, given, result] of [...CALLS, ["describe", [6], 42]]) {
    const game = started([], modules);
    assert.equal(game.exports[name](...given), result, name);
    assert.deepEqual(game.asked, [], name);
  }
});

for (const [what, from, to, error] of [
  ["without a table of functions", "funcref", "externref", /split\.mjs: the module has no table of functions/],
  ["with a table whose size is not told", "3 3 funcref", "funcref", /split\.mjs: no .* in: \(table \$table funcref\)/],
  ["whose parts share a constant", "(mut i32)", "i32", /split\.mjs: no .* in: \(global \$count i32 \(i32\.const 0\)\)/],
  ["with a part that has no kind", "(memory $memory", "(% $memory", /split\.mjs: no .* in: \(% \$memory/],
]) {
  test(`a text ${what} is refused`, () => {
    assert.ok(text.includes(from), text);
    assert.throws(() => split(text.replace(from, to), MODULE, patterns), { message: error });
  });
}

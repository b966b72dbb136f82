// Takes a compiled game apart, as text: into what is downloaded first, what comes later, and what is left
// out. The later part shares memory and table with the first, which reaches its functions through slots that
// are empty until it has come. Binaryen has a tool for this, wasm-split, but its npm package does not.

/**
 * A part of a module as it is written there, such as `(func $name …)`; `name` is empty where it has none.
 * @typedef {{ kind: string, name: string, body: string }} Part
 */

/**
 * Which functions come later and which are left out, by their names without what differs from build to build.
 * @typedef {{ later: RegExp[], leftOut: RegExp[] }} Patterns
 */

/**
 * What the later part takes from the first, and the type to import it by.
 * @typedef {{ kind: string, name: string, type: string }} Shared
 */

const NAME = String.raw`\$"(?:[^"\\]|\\.)*"|\$[^\s()]+`;
const NAMES = new RegExp(`(${NAME})`, "g");
const START = new RegExp(String.raw`^ \((\w+) ?(${NAME})?`);
const FUNCTION = new RegExp(String.raw`^ \((?:import .*\()?func (${NAME})`);
const CALLED = new RegExp(String.raw`\((?:return_)?call (${NAME})|\(ref\.func (${NAME})`, "g");
const GLOBALS = new RegExp(String.raw`global\.[gs]et (${NAME})`, "g");
const TABLES = new RegExp(String.raw`(?:call_indirect|table\.\w+) (${NAME})`, "g");

/**
 * The name of a function without what differs from build to build.
 * @param {string} name
 */
export const plain = (name) =>
  name
    .replaceAll(/^\$|"/g, "")
    .replaceAll(/::h[0-9a-f]{16}(?![0-9a-f])|\[[0-9a-f]{16}\]|\[\d+\]$/g, "");

/**
 * The two modules as texts. The first imports `later` and `left_out` from the module `glue`, which it calls
 * before a function of the later part and in place of one that is left out; the later one imports
 * from "first" what the first exports under the same names.
 * @param {string} text
 * @param {string} glue
 * @param {Patterns} patterns
 */
export function split(text, glue, patterns) {
  const parts = partsOf(text);
  warnOfUnused(parts, patterns);
  const { first, later, called } = divided(parts, patterns);
  const table = tableOf(first);
  const slot = lengthen(table, called.length);
  const shared = sharedBy(first, later, table);

  const types = first.filter(isOf("type"));
  const imports = first.filter(isOf("import"));
  const others = first.filter((part) => !types.includes(part) && !imports.includes(part));
  return {
    first: moduleOf([
      ...bodies(types),
      ...bodies(imports),
      ...["later", "left_out"].map((name) => ` (import "${glue}" "${name}" (func $${name}))`),
      ...bodies(others),
      ...called.map((part, at) => detour(part, table, slot + at)),
      ...shared.map(({ kind, name }, at) => ` (export "later${at}" (${kind} ${name}))`),
    ]),
    later: moduleOf([
      ...bodies(types),
      ...shared.map(({ type }, at) => ` (import "first" "later${at}" ${type})`),
      ` (elem (table ${table.name}) (i32.const ${slot}) func ${called.map(({ name }) => name).join(" ")})`,
      ...bodies(later),
    ]),
  };
}

/** @param {Part[]} parts */
const bodies = (parts) => parts.map(({ body }) => body);

/** @param {string[]} bodies */
const moduleOf = (bodies) => `(module\n${bodies.join("\n")}\n)\n`;

/** @param {string} wanted */
const isOf = (wanted) => (/** @type {Part} */ { kind }) => kind === wanted;

/**
 * What must be there, as far as binaryen's text is understood here.
 * @param {string} text
 * @param {RegExp} pattern
 */
function find(text, pattern) {
  const match = text.match(pattern);
  if (match) return match;
  throw new Error(`tools/wasm/split.mjs: no ${pattern} in: ${text.trim().slice(0, 80)}`);
}

/**
 * The parts of a module: each starts in the second column.
 * @param {string} text
 * @returns {Part[]}
 */
function partsOf(text) {
  const parts = text.split(/\n(?= \()/).slice(1);
  return parts.map((part) => {
    const body = part.replace(/\n\)\s*$/, "").replaceAll(/\n ;;.*/g, "");
    const [, kind, name = ""] = find(body, START);
    return { kind, name, body };
  });
}

/**
 * @param {Part} part
 * @param {RegExp[]} patterns
 */
const isNamed = ({ kind, name }, patterns) => kind === "func" && patterns.some((pattern) => pattern.test(plain(name)));

/**
 * @param {Part[]} parts
 * @param {Patterns} patterns
 */
function warnOfUnused(parts, { later, leftOut }) {
  for (const pattern of [...later, ...leftOut]) {
    if (parts.some((part) => isNamed(part, [pattern]))) continue;
    console.warn(`tools/wasm/parts.mjs: no function has a name like ${pattern}`);
  }
}

/**
 * The parts of both modules, and which functions of the later one the first calls. Later comes what the patterns
 * name, and what only such functions call. What only functions call that are left out is in neither.
 * @param {Part[]} parts
 * @param {Patterns} patterns
 */
function divided(parts, { later, leftOut }) {
  const isLeftOut = (/** @type {Part} */ part) => isNamed(part, leftOut);
  const isNamedLater = (/** @type {Part} */ part) => isNamed(part, later) && !isLeftOut(part);
  const early = reached(parts, (part) => isLeftOut(part) || isNamedLater(part));
  const ever = reached(parts, isLeftOut);
  // The first part imports what a function that is left out calls, so all of these stay there.
  const isFirst = (/** @type {Part} */ part) =>
    part.kind !== "func" || isLeftOut(part) || (early.has(part.name) && !isNamedLater(part));
  const moved = parts.filter((part) => ever.has(part.name) && !isFirst(part));
  return {
    first: parts.filter(isFirst).map((part) => (isLeftOut(part) ? trap(part) : part)),
    later: moved,
    called: moved.filter(({ name }) => early.has(name)),
  };
}

/**
 * The names of the functions that are reached through calls from what is no function: exports, the table and such.
 * The walk goes no further than to a function that `ends` it.
 * @param {Part[]} parts
 * @param {(part: Part) => boolean} ends
 */
function reached(parts, ends) {
  const functions = new Map(parts.filter(isOf("func")).map((part) => [part.name, part]));
  const names = new Set(parts.filter(({ kind }) => kind !== "func").flatMap(namesAskedBy));
  // The loop also comes to the names that it adds.
  for (const name of names) {
    const part = functions.get(name);
    if (part && !ends(part)) namesAskedBy(part).forEach((called) => names.add(called));
  }
  return names;
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
const namesIn = (text, pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? match[2]);

/**
 * The functions that a part calls or mentions, and maybe names of other things.
 * @param {Part} part
 */
const namesAskedBy = ({ kind, body }) => namesIn(body, kind === "func" ? CALLED : NAMES);

/**
 * What a function takes and gives, as text, and how many it takes.
 * @param {Part} part the function, or its import
 */
function typeOf({ body }) {
  const [head] = body.split("\n");
  const found = (/** @type {RegExp} */ pattern) => namesIn(head, pattern).join(" ");
  const takes = found(/\(param (?:\$\w+ )?([^)]*)\)/g);
  const gives = found(/\(result ([^)]*)\)/g);
  const text = `${takes && `(param ${takes})`} ${gives && `(result ${gives})`}`;
  return { text, count: takes ? takes.split(" ").length : 0 };
}

/**
 * In place of a function that is left out.
 * @param {Part} part
 * @returns {Part}
 */
const trap = (part) => ({ ...part, body: ` (func ${part.name} ${typeOf(part).text} (call $left_out) (unreachable))` });

/**
 * In place of a function: it asks the page for the later part, and calls what that put into the slot.
 * @param {Part} part
 * @param {Part} table
 * @param {number} slot
 */
function detour(part, table, slot) {
  const { text, count } = typeOf(part);
  const passed = Array.from({ length: count }, (_, at) => `(local.get ${at})`).join(" ");
  const call = `(call_indirect ${table.name} ${text} ${passed} (i32.const ${slot}))`;
  return ` (func ${part.name} ${text} (call $later) ${call})`;
}

/**
 * The table of functions, which is not that of references to what JavaScript has.
 * @param {Part[]} parts
 */
function tableOf(parts) {
  const table = parts.find(({ kind, body }) => kind === "table" && /funcref/.test(body));
  if (table) return table;
  throw new Error("tools/wasm/split.mjs: the module has no table of functions");
}

/**
 * Adds slots to a table, and tells the first of them.
 * @param {Part} table
 * @param {number} slots
 */
function lengthen(table, slots) {
  const size = Number(find(table.body, / (\d+)/)[1]);
  table.body = ` (table ${table.name} ${size + slots} ${size + slots} funcref)`;
  return size;
}

/**
 * What the later part needs of the first.
 * @param {Part[]} first
 * @param {Part[]} later
 * @param {Part} table
 * @returns {Shared[]}
 */
function sharedBy(first, later, table) {
  const used = (/** @type {RegExp} */ pattern) => new Set(later.flatMap(({ body }) => namesIn(body, pattern)));
  const [called, globals, tables] = [CALLED, GLOBALS, TABLES].map(used);
  tables.add(table.name);
  return first.flatMap((part) => {
    const { kind, name, body } = part;
    const callee = body.match(FUNCTION)?.[1];
    if (callee && called.has(callee)) {
      return { kind: "func", name: callee, type: `(func ${callee} ${typeOf(part).text})` };
    }
    if (kind === "memory" || (kind === "table" && tables.has(name))) return { kind, name, type: body.trim() };
    if (kind === "global" && globals.has(name)) {
      return { kind, name, type: `(global ${name} ${find(body, /\(mut \w+\)/)[0]})` };
    }
    return [];
  });
}

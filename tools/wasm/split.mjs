// Takes a compiled game apart, as text: into what is downloaded first, extra parts that come when they are
// needed, and what is left out. An extra part shares memory and table with the first, which reaches its functions
// through slots that are empty until it has come. Binaryen has a tool for this, wasm-split, but its npm package does
// not.

/**
 * A part of a module as it is written there, such as `(func $name …)`; `name` is empty where it has none.
 * @typedef {{ kind: string, name: string, body: string }} Part
 */

/**
 * Which functions are in each extra part and which are left out, by their names without what differs from build to
 * build. What has no such name and is needed by several extra parts is in the one that stands first here.
 * @typedef {{ extra: Record<string, RegExp[]>, leftOut: RegExp[] }} Patterns
 */

/**
 * The functions of an extra part, and those of them that are called from outside of it. The slots of these begin at
 * `slot`.
 * @typedef {{ name: string, functions: Part[], called: Part[], slot: number }} Extra
 */

/**
 * What an extra part takes from the first: as what it is exported, and the type to import it by.
 * @typedef {{ as: string, kind: string, name: string, type: string }} Shared
 */

/** The part that is not an extra one. */
const FIRST = "first";

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
 * The modules as texts. The first imports from the module `glue` what it calls before a function of an extra part,
 * by the name of that part, and `left_out`, in place of a function that is left out. An extra part imports from
 * "first" what the first exports under the same names; one that no function is in is not there.
 * @param {string} text
 * @param {string} glue
 * @param {Patterns} patterns
 */
export function split(text, glue, patterns) {
  const parts = partsOf(text);
  warnOfUnused(parts, patterns);
  const { first, extras } = divided(parts, patterns);
  const table = tableOf(first);
  giveSlots(extras, table);
  const detours = extras.flatMap(({ name, called, slot }) =>
    called.map((part, at) => detour(part, name, table, slot + at)),
  );
  const shared = extras.map((extra) => sharedBy([...first, ...detours], extra, table));
  const exported = new Map(shared.flat().map((one) => [one.as, one]));

  const types = first.filter(isOf("type"));
  const imports = first.filter(isOf("import"));
  const others = first.filter((part) => !types.includes(part) && !imports.includes(part));
  return {
    first: moduleOf([
      ...bodies(types),
      ...bodies(imports),
      ...[...extras.map(({ name }) => name), "left_out"].map((name) => ` (import "${glue}" "${name}" (func $${name}))`),
      ...bodies(others),
      ...bodies(detours),
      ...[...exported.values()].map(({ as, kind, name }) => ` (export "${as}" (${kind} ${name}))`),
    ]),
    extra: Object.fromEntries(
      extras.map(({ name, functions, called, slot }, at) => [
        name,
        moduleOf([
          ...bodies(types),
          ...shared[at].map(({ as, type }) => ` (import "first" "${as}" ${type})`),
          ` (elem (table ${table.name}) (i32.const ${slot}) func ${called.map(({ name }) => name).join(" ")})`,
          ...bodies(functions),
        ]),
      ]),
    ),
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
function warnOfUnused(parts, { extra, leftOut }) {
  for (const pattern of [...Object.values(extra).flat(), ...leftOut]) {
    if (parts.some((part) => isNamed(part, [pattern]))) continue;
    console.warn(`tools/wasm/parts.mjs: no function has a name like ${pattern}`);
  }
}

/**
 * The parts of all modules. What only functions call that are left out is in none of them.
 * @param {Part[]} parts
 * @param {Patterns} patterns
 * @returns {{ first: Part[], extras: Extra[] }}
 */
function divided(parts, patterns) {
  const isLeftOut = (/** @type {Part} */ part) => isNamed(part, patterns.leftOut);
  const homes = homesOf(parts, patterns);
  // The first part imports what a function that is left out calls, so all of these stay there.
  const first = parts
    .filter((part) => part.kind !== "func" || isLeftOut(part) || homes.get(part) === FIRST)
    .map((part) => (isLeftOut(part) ? trap(part) : part));
  const extras = Object.keys(patterns.extra).flatMap((name) => {
    const functions = parts.filter((part) => homes.get(part) === name);
    const outside = parts.filter((part) => part.kind !== "func" || ![undefined, name].includes(homes.get(part)));
    const asked = new Set(outside.flatMap(namesAskedBy));
    const called = functions.filter((part) => asked.has(part.name));
    return functions.length ? [{ name, functions, called, slot: 0 }] : [];
  });
  return { first, extras };
}

/**
 * The name of the part that each function is in. It is an extra one where a pattern says so, and for what only
 * functions of extra parts call: the first of these where several do. What is left out is not among them.
 * @param {Part[]} parts
 * @param {Patterns} patterns
 */
function homesOf(parts, { extra, leftOut }) {
  const names = Object.keys(extra);
  const functions = parts.filter(isOf("func"));
  const isLeftOut = (/** @type {Part} */ part) => isNamed(part, leftOut);
  const namedFor = (/** @type {Part} */ part) => names.find((name) => isNamed(part, extra[name]));
  const isNeither = (/** @type {Part} */ part) => !isLeftOut(part) && !namedFor(part);
  const unnamedFrom = (/** @type {Part[]} */ from) =>
    [...reached(from, functions, (part) => !isNeither(part))].filter(isNeither);

  const start = parts.filter(({ kind }) => kind !== "func");
  const named = [...reached(start, functions, isLeftOut)].filter((part) => namedFor(part) && !isLeftOut(part));
  /** @type {Map<Part, string | undefined>} */
  const homes = new Map(named.map((part) => [part, namedFor(part)]));
  for (const part of unnamedFrom(start)) homes.set(part, FIRST);
  for (const name of names) {
    for (const part of unnamedFrom(named.filter((part) => homes.get(part) === name))) {
      // Several need it where it has a home already.
      if (homes.get(part) !== FIRST) homes.set(part, homes.has(part) ? names[0] : name);
    }
  }
  return homes;
}

/**
 * The functions that are reached through calls `from` these parts. The walk goes no further than to a function that
 * `ends` it.
 * @param {Part[]} from
 * @param {Part[]} functions
 * @param {(part: Part) => unknown} ends
 */
function reached(from, functions, ends) {
  const byName = new Map(functions.map((part) => [part.name, part]));
  const calledBy = (/** @type {Part} */ part) => namesAskedBy(part).flatMap((name) => byName.get(name) ?? []);
  const found = new Set(from.flatMap(calledBy));
  // The loop also comes to the functions that it adds.
  for (const part of found) if (!ends(part)) calledBy(part).forEach((called) => found.add(called));
  return found;
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
 * In place of a function: it asks the page for the extra part, and calls what that put into the slot.
 * @param {Part} part
 * @param {string} extra
 * @param {Part} table
 * @param {number} slot
 * @returns {Part}
 */
function detour(part, extra, table, slot) {
  const { text, count } = typeOf(part);
  const passed = Array.from({ length: count }, (_, at) => `(local.get ${at})`).join(" ");
  const call = `(call_indirect ${table.name} ${text} ${passed} (i32.const ${slot}))`;
  return { ...part, body: ` (func ${part.name} ${text}\n  (call $${extra}) ${call})` };
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
 * Makes the table longer by a slot for each function of an extra part that is called from outside of it.
 * @param {Extra[]} extras
 * @param {Part} table
 */
function giveSlots(extras, table) {
  let size = Number(find(table.body, / (\d+)/)[1]);
  for (const extra of extras) {
    extra.slot = size;
    size += extra.called.length;
  }
  table.body = ` (table ${table.name} ${size} ${size} funcref)`;
}

/**
 * What an extra part needs of the first.
 * @param {Part[]} first
 * @param {Extra} extra
 * @param {Part} table
 * @returns {Shared[]}
 */
function sharedBy(first, { functions }, table) {
  const used = (/** @type {RegExp} */ pattern) => new Set(functions.flatMap(({ body }) => namesIn(body, pattern)));
  const [called, globals, tables] = [CALLED, GLOBALS, TABLES].map(used);
  for (const { name } of functions) called.delete(name);
  tables.add(table.name);
  return first.flatMap((part, at) => {
    const { kind, name, body } = part;
    const as = `shared${at}`;
    const callee = body.match(FUNCTION)?.[1];
    if (callee && called.has(callee)) {
      return { as, kind: "func", name: callee, type: `(func ${callee} ${typeOf(part).text})` };
    }
    if (kind === "memory" || (kind === "table" && tables.has(name))) return { as, kind, name, type: body.trim() };
    if (kind === "global" && globals.has(name)) {
      return { as, kind, name, type: `(global ${name} ${find(body, /\(mut \w+\)/)[0]})` };
    }
    return [];
  });
}

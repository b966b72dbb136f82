// Takes a compiled game apart, as text: into what is downloaded first, what comes later, and what is left
// out. The later part shares memory and table with the first, which reaches its functions through slots that
// are empty until it has come. Binaryen has a tool for this, wasm-split, but its npm package does not.
import { LATER, LEFT_OUT, plain } from "./parts.mjs";

const NAME = String.raw`\$"(?:[^"\\]|\\.)*"|\$[^\s()]+`;
const CALLED = new RegExp(String.raw`\((?:return_)?call (${NAME})|\(ref\.func (${NAME})`, "g");

/** The parts of a module: each starts in the second column, and is given with its kind and its name. */
function partsOf(text) {
  const parts = text.split(/\n(?= \()/).slice(1);
  return parts.map((part) => {
    const body = part.replace(/\n\)\s*$/, "").replaceAll(/\n ;;.*/g, "");
    const [, kind, name] = body.match(new RegExp(String.raw`^ \((\w+) ?(${NAME})?`));
    return { kind, name, body };
  });
}

const namesIn = (body, pattern) => [...body.matchAll(pattern)].map((match) => match[1] ?? match[2]);

/** What a function takes and gives, as text, and how many it takes. */
function typeOf({ body }) {
  const [head] = body.split("\n");
  const found = (pattern) => [...head.matchAll(pattern)].map((match) => match[1]).join(" ");
  const takes = found(/\(param (?:\$\w+ )?([^)]*)\)/g);
  const gives = found(/\(result ([^)]*)\)/g);
  const text = `${takes && `(param ${takes})`} ${gives && `(result ${gives})`}`;
  return { text, count: takes ? takes.split(" ").length : 0 };
}

/** In place of a function: it asks the page for the later part, and calls what that put into the slot. */
function detour(part, table, slot) {
  const { text, count } = typeOf(part);
  const passed = Array.from({ length: count }, (_, at) => `(local.get ${at})`).join(" ");
  const call = `(call_indirect ${table} ${text} ${passed} (i32.const ${slot}))`;
  return ` (func ${part.name} ${text} (call $later) ${call})`;
}

/**
 * The two modules as texts. The first imports `later` and `left_out` from the module `glue`, which it calls
 * before a function of the later part and in place of one that is left out; the later one imports
 * from "first" what the first exports under the same names.
 */
export function split(text, glue) {
  const parts = partsOf(text);
  const isFunction = ({ kind }) => kind === "func";
  const matches = (patterns) => (part) => isFunction(part) && patterns.some((p) => p.test(plain(part.name)));
  const [isLater, isLeftOut] = [matches(LATER), matches(LEFT_OUT)];
  for (const pattern of [...LATER, ...LEFT_OUT]) {
    if (!parts.some(matches([pattern]))) console.warn(`tools/wasm/parts.mjs: no function has a name like ${pattern}`);
  }
  for (const part of parts.filter(isLeftOut)) {
    part.body = ` (func ${part.name} ${typeOf(part).text} (call $left_out) (unreachable))`;
  }
  const later = parts.filter((part) => isLater(part) && !isLeftOut(part));
  const first = parts.filter((part) => !later.includes(part));

  const asked = new Set(
    first.flatMap(({ kind, body }) =>
      namesIn(body, kind === "func" ? CALLED : new RegExp(`(${NAME})`, "g")),
    ),
  );
  const called = later.filter(({ name }) => asked.has(name));
  const table = parts.find(({ kind, body }) => kind === "table" && /funcref/.test(body));
  const size = Number(table.body.match(/ (\d+)/)[1]);
  table.body = ` (table ${table.name} ${size + called.length} ${size + called.length} funcref)`;

  const shared = sharedBy(parts, later, table);
  const exported = shared.map(({ kind, name }, at) => ` (export "later${at}" (${kind} ${name}))`);
  const imported = shared.map(({ type }, at) => ` (import "first" "later${at}" ${type})`);
  const bodies = (list) => list.map(({ body }) => body);
  const isImport = ({ kind }) => kind === "import";
  const isType = ({ kind }) => kind === "type";
  const asking = ["later", "left_out"].map((name) => ` (import "${glue}" "${name}" (func $${name}))`);
  return {
    first: moduleOf([
      ...bodies(first.filter(isType)),
      ...bodies(first.filter(isImport)),
      ...asking,
      ...bodies(first.filter((part) => !isType(part) && !isImport(part))),
      ...called.map((part, at) => detour(part, table.name, size + at)),
      ...exported,
    ]),
    later: moduleOf([
      ...bodies(parts.filter(isType)),
      ...imported,
      ` (elem (table ${table.name}) (i32.const ${size}) func ${called.map(({ name }) => name).join(" ")})`,
      ...bodies(later),
    ]),
  };
}

const moduleOf = (bodies) => `(module\n${bodies.join("\n")}\n)\n`;

/** What the later part needs of the first, with the types to import it by. */
function sharedBy(parts, later, table) {
  const own = new Set(later.map(({ name }) => name));
  const used = (pattern) => new Set(later.flatMap(({ body }) => namesIn(body, pattern)));
  const called = used(CALLED);
  const globals = used(new RegExp(String.raw`global\.[gs]et (${NAME})`, "g"));
  const tables = used(new RegExp(String.raw`(?:call_indirect|table\.\w+) (${NAME})`, "g")).add(table.name);
  const plainType = ({ body }) => body.trim();
  return parts.flatMap((part) => {
    const { kind, name, body } = part;
    const imported = kind === "import" && body.match(new RegExp(String.raw`\(func (${NAME})`))?.[1];
    const callee = imported || (kind === "func" && name);
    if (callee && called.has(callee) && !own.has(callee)) {
      const head = { body: imported ? body.slice(body.indexOf("(func")) : body };
      return { kind: "func", name: callee, type: `(func ${callee} ${typeOf(head).text})` };
    }
    if (kind === "memory" || (kind === "table" && tables.has(name))) return { kind, name, type: plainType(part) };
    if (kind === "global" && globals.has(name)) {
      return { kind, name, type: `(global ${name} ${body.match(/\(mut \w+\)/)[0]})` };
    }
    return [];
  });
}

// Which file of a Rust crate needs which, by its `use` lines and by paths in its code.
import { dirname, join } from "node:path";

/** `a::{b, c::{d, e as f}}` as paths, each with the name that it is known by then. */
function pathsIn(tree) {
  const group = tree.match(/^(.*?)\{(.*)\}$/s);
  if (!group) {
    const [path, name = path.split("::").at(-1)] = tree.split(/\s+as\s+/).map((part) => part.trim());
    return [{ path, name }];
  }
  const parts = [];
  let [depth, start] = [0, 0];
  const inner = `${group[2]},`;
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === "{") depth += 1;
    if (inner[at] === "}") depth -= 1;
    if (inner[at] !== "," || depth > 0) continue;
    const part = inner.slice(start, at).trim();
    if (part) parts.push(part);
    start = at + 1;
  }
  return parts.flatMap((part) => pathsIn(group[1].trim() + part));
}

/** A file as a module: where it is, the paths that it needs, and the names that others can have from it. */
function moduleOf([file, text]) {
  const code = text.replaceAll(/'(?:[^'\\]|\\.)'|"(?:[^"\\]|\\.)*"|\/\/.*/g, "");
  const USE = /^[ \t]*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/gm;
  const uses = [...code.matchAll(USE)].flatMap(([, , tree]) => pathsIn(tree));
  const inCode = code.replaceAll(USE, "").match(/\b(?:crate|super|self)(?:::\w+)+/g) ?? [];
  const isFolder = /(^|\/)(mod|lib)\.rs$/.test(file);
  const place = isFolder ? dirname(file) : file.replace(/\.rs$/, "");
  if (/^[ \t]*(pub(\([^)]*\))? )?mod \w+ \{/m.test(code)) throw new Error(`${file}: a module in a file is not understood`);
  return { file, place, isFolder, uses, paths: [...uses.map(({ path }) => path), ...inCode] };
}

/** For each file, by its path from the crate's `src/`, the files that it needs. */
export function importsOf(files) {
  const modules = [...files].map(moduleOf);
  const at = new Map(modules.map((module) => [module.place, module]));
  const childOf = (module, name) => at.get(join(module.place, name));

  /** The module in which a path begins, and the names after that; nothing where it is another crate's. */
  const startOf = (from, path) => {
    const names = path.split("::");
    let here = from;
    if (names[0] === "crate") [here] = [at.get("."), names.shift()];
    else if (names[0] === "self") names.shift();
    else if (names[0] !== "super" && !childOf(from, names[0])) return undefined;
    while (names[0] === "super") [here] = [at.get(dirname(here.place)), names.shift()];
    if (!here) throw new Error(`${from.file}: ${path} is nowhere`);
    return { here, names };
  };

  /** The file in which what a path means is written. */
  const resolve = (from, path) => {
    const start = startOf(from, path);
    if (!start) return undefined;
    let { here } = start;
    for (const [index, name] of start.names.entries()) {
      const child = childOf(here, name);
      if (child) {
        here = child;
        continue;
      }
      const handed = here.uses.filter((use) => use.name === name || use.name === "*");
      for (const { path: given, name: known } of handed) {
        const target = known === "*" ? `${given.slice(0, -1)}${name}` : given;
        const found = resolve(here, [target, ...start.names.slice(index + 1)].join("::"));
        if (found && (known !== "*" || files.get(found).includes(name))) return found;
      }
      return here.file;
    }
    return here.file;
  };

  const needs = (module) => {
    const inside = (file) => module.isFolder && (module.place === "." || file.startsWith(`${module.place}/`));
    const needed = new Set(module.paths.map((path) => resolve(module, path)));
    return [...needed].filter((file) => file && file !== module.file && !inside(file));
  };
  return new Map(modules.map((module) => [module.file, needs(module)]));
}

/** The files of a circle, if there is one: each needs the next, and the last the first. */
export function circleIn(imports) {
  const done = new Set();
  const visit = (file, way) => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const circle = visit(next, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle) return circle;
  }
  return undefined;
}

// Which file of a Rust crate needs which, by its `use` lines and by paths in its code.
import { dirname, join } from "node:path";

/** `a::{b, c::{d, e as f}}` as a list of paths. */
function pathsIn(tree) {
  const group = tree.match(/^(.*?)\{(.*)\}$/s);
  if (!group) return [tree.split(/\s+as\s+/)[0].trim()];
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
  return parts.flatMap(pathsIn).map((path) => group[1].trim() + path);
}

/** A file as a module: where it is, what it takes from elsewhere, and what it only hands on. */
function moduleOf([file, text]) {
  const code = text.replaceAll(/\/\/.*|"(?:[^"\\]|\\.)*"/g, "");
  const uses = [...code.matchAll(/^(pub(?:\([^)]*\))? )?use ([^;]+);/gms)];
  const [handed, taken] = [true, false].map((isPublic) =>
    uses.filter(([, isPub]) => Boolean(isPub) === isPublic).flatMap(([, , tree]) => pathsIn(tree)),
  );
  const inCode = code.replaceAll(/^(pub\b.*)?use [^;]+;/gm, "").match(/\b(?:crate|super)(?:::\w+)+/g) ?? [];
  const isFolder = /(^|\/)(mod|lib)\.rs$/.test(file);
  const place = isFolder ? dirname(file) : file.replace(/\.rs$/, "");
  return { file, place, isFolder, handed, taken: [...taken, ...inCode] };
}

/**
 * For each file, by its path from the crate's `src/`, the files that it needs. What a folder's `mod.rs` does with the
 * files in it does not count: it is there to list them.
 */
export function importsOf(files) {
  const modules = [...files].map(moduleOf);
  const at = new Map(modules.map((module) => [module.place, module]));

  /** The file in which a path ends, as seen from a module. */
  const resolve = (from, path) => {
    let [first, ...rest] = path.split("::");
    let here = at.get(from.place);
    if (first === "crate") here = at.get(".");
    else if (first === "super") here = at.get(dirname(from.place));
    else rest = [first, ...rest];
    if (first !== "crate" && first !== "super" && !at.has(join(from.place, first))) return undefined;
    for (const name of rest) {
      const child = here && at.get(join(here.place, name));
      const given = here?.handed.find((handed) => handed.endsWith(`::${name}`));
      if (child) here = child;
      else if (given) return resolve(here, given);
      else return here?.file;
    }
    return here?.file;
  };

  return new Map(
    modules.map((module) => {
      const needed = module.taken.map((path) => resolve(module, path)).filter((file) => file && file !== module.file);
      const inside = (file) => module.isFolder && dirname(file).startsWith(module.place === "." ? "" : module.place);
      return [module.file, [...new Set(needed)].filter((file) => !inside(file))];
    }),
  );
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

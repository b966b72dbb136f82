// The rooms of the house: what `CONTRIBUTING.md` promises of the folders in `src/`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import test from "node:test";
import { filesIn } from "../../tools/files.mjs";
import { circleIn, importsOf } from "./imports.mjs";

const files = new Map(filesIn("src").map((file) => [relative("src", file), readFileSync(file, "utf8")]));
const imports = importsOf(files);

test("no files of src/ need each other in a circle", () => {
  assert.equal(circleIn(imports)?.join(" → "), undefined);
});

test("what draws and listens needs the rules, and never the other way round", () => {
  const crossing = [...imports].filter(([file, needed]) => file.startsWith("rules/") && needed.some((it) => it.startsWith("ui/")));
  assert.deepEqual(crossing, []);
  assert.ok(imports.get("ui/play.rs").some((file) => file.startsWith("rules/")));
});

test("the inputs know of the game only what they may do to it", () => {
  const known = [...imports].filter(([file]) => file.startsWith("ui/input/")).flatMap(([, needed]) => needed);
  const foreign = new Set(known.filter((file) => !/^(rules|ui\/(input|host))\//.test(file)));
  assert.deepEqual([...foreign], []);
});

test("each folder opens with what belongs there, and has at most a dozen files", () => {
  for (const folder of new Set([...files.keys()].map(dirname))) {
    const inside = [...files.keys()].filter((file) => dirname(file) === folder);
    assert.ok(inside.length <= 12, `src/${folder} has ${inside.length} files`);
    const head = inside.find((file) => ["mod.rs", "lib.rs"].includes(basename(file)));
    assert.match(files.get(head), /^\/\/! [A-Z][^]*?\.\n/, `src/${head}`);
  }
});

test("a circle is found through a folder that hands names on, and through a path in the code", () => {
  const circle = new Map([
    ["lib.rs", "mod a;\nmod room;"],
    ["a.rs", "use crate::room::{Deep, deep::Other};"],
    ["room/mod.rs", "mod deep;\nmod leaf;\npub use deep::{Deep};"],
    ["room/deep.rs", "use super::leaf::Leaf;\npub struct Deep;"],
    ["room/leaf.rs", "// use crate::b::B;\nfn leaf() { crate::a::help() }"],
  ]);
  assert.deepEqual(circleIn(importsOf(circle)), ["a.rs", "room/deep.rs", "room/leaf.rs", "a.rs"]);
  circle.set("room/leaf.rs", "pub struct Leaf;");
  assert.equal(circleIn(importsOf(circle)), undefined);
});

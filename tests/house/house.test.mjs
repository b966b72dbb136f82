// The rooms of the house: what CONTRIBUTING.md promises of the folders in `src/`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, dirname, relative } from "node:path";
import test from "node:test";
import { filesIn } from "../../tools/files.mjs";
import { circleIn, importsOf } from "./imports.mjs";

const files = new Map(filesIn("src").map((file) => [relative("src", file), readFileSync(file, "utf8")]));
const imports = importsOf(files);

/** What the files in a folder need from elsewhere, but for what `allowed` fits. */
const foreign = (folder, allowed) =>
  [...imports]
    .filter(([file]) => file.startsWith(folder))
    .flatMap(([file, needed]) => needed.map((it) => [file, it]))
    .filter(([, needed]) => !needed.startsWith(folder) && !allowed.test(needed));

// What lists files has to know them; `rules/mod.rs` holds the order of the systems, in which each of them stands.
test("no files of src/ need each other in a circle", () => {
  assert.equal(circleIn(imports)?.join(" → "), undefined);
});

test("in the rules one room leads to the next, and none to what draws and listens", () => {
  const order = String.raw`^rules/mod\.rs$`;
  assert.deepEqual(foreign("rules/", /^$/), []);
  assert.deepEqual(foreign("rules/model/", new RegExp(order)), []);
  assert.deepEqual(foreign("rules/round/", new RegExp(`${order}|^rules/(hash.rs|model/)`)), []);
  assert.deepEqual(foreign("rules/insight/", /^rules\/(model|round)\//), []);
  assert.deepEqual(foreign("rules/links/", new RegExp(`${order}|^rules/(hash.rs|game.rs|model/|round/)`)), []);
  assert.ok(imports.get("ui/play.rs").includes("rules/game.rs"));
});

test("the inputs know nothing of the session but what they may do to it", () => {
  assert.deepEqual(foreign("ui/input/", /^(rules|ui\/host)\//), []);
});

test("what stands for the page around knows nothing of what is shown", () => {
  assert.deepEqual(foreign("ui/host/", /^rules\//), []);
});

test("each folder opens with what belongs there, and has at most a dozen files beside that", () => {
  for (const folder of new Set([...files.keys()].map(dirname))) {
    const inside = [...files.keys()].filter((file) => dirname(file) === folder);
    const head = inside.find((file) => ["mod.rs", "lib.rs"].includes(basename(file)));
    assert.match(files.get(head), /^\/\/! [A-Z][^]*?\.\n/, `src/${head}`);
    assert.ok(inside.length - 1 <= 12, `src/${folder} has ${inside.length - 1} files beside ${basename(head)}`);
  }
});

/** A house of three files, of which the last needs the first by one of these lines. */
const WAYS = {
  "a path from the crate": "use crate::a::A;",
  "a path from above": "use super::super::a::A;",
  "one of several": "use crate::{\n    a::{A, B as C},\n    b::D,\n};",
  "handing on": "pub use crate::a::A;",
  "handing on to some": "pub(in crate::room) use crate::a::A;",
  "a path in the code": "fn help() -> crate::a::A { crate::a::A }",
  "after quotation marks": "const MARKS: [char; 2] = ['\"', '\\''];\nuse crate::a::A; // \"",
};
for (const [what, line] of Object.entries(WAYS)) {
  test(`a circle is found that is closed by ${what}`, () => {
    const house = new Map([
      ["lib.rs", "mod a;\nmod room;"],
      ["a.rs", "use crate::room::Deep;\npub struct A;"],
      ["room/mod.rs", "mod deep;\nmod leaf;\npub use deep::Deep;"],
      ["room/deep.rs", "use super::leaf::Leaf;\npub struct Deep;"],
      ["room/leaf.rs", `${line}\npub struct Leaf;`],
    ]);
    assert.deepEqual(circleIn(importsOf(house)), ["a.rs", "room/deep.rs", "room/leaf.rs", "a.rs"]);
    house.set("room/leaf.rs", "// use crate::a::A;\npub struct Leaf;");
    assert.equal(circleIn(importsOf(house)), undefined);
  });
}

for (const line of ["pub use deep::*;", "pub use deep::Deep as Deeper;\nuse deep::Deep;", "pub(super) use deep::Deep;"]) {
  test(`a circle is found through a folder with ${line.replace("\n", " ")}`, () => {
    const house = new Map([
      ["lib.rs", "mod a;\nmod room;"],
      ["a.rs", `use crate::room::${line.includes("Deeper") ? "Deeper" : "Deep"};\npub struct A;`],
      ["room/mod.rs", `mod deep;\n${line}`],
      ["room/deep.rs", "use crate::a::A;\npub struct Deep;"],
    ]);
    assert.deepEqual(circleIn(importsOf(house)), ["a.rs", "room/deep.rs", "a.rs"]);
  });
}

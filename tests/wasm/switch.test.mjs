// WASM=whole builds the game without all this; another value is a mistake that is told before anything is built.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { inFolder } from "./game.mjs";

test("a value of WASM that means nothing is refused, and nothing is written", () =>
  inFolder((folder) => {
    const env = { ...process.env, WASM: "half", TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: "release" };
    const { status, stderr } = spawnSync(process.execPath, ["tools/bundle.mjs"], { env, encoding: "utf8" });
    assert.notEqual(status, 0);
    assert.match(stderr, /WASM=half is not known: leave WASM away, or set it to whole \(tools\/wasm\/README\.md\)/);
    assert.deepEqual(readdirSync(folder), []);
  }));

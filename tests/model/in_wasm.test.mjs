// The network as WebAssembly: what it says there is the same to the last bit as natively.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { before, test } from "node:test";

const FOLDER = "target/wasm32-unknown-unknown/release";
/** @type {any} */
let model;

before(async () => {
  const target = ["--target", "wasm32-unknown-unknown", "--release"];
  execFileSync("cargo", ["build", "--locked", "-p", "range-model-in-wasm", ...target], { stdio: "inherit" });
  const bytes = readFileSync(`${FOLDER}/range_model_in_wasm.wasm`);
  model = (await WebAssembly.instantiate(bytes)).instance.exports;
});

/** What was written natively when the model was made: model, setting, digest of the logits of 1,000 boards. */
const lines = () => readFileSync("crates/range-model/tests/fixtures/digests.txt", "utf8").trim().split("\n");

test("the logits of 1,000 boards have the same bits in WebAssembly as natively, in every setting that was written", () => {
  const written = lines().map((line) => line.split(" "));
  assert.ok(written.length >= 10);
  for (const [which, setting, digest] of written) {
    model.set(Number(setting), which === "outlier" ? 1 : 0);
    const bits = BigInt.asUintN(64, model.digest_of(1000)).toString(16).padStart(16, "0");
    assert.equal(bits, digest, `${which} ${setting}`);
  }
});

test("in WebAssembly the full model finds the cell, and at int4 it often does not", () => {
  model.set(0, 0);
  assert.ok(model.right_of(200) >= 199);
  model.set(4095, 0);
  assert.ok(model.right_of(200) < 150);
});

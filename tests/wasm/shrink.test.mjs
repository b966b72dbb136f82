// All of it: a small game is shrunk, and runs in the glue that was made for it, which fetches the later part.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { optimize, shrink } from "../../tools/wasm/shrink.mjs";
import { GLUE, patterns, WAT } from "./game.mjs";

const folder = mkdtempSync(join(tmpdir(), "sharp-shot-wasm-"));
after(() => rmSync(folder, { recursive: true }));

/** Makes a game as wasm-bindgen leaves it, and shrinks it. */
function shrunk(name, wat) {
  const at = (file) => join(folder, file);
  const [wasm, later, glue] = ["game_bg.wasm", `${name}_later.wasm`, `${name}.mjs`].map(at);
  writeFileSync(at("game.wat"), wat);
  optimize(at("game.wat"), wasm, ["-g", "--quiet"]);
  writeFileSync(glue, GLUE);
  shrink({ wasm, later, glue, named: at("target/named") }, patterns);
  return { glue, wasm: readFileSync(wasm), later: readFileSync(later) };
}

let game;
let other;
before(() => {
  // The first part of both is the same, to the byte.
  other = shrunk("other", WAT.replace("(i32.const 1000)", "(i32.const 1001)"));
  game = shrunk("game", WAT);
});

const modules = ({ wasm, later }) => [wasm, later].map((bytes) => new WebAssembly.Module(bytes));
const buildOf = ({ later }) => WebAssembly.Module.imports(new WebAssembly.Module(later))[0].module;

test("imports and exports are named by a letter or two", () => {
  const [first] = modules(game);
  const imports = WebAssembly.Module.imports(first);
  assert.equal(imports.length, 4);
  assert.deepEqual(imports.filter(({ module, name }) => module !== "a" || name.length > 2), []);
  assert.deepEqual(WebAssembly.Module.exports(first).filter(({ name }) => name.length > 2), []);
});

test("the later part imports by the name of the build, which the first has as a section", () => {
  const [first, later] = modules(game);
  const build = buildOf(game);
  assert.match(build, /^[0-9a-f]{8}$/);
  const exported = new Map(WebAssembly.Module.exports(first).map(({ name, kind }) => [name, kind]));
  for (const { module, name, kind } of WebAssembly.Module.imports(later)) {
    assert.deepEqual([module, exported.get(name)], [build, kind]);
  }
  assert.equal(WebAssembly.Module.customSections(first, build).length, 1);
  assert.notEqual(buildOf(other), build);
});

test("names of functions are only in the parts for who wants to see what is in them", () => {
  for (const part of modules(game)) assert.deepEqual(WebAssembly.Module.customSections(part, "name"), []);
  const contents = fileURLToPath(new URL("../../tools/wasm/contents.mjs", import.meta.url));
  const list = execFileSync(process.execPath, [contents], { cwd: folder, encoding: "utf8" });
  const [first, later] = list.split("\nlater: ");
  assert.match(first, /^\nfirst: \d+ functions with \d+ bytes, and \d+ bytes of data$/m);
  assert.match(first, / describe$/m);
  assert.match(later, / \d+ +\d+\.\d % later::double$/m);
  assert.doesNotMatch(later, / describe$/m);
});

test("data so low that the optimizer takes it for unused is refused", () => {
  const low = WAT.replace("(data (i32.const 1024)", "(data (i32.const 1020)");
  assert.throws(() => shrunk("low", low), /there is data at 1020, so that --low-memory-unused has to go/);
});

let copies = 0;

/**
 * The glue with the first part started, what it has asked for and what was told. `answers` says what each request for
 * the later part is answered with.
 */
async function running(t, answers, wasm = game.wasm) {
  const { default: start, ...glue } = await import(`${pathToFileURL(game.glue)}?${(copies += 1)}`);
  const asked = [];
  const told = [];
  const answer = (how) => {
    asked.push(how);
    const given = answers[asked.length - 1];
    if (given instanceof Error) throw given;
    return given;
  };
  t.mock.method(globalThis, "fetch", async (url, { cache }) => {
    assert.equal(url, "later.wasm");
    return answer(cache);
  });
  globalThis.XMLHttpRequest = class {
    open(...request) {
      assert.deepEqual(request, ["GET", "later.wasm", false]);
    }
    overrideMimeType(type) {
      assert.equal(type, "text/plain; charset=x-user-defined");
    }
    send() {
      this.response = answer("waits");
    }
  };
  t.after(() => delete globalThis.XMLHttpRequest);
  glue.follow("later.wasm", "default", (what) => told.push(what));
  const response = new Response(wasm, { headers: { "content-type": "application/wasm" } });
  const started = start({ module_or_path: Promise.resolve(response) });
  return { ...glue, started, asked, told };
}

const response = (bytes) => new Response(bytes);
/** Each byte in a letter, as browsers decode x-user-defined: above 127 only its lower half is the byte. */
const letters = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte > 127 ? 0xf700 + byte : byte)).join("");
const gone = new TypeError("no network");

test("what is in the first part asks for nothing", async (t) => {
  const { started, counted, asked } = await running(t, []);
  await started;
  assert.equal(counted(), 100);
  assert.deepEqual(asked, []);
});

test("before the later part has come the game waits for it where it needs it, once", async (t) => {
  const { started, six_times, mixed, silent, stored, asked, told } = await running(t, [letters(game.later)]);
  await started;
  assert.equal(six_times(7), 42);
  assert.equal(mixed(1n, 2.5, 1), 2.5);
  silent();
  assert.equal(stored(1028), 43);
  assert.deepEqual([asked, told], [["waits"], []]);
});

test("where it has come the game waits for nothing", async (t) => {
  const { started, complete, ask, notes, asked } = await running(t, [response(game.later)]);
  await Promise.all([complete(started), complete(started)]);
  assert.equal(ask(3), 4);
  assert.deepEqual([notes, asked], [[3], ["default"]]);
});

test("it may come before the first part has started", async (t) => {
  const { started, complete, by_table } = await running(t, [response(game.later)]);
  let start;
  const coming = complete(new Promise((done) => (start = done)));
  await started;
  start();
  await coming;
  assert.equal(by_table(1), 1001);
});

test("when it has been waited for, what comes after that changes nothing", async (t) => {
  const { started, complete, triple, counted, asked } = await running(t, [response(game.later), letters(game.later)]);
  await started;
  const join = t.mock.method(WebAssembly, "instantiate");
  const coming = complete(started);
  assert.equal(triple(2), 6);
  await coming;
  assert.equal(counted(), 101);
  assert.deepEqual([asked, join.mock.callCount()], [["default", "waits"], 0]);
});

for (const [what, answer, error] of [
  ["does not come", gone, { name: "TypeError", message: "no network" }],
  ["is not there", new Response("", { status: 404 }), { name: "TypeError", message: /answered 404$/ }],
  ["is half", response(Buffer.alloc(20)), { name: "CompileError" }],
]) {
  test(`where it ${what} it is asked for again, past what the browser has kept`, async (t) => {
    const { started, complete, double, asked, told } = await running(t, [answer, response(game.later)]);
    await assert.rejects(complete(started), error);
    await complete(started);
    assert.equal(double(4), 8);
    assert.deepEqual([asked, told], [["default", "reload"], []]);
  });
}

test("where it does not come although the game waits for it, the page is told why", async (t) => {
  const { started, double, told } = await running(t, [gone, letters(game.later)]);
  await started;
  assert.throws(() => double(4), gone);
  assert.deepEqual(told, [gone]);
  assert.equal(double(4), 8, "and it is asked for again");
});

test("what was left out is told", async (t) => {
  const { started, describe, told, asked } = await running(t, []);
  await started;
  assert.throws(() => describe(4), WebAssembly.RuntimeError);
  assert.deepEqual([told, asked], [["a part that was left out"], []]);
});

test("parts of two builds are not joined, however alike they are", async (t) => {
  const builds = { name: "LinkError", message: "the parts are of two builds" };
  await assert.rejects((await running(t, [], other.wasm)).started, builds);
  const { started, complete } = await running(t, [response(other.later)]);
  await assert.rejects(complete(started), { name: "TypeError" });
});

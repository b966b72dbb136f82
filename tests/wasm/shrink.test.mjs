// All of it: a small game is shrunk, and runs in the glue that was made for it, which fetches the other parts.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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
  const [wasm, glue] = ["game_bg.wasm", `${name}.mjs`].map(at);
  const extra = (part) => at(`${name}_${part}.wasm`);
  writeFileSync(at("game.wat"), wat);
  optimize(at("game.wat"), wasm, ["-g", "--quiet"]);
  writeFileSync(glue, GLUE);
  shrink({ wasm, extra, glue, named: at("target/named") }, patterns);
  const [later, live] = ["later", "live"].map((part) => readFileSync(extra(part)));
  return { glue, wasm: readFileSync(wasm), later, live };
}

let game;
let other;
before(() => {
  // The first part of both is the same, to the byte.
  other = shrunk("other", WAT.replace("(i32.const 1000)", "(i32.const 1001)"));
  game = shrunk("game", WAT);
});

const modules = ({ wasm, later, live }) => [wasm, later, live].map((bytes) => new WebAssembly.Module(bytes));
const buildOf = ({ later }) => WebAssembly.Module.imports(new WebAssembly.Module(later))[0].module;

test("what was optimized before is the same again, and another module or other passes are not taken for it", () => {
  const [from, to, ...others] = ["game.wat", "once.wasm", "again.wasm", "named.wasm", "other.wasm"].map((file) => join(folder, file));
  writeFileSync(from, WAT);
  optimize(from, to, ["-Oz"]);
  optimize(from, others[0], ["-Oz"]);
  optimize(from, others[1], ["-Oz", "-g"]);
  writeFileSync(from, WAT.replace("(i32.const 1000)", "(i32.const 1001)"));
  optimize(from, others[2], ["-Oz"]);
  const once = readFileSync(to);
  assert.deepEqual(others.map((file) => readFileSync(file).equals(once)), [true, false, false]);
});

test("imports and exports are named by a letter or two", () => {
  const [first] = modules(game);
  const imports = WebAssembly.Module.imports(first);
  assert.equal(imports.length, 5);
  assert.deepEqual(imports.filter(({ module, name }) => module !== "a" || name.length > 2), []);
  assert.deepEqual(WebAssembly.Module.exports(first).filter(({ name }) => name.length > 2), []);
});

test("the other parts import by the name of the build, which the first has as a section", () => {
  const [first, ...extras] = modules(game);
  const build = buildOf(game);
  assert.match(build, /^[0-9a-f]{8}$/);
  const exported = new Map(WebAssembly.Module.exports(first).map(({ name, kind }) => [name, kind]));
  for (const { module, name, kind } of extras.flatMap((extra) => WebAssembly.Module.imports(extra))) {
    assert.deepEqual([module, exported.get(name)], [build, kind]);
  }
  assert.equal(WebAssembly.Module.customSections(first, build).length, 1);
  assert.notEqual(buildOf(other), build);
});

test("names of functions are only in the parts for who wants to see what is in them", () => {
  for (const part of modules(game)) assert.deepEqual(WebAssembly.Module.customSections(part, "name"), []);
  const contents = fileURLToPath(new URL("../../tools/wasm/contents.mjs", import.meta.url));
  const list = execFileSync(process.execPath, [contents], { cwd: folder, encoding: "utf8" });
  const [first, later, live] = list.split(/\nl(?:ater|ive): (?=\d)/);
  assert.match(first, /^\nfirst: \d+ functions with \d+ bytes, and \d+ bytes of data$/m);
  assert.match(first, / counted$/m);
  assert.match(later, / \d+ +\d+\.\d % later::double$/m);
  assert.match(live, / \d+ +\d+\.\d % live::open$/m);
  assert.doesNotMatch(later + live, / counted$/m);
});

test("what an earlier build left of a part that is there no more is taken away", () => {
  const [named, stale] = ["target/named", "target/named/gone.wasm"].map((file) => join(folder, file));
  mkdirSync(named, { recursive: true });
  writeFileSync(stale, "");
  shrunk("again", WAT);
  assert.ok(existsSync(join(named, "live.wasm")) && !existsSync(stale));
});

test("data so low that the optimizer takes it for unused is refused", () => {
  const low = WAT.replace("(data (i32.const 1024)", "(data (i32.const 1020)");
  assert.throws(() => shrunk("low", low), /there is data at 1020, so that --low-memory-unused has to go/);
});

let copies = 0;

/**
 * The glue with the first part started, what it has asked for and what was told. `answers` says what each request for
 * another part is answered with.
 */
async function running(t, answers, wasm = game.wasm) {
  const { default: start, ...glue } = await import(`${pathToFileURL(game.glue)}?${(copies += 1)}`);
  const asked = [];
  const told = [];
  const answer = (file, how) => {
    asked.push(`${file} ${how}`);
    const given = answers[asked.length - 1];
    if (given instanceof Error) throw given;
    return given;
  };
  t.mock.method(globalThis, "fetch", async (file, { cache }) => answer(file, cache));
  globalThis.XMLHttpRequest = class {
    open(method, file, isAsync) {
      assert.deepEqual([method, isAsync], ["GET", false]);
      this.file = file;
    }
    overrideMimeType(type) {
      assert.equal(type, "text/plain; charset=x-user-defined");
    }
    send() {
      this.response = answer(this.file, "waits");
    }
  };
  t.after(() => delete globalThis.XMLHttpRequest);
  glue.follow((part) => part, "default", (what) => told.push(what));
  const response = new Response(wasm, { headers: { "content-type": "application/wasm" } });
  const started = start({ module_or_path: Promise.resolve(response) });
  return { ...glue, started, asked, told };
}

const response = (bytes) => new Response(bytes);
/** Each byte in a letter, as browsers decode x-user-defined: above 127 only its lower half is the byte. */
const letters = (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte > 127 ? 0xf700 + byte : byte)).join("");
const gone = new TypeError("no network");

/** Each extra part: what fetches it, and a function in it with what that is called with and what it gives. */
const EXTRAS = [
  { part: "later", complete: "complete", name: "double", given: 4, result: 8 },
  { part: "live", complete: "completeLive", name: "open_live", given: 3, result: 2022 },
];

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
  assert.deepEqual([asked, told], [["later waits"], []]);
});

test("where it has come the game waits for nothing", async (t) => {
  const { started, complete, ask, notes, asked } = await running(t, [response(game.later)]);
  await Promise.all([complete(started), complete(started)]);
  assert.equal(ask(3), 4);
  assert.deepEqual([notes, asked], [[3], ["later default"]]);
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
  assert.deepEqual([asked, join.mock.callCount()], [["later default", "later waits"], 0]);
});

test("the live part comes alone, and then the later one", async (t) => {
  const answers = [response(game.live), response(game.later)];
  const { started, complete, completeLive, seven_times, live_both, double, asked } = await running(t, answers);
  await completeLive(started);
  assert.equal(seven_times(6), 42);
  await complete(started);
  assert.deepEqual([live_both(2), double(4)], [3027, 8]);
  assert.deepEqual(asked, ["live default", "later default"]);
});

test("where the live part needs the later one, and that has not come, the game waits for it", async (t) => {
  const { started, completeLive, live_triple, asked } = await running(t, [response(game.live), letters(game.later)]);
  await completeLive(started);
  assert.equal(live_triple(5), 15);
  assert.deepEqual(asked, ["live default", "later waits"]);
});

test("the live part can be loaded by the page, once, which is told from where and how", async (t) => {
  const { started, completeLive, open_live, asked } = await running(t, []);
  const loads = [];
  const load = async (...from) => {
    loads.push(from);
    if (loads.length === 1) throw gone;
    return Uint8Array.from(game.live).buffer;
  };
  await assert.rejects(completeLive(started, load), gone);
  await Promise.all([completeLive(started, load), completeLive(started, load)]);
  assert.equal(open_live(3), 2022);
  assert.deepEqual([loads, asked], [[["live", "default"], ["live", "reload"]], []]);
});

for (const { part, complete, name, given, result } of EXTRAS) {
  for (const [what, answer, error] of [
    ["does not come", () => gone, { name: "TypeError", message: "no network" }],
    ["is not there", () => new Response("", { status: 404 }), { name: "TypeError", message: /answered 404$/ }],
    ["is half", () => response(Buffer.alloc(20)), { name: "CompileError" }],
  ]) {
    test(`where the ${part} part ${what} it is asked for again, past what the browser has kept`, async (t) => {
      const { started, asked, told, ...glue } = await running(t, [answer(), response(game[part])]);
      await assert.rejects(glue[complete](started), error);
      await glue[complete](started);
      assert.equal(glue[name](given), result);
      assert.deepEqual([asked, told], [[`${part} default`, `${part} reload`], []]);
    });
  }

  test(`where the ${part} part does not come although the game waits for it, the page is told why`, async (t) => {
    const { started, told, asked, ...glue } = await running(t, [gone, letters(game[part])]);
    await started;
    assert.throws(() => glue[name](given), gone);
    assert.deepEqual(told, [gone]);
    assert.equal(glue[name](given), result, "and it is asked for again");
    assert.deepEqual(asked, [`${part} waits`, `${part} waits`]);
  });

  test(`the ${part} part of another build is not joined, however alike it is`, async (t) => {
    const { started, ...glue } = await running(t, [response(other[part]), letters(other[part])]);
    await assert.rejects(glue[complete](started), { name: "TypeError" });
    assert.throws(() => glue[name](given), { name: "TypeError" });
  });
}

test("what was left out is told", async (t) => {
  const { started, describe, told, asked } = await running(t, []);
  await started;
  assert.throws(() => describe(4), WebAssembly.RuntimeError);
  assert.deepEqual([told, asked], [["a part that was left out"], []]);
});

test("the first part of another build is not started, however alike it is", async (t) => {
  const builds = { name: "LinkError", message: "the parts are of two builds" };
  await assert.rejects((await running(t, [], other.wasm)).started, builds);
});

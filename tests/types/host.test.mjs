// Pages in TypeScript, checked against what is in dist/: one that is right, with the settings that such pages have,
// and one that is wrong wherever it can be.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Checks a page; answers with what is wrong, as lines. */
function check(page, ...settings) {
  const tsc = ["node_modules/typescript/bin/tsc", "--ignoreConfig", "--noEmit", "--strict", "--pretty", "false"];
  const given = [...tsc, ...settings, `tests/types/${page}`];
  const { stdout, stderr, error } = spawnSync(process.execPath, given, { cwd: root, encoding: "utf8" });
  assert.equal(stderr, "", error);
  return stdout.split("\n").filter(Boolean);
}

const MODERN = ["--target", "es2022", "--lib", "es2022,dom,dom.iterable", "--module", "preserve"];
const SETTINGS = {
  "with a bundler": [...MODERN, "--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--verbatimModuleSyntax"],
  "as Node resolves modules": [...MODERN.slice(0, -1), "nodenext"],
  "for browsers of 2017": ["--target", "es2017", "--lib", "es2017,dom,dom.iterable", "--module", "node16"],
};
for (const [name, settings] of Object.entries(SETTINGS)) {
  test(`a page in TypeScript, ${name}`, () => assert.deepEqual(check("host.ts", ...settings), []));
  for (const place of ["lab", "workbook"]) {
    test(`a page with the ${place} in TypeScript, ${name}`, () => assert.deepEqual(check(`${place}.ts`, ...settings), []));
  }
}

/** Asserts that in `page`, which has many mistakes, each of them is found, and nothing else. */
function assertFound(page, many) {
  const lines = readFileSync(new URL(page, import.meta.url), "utf8").split("\n");
  const wanted = lines.flatMap((line, index) => {
    const code = line.match(/ \/\/ (TS\d+)$/)?.[1];
    return code ? [`${index + 1}: ${code}: ${line}`] : [];
  });
  assert.ok(wanted.length > many, `${wanted.length} mistakes`);
  const found = check(page, ...MODERN).filter((line) => !line.startsWith(" "));
  assert.deepEqual(
    found.map((line) => {
      const [, number, code] = line.match(/^tests\/types\/\w+\.ts\((\d+),\d+\): error (TS\d+): /) ?? [];
      return code ? `${number}: ${code}: ${lines[number - 1]}` : line;
    }),
    wanted,
  );
}

test("each mistake of a page is found", () => assertFound("wrong.ts", 30));
test("each mistake of a page with the lab is found", () => assertFound("wrong_lab.ts", 20));
test("each mistake of a page with the workbook is found", () => assertFound("wrong_workbook.ts", 20));

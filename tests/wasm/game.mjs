// A small module and its glue, as rustc and wasm-bindgen would make them of a game: some of its functions are in the
// later part or in the live one, by their names or as only such functions call them, and some are left out.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AS_TEXT, optimize } from "../../tools/wasm/shrink.mjs";

export const patterns = {
  extra: { later: [/^later::\w+$/], live: [/^<?live::\w+/] },
  leftOut: [/ as Debug>::fmt$/, /^later::unused$/],
};

export const MODULE = "./game_bg.js";

export const WAT = `(module
  (import "${MODULE}" "__wbg_next_0123456789abcdef" (func $next (param i32) (result i32)))
  (import "${MODULE}" "__wbg_note_fedcba9876543210" (func $note (param i32)))
  (memory $memory 1)
  (data (i32.const 1024) "\\2a")
  (table $table 3 3 funcref)
  (elem (i32.const 0) $minus_one $later::in_table $"<live::Range as View>::size")
  (global $count (mut i32) (i32.const 0))
  (global $freed (mut i32) (i32.const 0))
  (export "memory" (memory $memory))
  (export "double" (func $"later::double::h0123456789abcdef"))
  (export "triple" (func $"later::triple::h0123456789abcdef"))
  (export "mixed" (func $later::mixed))
  (export "silent" (func $later::silent))
  (export "by_table" (func $by_table))
  (export "less" (func $later::less))
  (export "back" (func $later::back))
  (export "ask" (func $later::ask))
  (export "nine" (func $later::nine))
  (export "parity" (func $later::parity))
  (export "zone" (func $later::zone))
  (export "early" (func $early))
  (export "six_times" (func $six_times))
  (export "counted" (func $counted))
  (export "describe" (func $describe))
  (export "unused" (func $later::unused))
  (export "seven_times" (func $seven_times))
  (export "open_live" (func $live::open))
  (export "live_count" (func $live::count))
  (export "by_live_table" (func $by_live_table))
  (export "live_triple" (func $live::triple))
  (export "live_both" (func $live::both))
  (export "live_zone" (func $live::zone))
  (export "both" (func $later::both))
  (export "of_live" (func $later::of_live))
  (export "game_free" (func $free))

  (func $free (param $pointer i32) (global.set $freed (i32.add (global.get $freed) (local.get $pointer))))
  (func $minus_one (param $n i32) (result i32) (i32.sub (local.get $n) (i32.const 1)))
  (func $six_times (param $n i32) (result i32)
    (call $"later::double::h0123456789abcdef" (call $"later::triple::h0123456789abcdef" (local.get $n))))
  (func $by_table (param $n i32) (result i32)
    (call_indirect $table (param i32) (result i32) (local.get $n) (i32.const 1)))
  (func $counted (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 100)))
    (global.get $count))
  (func $early (param $n i32) (result i32) (i32.add (call $for_both (local.get $n)) (i32.const 5)))
  (func $for_both (param $n i32) (result i32) (i32.mul (local.get $n) (local.get $n)))
  (func $only_for_later (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 9)))
  (func $odd (param $n i32) (result i32)
    (if (result i32) (local.get $n) (then (call $even (i32.sub (local.get $n) (i32.const 1)))) (else (i32.const 0))))
  (func $even (param $n i32) (result i32)
    (if (result i32) (local.get $n) (then (call $odd (i32.sub (local.get $n) (i32.const 1)))) (else (i32.const 1))))
  (func $describe (param $n i32) (result i32) (call $"<Target as Debug>::fmt" (local.get $n) (i32.const 7)))

  (func $"later::double::h0123456789abcdef" (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 2)))
  (func $"later::triple::h0123456789abcdef" (param $n i32) (result i32)
    (call $later::times (local.get $n) (i32.const 3)))
  (func $later::times (param $n i32) (param $by i32) (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 1)))
    (i32.mul (local.get $n) (local.get $by)))
  (func $later::mixed (param $a i64) (param $b f32) (param $c i32) (result f64)
    (f64.sub
      (f64.add (f64.convert_i64_s (local.get $a)) (f64.promote_f32 (local.get $b)))
      (f64.convert_i32_s (local.get $c))))
  (func $later::silent
    (i32.store (i32.const 1028) (i32.add (i32.load (i32.const 1024)) (i32.const 1))))
  (func $later::in_table (param $n i32) (result i32) (i32.add (local.get $n) (i32.const 1000)))
  (func $later::less (param $n i32) (result i32)
    (call_indirect $table (param i32) (result i32) (local.get $n) (i32.const 0)))
  (func $later::back (param $n i32) (result i32) (call $minus_one (i32.mul (local.get $n) (i32.const 10))))
  (func $later::ask (param $n i32) (result i32) (call $note (local.get $n)) (call $next (local.get $n)))
  (func $later::nine (param $n i32) (result i32)
    (call $only_for_later (i32.sub (call $early (local.get $n)) (call $for_both (local.get $n)))))
  (func $later::parity (param $n i32) (result i32) (call $odd (local.get $n)))
  (func $later::zone (result i32) (call $"<Zone as Debug>::fmt" (i32.const 3)))
  (func $later::unused (call $note (i32.const 13)))
  (func $"<Target as Debug>::fmt" (param $n i32) (param $width i32) (result i32)
    (call $only_for_left_out (local.get $n) (local.get $width)))
  (func $"<Zone as Debug>::fmt" (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 2)))

  (func $seven_times (param $n i32) (result i32) (call $live::seven (local.get $n)))
  (func $by_live_table (param $n i32) (result i32)
    (call_indirect $table (param i32) (result i32) (local.get $n) (i32.const 2)))
  (func $only_for_live (param $n i32) (result i32) (i32.add (call $deep_in_live (local.get $n)) (i32.const 2000)))
  (func $deep_in_live (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 11)))
  (func $for_extras (param $n i32) (result i32) (i32.add (call $deep_in_extras (local.get $n)) (i32.const 3000)))
  (func $deep_in_extras (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 13)))
  (func $"<live::Range as View>::size" (param $n i32) (result i32) (i32.add (local.get $n) (i32.const 4000)))
  (func $live::seven (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 7)))
  (func $live::open (param $n i32) (result i32) (call $only_for_live (call $minus_one (local.get $n))))
  (func $live::count (result i32)
    (global.set $count (i32.add (global.get $count) (i32.const 50)))
    (global.get $count))
  (func $live::triple (param $n i32) (result i32) (call $"later::triple::h0123456789abcdef" (local.get $n)))
  (func $live::both (param $n i32) (result i32) (i32.add (call $for_extras (local.get $n)) (i32.const 1)))
  (func $live::zone (result i32) (call $"<Zone as Debug>::fmt" (i32.const 4)))
  (func $live::only_later_asks (param $n i32) (result i32) (i32.mul (local.get $n) (i32.const 17)))
  (func $later::both (param $n i32) (result i32) (i32.add (call $for_extras (local.get $n)) (i32.const 2)))
  (func $later::of_live (param $n i32) (result i32) (call $live::only_later_asks (local.get $n)))
  (func $only_for_left_out (param $n i32) (param $width i32) (result i32)
    (i32.mul (local.get $n) (local.get $width)))
)
`;

const FUNCTIONS = ["double", "triple", "mixed", "silent", "by_table", "less", "back", "ask"].concat([
  "nine",
  "parity",
  "zone",
  "early",
  "six_times",
  "counted",
  "describe",
  "unused",
  "seven_times",
  "open_live",
  "live_count",
  "by_live_table",
  "live_triple",
  "live_both",
  "live_zone",
  "both",
  "of_live",
]);

export const GLUE = `
export class Game {
    free() {
        wasm.game_free(0);
    }
}

${FUNCTIONS.map((name) => `export function ${name}(...args) {\n    return wasm.${name}(...args);\n}\n`).join("\n")}
export function stored(at) {
    return new DataView(wasm.memory.buffer).getInt32(at, true);
}

export const notes = [];

function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_next_0123456789abcdef: function(arg0) {
            return arg0 + 1;
        },
        __wbg_note_fedcba9876543210: function(arg0) {
            notes.push(arg0);
        },
    };
    return {
        __proto__: null,
        "${MODULE}": import0,
    };
}

let wasm;

async function __wbg_load(module, imports) {
    return WebAssembly.instantiate(module, imports);
}

async function __wbg_init(module_or_path) {
    ({module_or_path} = module_or_path);
    const imports = __wbg_get_imports();
    const { instance, module } = await __wbg_load(await module_or_path, imports);

    wasm = instance.exports;
    return wasm;
}

export { __wbg_init as default };
`;

/** Gives `use` a folder of its own, and takes it away. */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), "sharp-shot-wasm-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A module as `split` is given it: as binaryen prints it. */
export const printed = (wat) =>
  inFolder((folder) => {
    const [from, to] = ["from.wat", "to.wat"].map((file) => join(folder, file));
    writeFileSync(from, wat);
    optimize(from, to, AS_TEXT);
    return readFileSync(to, "utf8");
  });

/** The module that a text describes. */
export const assembled = (wat) =>
  inFolder((folder) => {
    const [from, to] = ["from.wat", "to.wasm"].map((file) => join(folder, file));
    writeFileSync(from, wat);
    optimize(from, to, ["--quiet"]);
    return new WebAssembly.Module(readFileSync(to));
  });

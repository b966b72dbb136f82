// Any text where a link may be. The bytes in it, the rules read: see tests/rules/fuzz/.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { join, linkTo, takeLink } from "../../web/loader/links.js";
import { fuzz } from "./fuzz.mjs";

test("any text in the address is read without a mistake, and a link as it was made", (t) => {
  const game = {};
  join(game, new AbortController().signal);
  const address = (hash) => (globalThis.location = { href: `https://example.org/a?b=1${hash}`, hash });
  const bytes = fc.uint8Array({ maxLength: 160 });
  const base64 = [..."ABCXYZabcxyz019-_+/=%. "];
  const code = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...base64), maxLength: 80 }));
  const link = fc.oneof(
    bytes,
    code.map((code) => `#play=${code}`),
    fc.string().map((hash) => `#${hash}`),
  );
  try {
    fuzz(t, "addresses", 2000, link, (link) => {
      address("");
      const hash = typeof link === "string" ? link : new URL(linkTo(link)).hash;
      address(hash);
      const read = takeLink(game);
      assert.equal(takeLink(game), undefined, "the same address is taken once");
      address("#play=another, so that the next case may be the same");
      takeLink(game);
      if (typeof link !== "string") assert.deepEqual(read, link, hash);
      else assert.equal(read instanceof Uint8Array, hash.startsWith("#play="), hash);
      return read?.length > 1;
    });
  } finally {
    delete globalThis.location;
  }
});

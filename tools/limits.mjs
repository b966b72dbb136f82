// What the game may weigh, in bytes of brotli -q 11: `first` before the first shot, and `all` that is ever loaded.
export const LIMITS = { first: 150_000, all: 190_000 };

/** What is in dist/ and no page asks for: it is for the editor of a page's author. */
export const TYPES = "dist/sharp-shot.d.ts";

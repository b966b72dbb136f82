// What the game may weigh, in bytes of brotli -q 11: `first` before the first shot, and `all` that is ever loaded.
export const LIMITS = { first: 150_000, all: 185_000 };

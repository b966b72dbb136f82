// Chance that can be repeated: the same seed gives the same numbers.

/** A generator of numbers from 0 to 1 (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function chance(seed) {
  const next = numbers(seed);
  const below = (end) => Math.floor(next() * end);
  return {
    /** A part of something, to three digits. */
    part: () => Number(next().toFixed(3)),
    below,
    oneOf: (choices) => choices[below(choices.length)],
    /** One of `[weight, choice]`. */
    weighed(choices) {
      let left = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      return choices.find(([weight]) => (left -= weight) < 0)[1];
    },
  };
}

// A result as text, for a message to a friend.

/** The shots of a round in a row, and the precisions of the last under them. */
export function emojiGrid({ zones, precisions }) {
  const row = (symbols, values) => values.map((value) => symbols[value]).join("");
  return `${row(["⚫", "🟡", "🟢", "🎯"], zones)}\n${row(["🟦", "🟩", "🟧", "🟥"], precisions)}`;
}

/** How a round ended. */
export const verdict = (won) => (won ? "shipped" : "not shipped");

/** `day` is the number of the daily round, if it was one. */
export function shareText({ won, score, shots, bitsUsed, accuracy, ...grid }, day) {
  return [
    `Sharp Shot${day ? `, day ${day}` : ""}: ${verdict(won)}`,
    `${score} of ${3 * shots} points, ${bitsUsed} bits, ${accuracy}% estimated accuracy`,
    emojiGrid(grid),
    location.origin + location.pathname,
  ].join("\n");
}

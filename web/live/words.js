// The words of the live range, as the compiled game asks for them: each line by its place, with what it puts in
// for `{}`. The order is that of `Line` in `src/ui/live/words.rs`.

/**
 * All in the fonts of phones and desktops, and none of them shown as a coloured picture anywhere: a sign for the eye,
 * and a name.
 */
export const SYMBOLS = ["◆ diamond", "● disc", "▲ triangle", "■ square", "★ star", "✚ cross"].concat(
  ["○ ring", "☾ moon", "⚑ flag", "♜ rook"],
);

const LINES = [
  "A real transformer follows a clue over a board that you cannot see, and the glow is where it points. Save bits, and it errs.",
  // The meters, and the range itself.
  "measured accuracy",
  "cells off",
  "wobble",
  "spread",
  "Board of 32 by 32 cells. Arrow keys aim, a cell at a time; Enter tells where the model points; space fires",
  // What a shot brought, and what misled it.
  "Miss.",
  "Two cells away: 1 point.",
  "Next to it: 2 points.",
  "The right cell: 3 points.",
  "The model misled you.",
  "The aim was off.",
  "The quantized model pointed at another cell. Where it wobbles, the middle of what you see is the better guess.",
  "Mostly the aim: it was beside the cell that the model points at.",
  "Most points were lost to the model: it was squeezed too hard.",
  "Most points were lost to the aim, not to the model.",
  // A dial as it stands, with all others at fp32.
  "{} on {}, all others fp32:",
  " right on {}% of the boards, off by {}.",
  // How the accuracy came about.
  "measured",
  "Over budget, for practice: the glow is where the model points. Click or tap a dial, or press 1-6.",
  "The right cell 3, next to it 2, two away 1.",
  // What to aim at, and where that is.
  "Aim at what the {} guards",
  "The model points {}, give or take {}.",
  "The aim is where the model points, give or take {}.",
  "{} cells",
  "1 cell",
  // After a shot, at the right cell.
  "the right cell: the model found it",
  "the right cell: the model was off by {}",
  "The {} guards the {}; the model was off by {}.",
  SYMBOLS.join(", "),
];

export const WORDS = LINES.join("\n");

// What the player reads of the contracts on the live range (`assets/live.json`), by their names.

/** @type {Record<string, string>} */
export const STORIES = {
  "Four eights":
    "A real transformer aims now, and your dials really round it. 40 bits are enough for four layers at " +
    "int8 and two at int4. The model that is left should still find the right cell nearly always.",
  "Three eights":
    "Three layers can have 8 bits, the others 4. Which three? Nobody can see that from outside: turn a " +
    "dial, and read what was measured.",
  "Two eights":
    "Two layers can have 8 bits. The model is wrong about as often as it is right, but often only by a cell.",
  "One eight":
    "One layer can have 8 bits, the other five 4. The model wobbles: the middle of what it shows in two seconds " +
    "is a better guess than the first look.",
  "The outlier":
    "The same model with an outlier that was put in: before attention, feed-forward and output one " +
    "channel is 32 times as wide, and the matrices that read it undo that. In fp32 it is the same " +
    "function. But one scale has to fit the whole tensor, so the other channels get few steps of int8. " +
    "Large language models grow such outliers by themselves: that is what LLM.int8() found.",
};

// What to take away from a round, for the debrief and for the playground's card.

export const AHA = {
  ahaLabel: "What you just felt",
  ahaText:
    "Quantization error is not uniform. At int4 the first and the last layer shift everything that " +
    "passes through them (drift), attention turns small errors in its scores into different weights " +
    "(jitter), and feed-forward layers mostly lose contrast (blur). So bits go where they matter: " +
    "HAWQ chooses a precision for each layer by its sensitivity, GPTQ and AWQ round the weights of " +
    "a layer so that its output changes least.",
  ahaLink: { href: "https://arxiv.org/abs/1905.03696", label: "HAWQ: precision by sensitivity" },
};

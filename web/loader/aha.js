// What to take away from a round, for the debrief and for the playground's card.

const TOOLS =
  "So bits go where they matter: HAWQ chooses a precision for each layer by its sensitivity, GPTQ and AWQ round the " +
  "weights of a layer so that its output changes least.";

export const AHA = {
  ahaLabel: "What you just felt",
  ahaText:
    "Quantization error is not uniform. At int4 the first and the last layer shift everything that passes through " +
    "them (drift), attention turns small errors in its scores into different weights (jitter), and feed-forward " +
    `layers mostly lose contrast (blur). ${TOOLS}`,
  ahaLink: { href: "https://arxiv.org/abs/1905.03696", label: "HAWQ: precision by sensitivity" },
};

/** After a round on the live range, where nothing is put in. */
export const MEASURED =
  "Quantization error is not uniform, and here it was measured: a real transformer had its weights and activations " +
  "rounded as your dials said. A few layers did most of the damage, and the others could be squeezed hard. " +
  TOOLS;

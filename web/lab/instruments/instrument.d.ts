// What a part's instruments get, and are.

import type { Move } from "../lab.d.ts";
import type { Session } from "../session.js";

export interface Tools {
  session: Session;
  /** Aborted when the part is no longer shown. */
  signal: AbortSignal;
  /** Makes a move, and tells the student why it is refused; whether it was taken. */
  play: (move: Move) => boolean;
  /** Where a refusal is said: it stands beside the button that was pressed. */
  alert: HTMLElement;
  /** Whether the controls work. */
  isHere: () => boolean;
}

export interface Instrument {
  /** What works only after the prediction. */
  controls: HTMLElement;
  /** What shows what was set. */
  pictures: HTMLElement[];
  /** Shows what has changed. */
  refresh: () => void;
}

/** The shadow root of a game that runs: the parts of `web/sharp-shot.html` that the scripts ask for are there. */
export interface GameRoot extends ShadowRoot {
  querySelector(selector: "canvas"): HTMLCanvasElement;
  querySelector(selector: ".question"): Question;
  querySelector(selector: ".contract" | "[data-action=debrief]" | "[data-action=next]" | "[role=switch]"): HTMLButtonElement;
  querySelector(
    selector: "canvas" | ".sheet" | ".frame" | ".game" | ".dials" | ".fire" | ".result .why",
  ): HTMLElement;
  querySelector<Found extends Element = HTMLElement>(selector: string): Found | null;
}

/** What it is in. */
export interface Host extends HTMLElement {
  readonly shadowRoot: GameRoot;
}

/** The question before the first shot. */
export interface Question extends HTMLDetailsElement {
  getRootNode(): GameRoot;
}

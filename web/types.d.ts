// What the type check takes from no script: what the build and the browser do by themselves.

/** As a text: `tools/bundle.mjs` puts it in. */
declare module "*.css" {
  const text: string;
  export default text;
}

declare module "*.html" {
  const text: string;
  export default text;
}

interface Element {
  /** The browser makes a text of it. */
  setAttribute(name: string, value: string | number | boolean): void;
}

interface Window {
  /** What the scripts of the MLSysBook playground's page share. */
  MLSP: {
    games?: Record<string, unknown>;
    dayNumber?(): number;
    showAhaCard?(
      container: Element | null,
      label: string,
      text: string,
      link?: { href: string; label: string },
    ): void;
  };
}

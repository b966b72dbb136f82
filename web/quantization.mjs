// The name by which the MLSysBook playground's page asks for the game.
export * from "./sharp-shot.js";

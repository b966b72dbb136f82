// The name by which the MLSysBook playground's page asks for the game, and what only that page needs.
export { about } from "./loader/playground.js";
export * from "./sharp-shot.js";

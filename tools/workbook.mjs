// What the page of the workbook has of `assets/workbook/`: an index in its script, and files of texts. The formulas are in
// the compiled part, so that nobody finds an answer in the page.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {Record<string, any>} Drill
 * @typedef {{ id: string, title: string }} Title
 */

const FROM = "assets/workbook";
/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(join(FROM, file), "utf8"));
/** @type {Title[]} */
const titles = json("chapters.json");
/** @param {string} id @returns {Drill[]} */
const drillsOf = (id) => json(`chapters/${id}.json`).drills;

const sources = Object.keys(json("sources.json"));

/** What drills refer to: a work and its address, one after another. */
export const workbookSources = () =>
  JSON.stringify(Object.values(json("sources.json")).map(({ text, url }) => `${text}\n${url.replace("https://arxiv.org/abs/", "")}`));

/** The page has kinds by their numbers, as `web/workbook/texts.js` does. */
const KINDS_OF_DRILLS = ["number", "choice", "line", "order", "formula", "picture"];

/** Of each chapter, with commas between, its name and title, and the numbers of kind and the names of its drills. */
export const workbookIndex = () => {
  const drill = (/** @type {Drill} */ { id, kind }) => KINDS_OF_DRILLS.indexOf(kind) + id;
  const parts = titles.map(({ id, title }) => [id, title, ...drillsOf(id).map(drill)]);
  const comma = parts.flat().find((part) => part.includes(","));
  if (comma) throw new Error(`assets/workbook/: there is a comma in "${comma}"`);
  return JSON.stringify(parts.map((all) => all.join()));
};

/** The chapters, and the names of their drills. */
export const workbookNames = () => titles.map(({ id }) => ({ id, drills: drillsOf(id).map(({ id }) => id) }));

/** The files of the workbook in dist/, by their names. */
export const workbookFiles = () => [
  ...titles.map(({ id }) => `workbook/${id}.json`),
  ...readdirSync(join(FROM, "banks")).map((name) => `workbook/banks/${name}`),
];

/**
 * Puts the texts into a folder, a file for each chapter and each bank.
 *
 * @param {string} folder
 */
export function writeWorkbook(folder) {
  mkdirSync(join(folder, "workbook/banks"), { recursive: true });
  for (const { id } of titles) {
    writeFileSync(join(folder, `workbook/${id}.json`), JSON.stringify(drillsOf(id).map(withoutFormulas)));
  }
  for (const bank of readdirSync(join(FROM, "banks"))) {
    const it = json(`banks/${bank}`);
    checkBank(bank, it);
    writeFileSync(join(folder, "workbook/banks", bank), JSON.stringify(it));
  }
}

/**
 * A drill as a list, with lists in it as lines: `web/workbook/texts.js` reads it. Its quantities are numbers there.
 *
 * @param {Drill} drill
 */
function withoutFormulas({ draw = {}, where = {}, concept, source, ask, steps = [], unit = 0, why = 0, ...drill }) {
  const { answers, lines = answers ?? [], items = [], mistakes = [], given = 0, picture } = drill;
  const pairs = lines.flatMap((/** @type {{ text: string, why: string }} */ { text, why }) => [text, why]);
  const whys = mistakes.map((/** @type {{ why: string }} */ { why }) => why);
  const lists = [steps, pairs, items, whys].map((list) => list.join("\n"));
  const names = [...Object.keys(draw), ...Object.keys(where)];
  const text = JSON.stringify([concept, sources.indexOf(source), ask, unit, why, given, picture ? drawn(picture) : 0, ...lists]);
  const numbered = text.replaceAll(/\{(\w+)\}/g, (_, name) => `{${name === "answer" ? "" : names.indexOf(name)}}`);
  return JSON.parse(numbered);
}

/**
 * The compiled part gives the numbers of a picture: of each mark, and then of each limit.
 *
 * @param {Record<string, any>} picture
 */
function drawn({ series, limits = [], ...words }) {
  const isBand = words.x.scale === "band";
  const axis = (/** @type {Record<string, any>} */ { scale, ...about }) => (scale === "linear" ? about : { ...about, scale });
  return {
    ...words,
    x: axis(words.x),
    y: axis(words.y),
    series: series.map((/** @type {Record<string, any>} */ { marks, ...about }) => ({
      ...about,
      // A mark is its name; before that, where it is another, the band's.
      marks: marks.map((/** @type {{ x: string, name: string }} */ { x, name }) => (isBand && x !== name ? `${x}\n${name}` : name)),
    })),
    limits: limits.map((/** @type {Record<string, any>} */ { at, ...limit }) => limit),
  };
}

/**
 * Throws a sentence that names the field of a bank of words that makes no sense.
 *
 * @param {string} file
 * @param {Record<string, any>} bank
 */
export function checkBank(file, bank) {
  /** @type {(field: string, complaint: string) => never} */
  const fail = (field, complaint) => {
    throw new Error(`workbook/banks/${file}: ${field}: ${complaint}`);
  };
  /** @param {string} place @param {Record<string, any>} of @param {string[]} fields */
  const filled = (place, of, fields) => {
    for (const name of fields) {
      const value = of?.[name];
      if (typeof value !== "string" || !value.trim()) fail(place + name, "it is no text, or an empty one");
    }
    const other = Object.keys(of).find((name) => ![...fields, "questions", "answers", "right"].includes(name));
    if (other) fail(place + other, "nothing has this name");
  };
  if (!/^[\w-]+\.json$/.test(file)) fail("its name", "letters, digits, - and _ may be in it, and .json at its end");
  filled("", bank, ["title"]);
  if (!bank.questions?.length) fail("questions", "there are none");
  /** @type {Set<string>} */
  const terms = new Set();
  for (const [at, question] of bank.questions.entries()) {
    const place = `questions[${at}].`;
    filled(place, question, ["term", "question"]);
    if (terms.has(question.term)) fail(`${place}term`, "another question has it");
    terms.add(question.term);
    const { answers = [] } = question;
    if (answers.length !== 4) fail(`${place}answers`, "there have to be four");
    for (const [of, answer] of answers.entries()) filled(`${place}answers[${of}].`, answer, ["text", "why"]);
    if (answers.filter((/** @type {{ right?: unknown }} */ { right }) => right === true).length !== 1) {
      fail(`${place}answers`, "one has to be right, and no other");
    }
  }
}

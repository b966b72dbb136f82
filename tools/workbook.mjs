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

/** The chapters with the names and kinds of their drills. */
export const workbookIndex = () =>
  JSON.stringify(titles.map(({ id, title }) => ({ id, title, drills: drillsOf(id).map(({ id, kind }) => ({ id, kind })) })));

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
    writeFileSync(join(folder, `workbook/${id}.json`), JSON.stringify({ drills: drillsOf(id).map(withoutFormulas) }));
  }
  for (const bank of readdirSync(join(FROM, "banks"))) {
    const it = json(`banks/${bank}`);
    checkBank(bank, it);
    writeFileSync(join(folder, "workbook/banks", bank), JSON.stringify(it));
  }
}

/** @param {Drill} drill */
function withoutFormulas({ draw = {}, where = {}, answer, tolerance, mistakes, answers, lines, picture, ...words }) {
  return {
    ...words,
    names: [...Object.keys(draw), ...Object.keys(where)],
    ...(mistakes && { mistakes: mistakes.map((/** @type {{ why: string }} */ { why }) => why) }),
    ...(answers && { answers: answers.map(withoutVerdict) }),
    ...(lines && { lines: lines.map(withoutVerdict) }),
    ...(picture && { picture: drawn(picture) }),
  };
}

/** @param {{ text: string, why: string }} answer */
const withoutVerdict = ({ text, why }) => ({ text, why });

/**
 * The compiled part gives the numbers of a picture: of each mark, and then of each limit.
 *
 * @param {Record<string, any>} picture
 */
function drawn({ series, limits = [], ...words }) {
  const isBand = words.x.scale === "band";
  return {
    ...words,
    series: series.map((/** @type {Record<string, any>} */ { marks, ...about }) => ({
      ...about,
      marks: marks.map((/** @type {{ x: string, name: string }} */ { x, name }) => (isBand ? { x, name } : { name })),
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

// A bank of words that makes no sense is refused, and the field is named.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { checkBank } from "../../tools/workbook.mjs";

const FOLDER = "assets/workbook/banks";
const bank = readFileSync(`${FOLDER}/quantization.json`, "utf8");

/** What is said of the bank that ships, once `change` has changed it. */
function told(change) {
  const it = JSON.parse(bank);
  change(it);
  try {
    checkBank("some.json", it);
  } catch ({ message }) {
    return message.replace("workbook/banks/some.json: ", "");
  }
  return "nothing";
}

test("the banks that ship make sense", () => {
  for (const file of readdirSync(FOLDER)) checkBank(file, JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8")));
  assert.equal(told(() => {}), "nothing");
});

for (const [change, complaint] of [
  [(it) => delete it.title, "title: it is no text, or an empty one"],
  [(it) => (it.name = "words"), "name: nothing has this name"],
  [(it) => (it.questions = []), "questions: there are none"],
  [({ questions }) => (questions[1].term = questions[0].term), "questions[1].term: another question has it"],
  [({ questions }) => (questions[2].question = " "), "questions[2].question: it is no text, or an empty one"],
  [({ questions }) => (questions[0].hint = "Q…"), "questions[0].hint: nothing has this name"],
  [({ questions }) => questions[3].answers.pop(), "questions[3].answers: there have to be four"],
  [({ questions }) => delete questions[3].answers[2].why, "questions[3].answers[2].why: it is no text, or an empty one"],
  [({ questions }) => questions[4].answers.forEach((it) => (it.right = true)), "questions[4].answers: one has to be right, and no other"],
  [({ questions }) => questions[4].answers.forEach((it) => delete it.right), "questions[4].answers: one has to be right, and no other"],
]) {
  test(`a bank is refused with its field: ${complaint}`, () => assert.equal(told(change), complaint));
}

test("its name is one that a page can ask for", () => {
  assert.throws(() => checkBank("two words.json", JSON.parse(bank)), /^Error: workbook\/banks\/two words\.json: its name: /);
});

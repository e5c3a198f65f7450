import { QUESTIONS, type Question } from "../../answers/questions.js";

/** The words in which the table asks for `key`. */
export function promptOf(key: Question["key"]): string {
  return QUESTIONS.find((question) => question.key === key)?.prompt ?? key;
}

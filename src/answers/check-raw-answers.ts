import { ScaffoldError } from "../errors/scaffold-error.js";
import { nearest } from "./nearest.js";
import { printable } from "./printable.js";
import { QUESTIONS, type Question } from "./questions.js";
import type { RawAnswers } from "./raw-answers.js";

/** @throws the code of the question when the text is no answer to it */
function checkAnswer(question: Question, text: string): string {
  if (!question.choices || question.choices.includes(text)) return question.check?.(text) ?? text;
  const meant = nearest(text, question.choices);
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `${printable(text)} given to ${question.flag} is none of ${question.choices.join(", ")}.`,
    {
      hint: `Use ${question.flag} ${meant ?? question.choices[0]}.`,
    },
  );
}

/**
 * Every answer that can be judged without the project, in canonical form. The event waits: an existing one is taken as found.
 * @throws the code of the first question, in the table's order, whose answer is not valid
 */
export function checkRawAnswers(raw: RawAnswers): RawAnswers {
  const checked: Record<string, unknown> = { ...raw };
  for (const question of QUESTIONS) {
    const answer = raw[question.key];
    if (typeof answer === "string" && !question.repeatable) checked[question.key] = checkAnswer(question, answer);
    else if (answer !== undefined) checked[question.key] = checkAnswers(question, [answer].flat());
  }
  return checked;
}

function checkAnswers(question: Question, texts: readonly string[]): string[] {
  const { flag, most = texts.length } = question;
  const checked = texts.map((text) => checkAnswer(question, text));
  const twice = checked.find((text, index) => checked.indexOf(text) < index);
  if (checked.length <= most && (twice === undefined || question.most === undefined)) return checked;
  const reason = twice === undefined ? `${checked.length} times` : `${printable(twice)} twice`;
  throw new ScaffoldError("ANSWER_INVALID", `${flag} is given ${reason}.`, {
    hint: `Inngest takes at most ${most}, each another.`,
  });
}

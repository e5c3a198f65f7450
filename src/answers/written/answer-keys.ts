import { nearest } from "../nearest.js";
import { QUESTIONS, type Question } from "../questions.js";

/** What an answer is called in a file: the long name of its flag; `name` for the job's name. */
export const answerKey = ({ key, flag }: Question): string => flag?.slice(2) ?? key;

/** Every question, by each name it may have in a file. */
export const QUESTIONS_BY_KEY: ReadonlyMap<string, Question> = new Map(
  QUESTIONS.flatMap((question) => {
    const names = [answerKey(question), ...(question.inFile === undefined ? [] : [question.inFile])];
    return names.map((name) => [name, question] as const);
  }),
);

/** The key that a wrong one most likely meant; `cronEnv` and `cron_env` mean `cron-env`. */
export function meantKey(key: string, known: Iterable<string>): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const all = [...known];
  return all.find((each) => plain(each) === plain(key)) ?? nearest(key, all);
}

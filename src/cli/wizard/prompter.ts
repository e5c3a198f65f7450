import * as clack from "@clack/prompts";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Streams } from "../streams.js";

interface TextPrompt {
  readonly message: string;
  /** Stands in the line to be edited. */
  readonly initial?: string | undefined;
  /** Shown while the line is empty. */
  readonly placeholder?: string | undefined;
  /** Throws a coded error for a text that will not do; it is shown, and the question stays. */
  readonly check: (text: string) => unknown;
}

export interface Choice {
  readonly value: string;
  readonly label?: string;
  readonly hint?: string;
}

interface SelectPrompt {
  readonly message: string;
  readonly choices: readonly Choice[];
  readonly initial?: string | undefined;
}

/** What the wizard can say and ask. Every answer may be `CANCELLED` instead. */
export interface Prompter {
  text(prompt: TextPrompt): Promise<string | Cancelled>;
  select(prompt: SelectPrompt): Promise<string | Cancelled>;
  intro(title: string): void;
  note(text: string, title: string): void;
  info(text: string): void;
  /** As it is, at the left edge: for what is to be read or copied whole. */
  print(text: string): void;
  success(text: string): void;
  outro(text: string): void;
}

/** Prompts on a terminal. Only for where `canPrompt` says so. */
export function terminalPrompter({ stdin, stdout }: Streams): Prompter {
  // Clack asks for the classes; its own code uses no more than the interfaces give.
  const streams = { input: stdin as typeof process.stdin, output: stdout as typeof process.stdout };
  return {
    async text({ message, initial, placeholder, check }) {
      const validate = (text: string | undefined): string | undefined => reasonAgainst(check, (text ?? "").trim());
      const options = {
        message,
        validate,
        ...(initial === undefined ? {} : { initialValue: initial }),
        ...(placeholder === undefined ? {} : { placeholder }),
      };
      const answer = await clack.text({ ...options, ...streams });
      return clack.isCancel(answer) ? CANCELLED : (answer ?? "").trim();
    },
    async select({ message, choices, initial }) {
      const options = choices.map(({ value, label = value, hint }) => ({
        value,
        label,
        ...(hint === undefined ? {} : { hint }),
      }));
      const answer = await clack.select<string>({
        message,
        options,
        maxItems: 12,
        ...(initial === undefined ? {} : { initialValue: initial }),
        ...streams,
      });
      return clack.isCancel(answer) ? CANCELLED : answer;
    },
    intro: (title) => clack.intro(title, streams),
    note: (text, title) => clack.note(text, title, { ...streams, format: (line) => line }),
    print: (text) => void stdout.write(`${text}\n`),
    info: (text) => clack.log.info(text, streams),
    success: (text) => clack.log.success(text, streams),
    outro: (text) => clack.outro(text, streams),
  };
}

function reasonAgainst(check: (text: string) => unknown, text: string): string | undefined {
  try {
    check(text);
    return undefined;
  } catch (error) {
    if (error instanceof ScaffoldError) return error.hint ? `${error.message} ${error.hint}` : error.message;
    throw error;
  }
}

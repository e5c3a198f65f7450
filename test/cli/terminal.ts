import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { spawn } from "@lydell/node-pty";
import { repository } from "../support/workspace.js";

export const KEYS = { enter: "\r", down: "\u001b[B", up: "\u001b[A", interrupt: "\u0003", clear: "\u0015" } as const;

export interface Terminal {
  /** All that was shown so far, without colours and cursor movements. */
  readonly screen: () => string;
  /** Waits until a text is shown that was not there at the last call, and fails with the screen when it does not come. */
  readonly waitFor: (text: string) => Promise<void>;
  readonly type: (keys: string) => void;
  readonly exit: Promise<number>;
}

/** Runs the built command in a real pseudo-terminal of 140 columns. */
export function openTerminal(args: readonly string[], cwd: string, env: Record<string, string> = {}): Terminal {
  const { CI: _ci, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(repository, "bin/scaffold.mjs"), ...args], {
    cols: 140,
    rows: 60,
    cwd,
    env: { ...inherited, TERM: "xterm-256color", ...env },
  });
  let raw = "";
  let seen = 0;
  const exit = new Promise<number>((resolve) =>
    child.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode)),
  );
  child.onData((data) => {
    raw += data;
  });
  const screen = (): string => stripVTControlCharacters(raw);
  const waitFor = async (text: string): Promise<void> => {
    const deadline = Date.now() + 20_000;
    for (;;) {
      const at = screen().indexOf(text, seen);
      if (at >= 0) {
        seen = at + text.length;
        return;
      }
      if (Date.now() > deadline) throw new Error(`"${text}" did not come:\n${screen()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { screen, waitFor, type: (keys) => child.write(keys), exit };
}

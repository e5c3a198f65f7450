import type { RunnerName } from "../project.js";

/** How each runner is called in a script; `bun run test` and `jest-junit` are something else. */
const CALLS: readonly (readonly [RunnerName, RegExp])[] = [
  ["vitest", /(?:^|[\s;&|"'/])vitest(?![\w-])/],
  ["jest", /(?:^|[\s;&|"'/])(?:jest|react-scripts\s+test|craco\s+test)(?![\w-])/],
  ["bun", /(?:^|[\s;&|"'/])bunx?\s+(?:--?[\w-]+(?:[= ][^\s-]\S*)?\s+)*test(?![\w:-])/],
  ["node", /(?:^|[\s;&|"'/])(?:node|tsx|c8|nyc)\s[^;&|]*--test(?![\w-])/],
];

/** The runners that a script starts, in the order in which it does. */
export function runnersIn(script: string): RunnerName[] {
  const found = CALLS.map(([name, call]) => ({ name, at: script.search(call) }));
  return found
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ name }) => name);
}

/** The command with which a script starts Node's test runner, and what it gives it to run; undefined where it does not. */
export function nodeTestCall(
  script: string,
): { readonly command: string; readonly patterns: readonly string[] } | undefined {
  const call = script.split(/\s*(?:&&|\|\||[;|])\s*/).find((each) => runnersIn(each).includes("node"));
  if (call === undefined) return undefined;
  const words = call.match(/"[^"]*"|'[^']*'|\S+/g) ?? [];
  const program = words.findIndex((word) => /^(?:node|tsx)$/.test(word.replace(/^.*\//, "")));
  const isPattern = (word: string, index: number): boolean =>
    index > program && !word.startsWith("-") && !TAKES_VALUE.test(words[index - 1] ?? "");
  return {
    command: words.filter((word, index) => !isPattern(word, index)).join(" "),
    patterns: words.filter(isPattern).map((word) => word.replace(/^(["'])(.*)\1$/, "$2")),
  };
}

/** Options whose value is the next word. */
const TAKES_VALUE =
  /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions|--env-file|--tsconfig|--test-(?:reporter|reporter-destination|name-pattern|skip-pattern|concurrency|timeout|shard|isolation|coverage-\w+))$/;

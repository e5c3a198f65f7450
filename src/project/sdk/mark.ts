import type { Modules } from "../modules.js";
import type { Finding, SdkMajor } from "../project.js";

const MARKS = [
  [3, /\bEventSchemas\b|\bInngestMiddleware\b|\bGetEvents\b/],
  [4, /\beventType\s*\(|\bstaticSchema\b|\bMiddleware\.BaseMiddleware\b/],
] as const;

/** What only one major exports, in the text of the client's file: a sign where there are no functions yet. */
export function sdkMark(modules: Modules, file: string): Finding<SdkMajor> | undefined {
  const text = modules.text(file) ?? "";
  for (const [value, pattern] of MARKS) {
    const at = text.search(pattern);
    if (at >= 0) return { value, file, line: text.slice(0, at).split("\n").length };
  }
  return undefined;
}

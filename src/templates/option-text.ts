import { type FileScope, useSymbol } from "./file-scope.js";

/** An option's expression; imports what it names into the file: `RETRY_CONFIG` in `RETRY_CONFIG.default.retries`. */
export function optionText(value: string, scope: FileScope): string {
  const code = value.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, '""');
  for (const [role, { exported, local }] of Object.entries(scope.context.symbols)) {
    if (exported !== "*" && names(code, local)) useSymbol(scope, role);
  }
  return value;
}

/** True where the identifier stands by itself: neither a property nor a property's key. */
const names = (code: string, identifier: string): boolean =>
  code.includes(identifier) &&
  new RegExp(`(?<![\\w$.])${identifier.replaceAll("$", "\\$")}(?![\\w$]|\\s*:)`).test(code);

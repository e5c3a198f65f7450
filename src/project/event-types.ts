import { ts } from "@ts-morph/common";
import { textOf } from "./functions.js";
import { listedExport } from "./listed-export.js";
import type { Modules } from "./modules.js";
import { isCallNamed } from "./nodes.js";

export interface EventTypeCall {
  readonly event: string;
  /** The exported constant it is assigned to. */
  readonly constant: string;
  readonly call: ts.CallExpression;
}

/** The exported `eventType()` constants of a file; the file is parsed only if its text names it. */
export function eventTypesIn(modules: Modules, file: string): EventTypeCall[] {
  if (!/\beventType\b/.test(modules.text(file) ?? "")) return [];
  const source = modules.source(file);
  return (source?.statements ?? []).flatMap((statement) => {
    if (source === undefined || !ts.isVariableStatement(statement)) return [];
    const exported = statement.modifiers?.some((each) => each.kind === ts.SyntaxKind.ExportKeyword);
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
      if (!ts.isIdentifier(name) || initializer === undefined || !isCallNamed(initializer, "eventType")) return [];
      const [argument] = initializer.arguments;
      const event = argument === undefined ? undefined : textOf(modules, { node: argument, file });
      const constant = exported ? name.text : listedExport(source, name.text);
      return event === undefined || constant === undefined || constant === "default"
        ? []
        : [{ event, constant, call: initializer }];
    });
  });
}

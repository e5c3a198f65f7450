import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { fieldsOfSchema } from "./payload-fields.js";
import type { Registry } from "./project.js";

/** A schema that most of the file's other payloads extend. */
export function findBase(modules: Modules, file: string): Registry["basePayload"] {
  const source = modules.source(file);
  const bases = new Map<string, ts.Expression>();
  for (const [, name] of (source?.text ?? "").matchAll(/\b([A-Za-z_$][\w$]*)\s*\.\s*(?:extend|safeExtend)\s*\(/g)) {
    if (name === undefined || bases.has(name)) continue;
    const initializer = declaredAs(source, name);
    if (initializer !== undefined) bases.set(name, initializer);
  }
  const [base] = bases;
  if (base === undefined) return undefined;
  const fields = fieldsOfSchema(modules, { node: base[1], file });
  return fields === undefined ? undefined : { name: base[0], fields: fields.map((field) => field.name) };
}

function declaredAs(source: ts.SourceFile | undefined, name: string): ts.Expression | undefined {
  for (const statement of source?.statements ?? []) {
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find((each) => nameOf(each.name) === name);
    if (found?.initializer !== undefined) return found.initializer;
  }
  return undefined;
}

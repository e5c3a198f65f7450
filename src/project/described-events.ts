import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import { fieldsOfSchema, fieldsOfType } from "./payload-fields.js";
import type { KnownEvent } from "./project.js";

/** The comment above the payload of an event that no registry holds. No name ends it: an event may be called anything. */
export const describesEvent = (event: string): string =>
  `/** Data of ${JSON.stringify(event).replaceAll("*/", "*\\/")}. */`;

const DESCRIBES = /^\/\*\* Data of ("(?:[^"\\]|\\.)*")\. \*\/$/;

/**
 * The events whose payloads stand, each below a comment that names its event, in a module of event types beside the
 * client or the functions: what a project without a typed client has in place of a registry.
 */
export function describedEvents(modules: Modules, beside: readonly string[]): KnownEvent[] {
  const directories = [...new Set(beside.map((file) => posix.dirname(file)))];
  const files = directories.flatMap((directory) =>
    ["events", "inngest-events"].flatMap((name) =>
      ["ts", "mts", "cts", "js", "mjs", "cjs"].map((extension) => posix.join(directory, `${name}.${extension}`)),
    ),
  );
  return files.filter((file) => modules.text(file)?.includes("/** Data of ")).flatMap((file) => inFile(modules, file));
}

function inFile(modules: Modules, file: string): KnownEvent[] {
  const source = modules.source(file);
  return (source?.statements ?? []).flatMap((statement) => {
    const value = eventAbove(statement, source?.text ?? "");
    if (value === undefined) return [];
    const fields = fieldsIn(modules, statement, file);
    return [
      { value, file, line: modules.line({ node: statement, file }), ...(fields === undefined ? {} : { fields }) },
    ];
  });
}

function eventAbove(statement: ts.Statement, text: string): string | undefined {
  const last = ts.getLeadingCommentRanges(text, statement.pos)?.at(-1);
  const [, name] = DESCRIBES.exec(last === undefined ? "" : text.slice(last.pos, last.end)) ?? [];
  try {
    const value: unknown = name === undefined ? undefined : JSON.parse(name.replaceAll("*\\/", "*/"));
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function fieldsIn(modules: Modules, statement: ts.Statement, file: string): KnownEvent["fields"] {
  if (ts.isTypeAliasDeclaration(statement)) return fieldsOfType(modules, { node: statement.type, file });
  const [declaration] = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  return declaration?.initializer === undefined
    ? undefined
    : fieldsOfSchema(modules, { node: declaration.initializer, file });
}

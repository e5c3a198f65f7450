import { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { nameOf } from "../project/name-of.js";
import { rootOf, variableOf } from "./declarations.js";
import { schemaPackage } from "./schema-package.js";

/** Another library than zod that the events of a module have their schemas of, and the name it has there. */
export interface SchemaIdiom {
  readonly library: "arktype" | "valibot";
  readonly name: string;
}

/** What the last of some `eventType()` statements has its schema of: `type({ … })` of arktype or `v.object({ … })` of valibot. */
export function schemaIdiom(source: ts.SourceFile, siblings: readonly ts.Statement[]): SchemaIdiom | undefined {
  const schema = siblings.flatMap((each) => schemaOf(each) ?? []).at(-1);
  const name = schema === undefined ? undefined : rootOf(schema);
  if (schema === undefined || name === undefined || !ts.isCallExpression(schema)) return undefined;
  const library = schemaPackage(source, schema);
  if (library === "arktype" && ts.isIdentifier(schema.expression)) return { library, name };
  const isObject = ts.isPropertyAccessExpression(schema.expression) && schema.expression.name.text === "object";
  return library === "valibot" && isObject ? { library, name } : undefined;
}

/** The `schema` option of `const x = eventType("a/b", { schema })`, where it is written out. */
function schemaOf(statement: ts.Statement): ts.Expression | undefined {
  const call = variableOf(statement)?.value;
  const options = call !== undefined && ts.isCallExpression(call) ? call.arguments[1] : undefined;
  if (options === undefined || !ts.isObjectLiteralExpression(options)) return undefined;
  return options.properties.filter(ts.isPropertyAssignment).find((each) => nameOf(each.name) === "schema")?.initializer;
}

/** What an object of the library's schemas is made by, and its entries; all texts have double quotes. */
export function idiomEntries(
  { library, name }: SchemaIdiom,
  fields: readonly Field[],
): { head: string; entries: (readonly [string, string])[] } {
  return library === "arktype"
    ? { head: `${name}(`, entries: fields.map((field) => [arkKey(field), `"${arkType(field)}"`] as const) }
    : { head: `${name}.object(`, entries: fields.map((field) => [field.name, valibotText(name, field)] as const) };
}

const arkKey = ({ name, optional }: Field): string => (optional ? `${name}?` : name);

const arkSimple = (kind: string): string => (kind === "date" ? "string.date.iso" : kind);

function arkType({ type }: Field): string {
  if (type.kind === "enum") return type.values.map((value) => `'${value}'`).join(" | ");
  return type.kind === "array" ? `${arkSimple(type.of)}[]` : arkSimple(type.kind);
}

function valibotText(v: string, { type, optional }: Field): string {
  const simple = (kind: string): string =>
    kind === "date" ? `${v}.pipe(${v}.string(), ${v}.isoTimestamp())` : `${v}.${kind}()`;
  const schema =
    type.kind === "enum"
      ? `${v}.picklist([${type.values.map((value) => `"${value}"`).join(", ")}])`
      : type.kind === "array"
        ? `${v}.array(${simple(type.of)})`
        : simple(type.kind);
  return optional ? `${v}.optional(${schema})` : schema;
}

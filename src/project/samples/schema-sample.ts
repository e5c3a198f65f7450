import { ts } from "@ts-morph/common";
import { propertyKey, stringLiteral } from "../../text/ts-literal.js";
import { follow } from "../follow.js";
import type { Located, Modules } from "../modules.js";
import { nameOf } from "../name-of.js";
import { arkSample } from "./ark-sample.js";
import { type NumberChecks, numberSample } from "./number-sample.js";
import { type SchemaCall, schemaCalls, valueAt, writtenValue } from "./schema-checks.js";
import { isTextFormat, type TextChecks, textSample } from "./text-sample.js";
import { typeSample } from "./type-sample.js";
import { usualText } from "./usual-text.js";

/**
 * A value that a schema of zod, valibot or arktype takes, as a TypeScript expression; undefined where none is found.
 * @param name of the field it is for
 */
export function schemaSample(modules: Modules, at: Located, name: string, depth = 0): string | undefined {
  if (depth > 8) return undefined;
  const literal = ts.isStringLiteralLike(at.node) ? at.node : undefined;
  if (literal !== undefined) return arkSample(literal.text, name);
  const calls = schemaCalls(modules, at);
  const [first, ...checks] = calls ?? [];
  if (first === undefined || !checks.every(({ name }) => KNOWN.has(name))) return undefined;
  return base({ modules, first, checks, name, depth });
}

interface Schema {
  readonly modules: Modules;
  readonly first: SchemaCall;
  readonly checks: readonly SchemaCall[];
  readonly name: string;
  readonly depth: number;
}

/** Names of what changes nothing of which values are taken, or is a check that is read. */
const KNOWN = new Set(
  (
    "optional nullable nullish default catch brand describe meta readonly trim toLowerCase toUpperCase register prefault " +
    "min max length minLength maxLength nonempty nonEmpty startsWith endsWith includes regex email uuid guid uuidv4 uuidv6 uuidv7 url " +
    "httpUrl hostname datetime date time duration ip ipv4 ipv6 cidr cidrv4 cidrv6 cuid cuid2 ulid nanoid ksuid xid base64 base64url " +
    "e164 hex emoji lowercase uppercase isoTimestamp isoDate isoDateTime isoTime int integer positive negative nonnegative nonpositive " +
    "multipleOf step gt gte lt lte minValue maxValue gtValue ltValue finite safe safeInteger minimum maximum size minSize maxSize"
  ).split(" "),
);

function base(schema: Schema): string | undefined {
  const { modules, first, name, depth } = schema;
  const { call, file } = first;
  const [argument] = call.arguments;
  const inner = (node: ts.Expression | undefined): string | undefined =>
    node === undefined ? undefined : schemaSample(modules, { node, file }, name, depth + 1);
  if (first.name === "string" || isTextFormat(formatName(first) ?? "")) return text(schema);
  switch (first.name) {
    case "number":
    case "int":
    case "int32":
    case "bigint":
      return number(schema);
    case "boolean":
      return "true";
    case "date":
      return undefined;
    case "literal":
      return literal(modules, argument, file);
    case "enum":
    case "nativeEnum":
    case "picklist":
      return member(modules, argument, file);
    case "array":
      return list(schema, argument);
    case "object":
    case "strictObject":
    case "looseObject":
      return object(schema, argument);
    case "union":
    case "variant":
    case "discriminatedUnion":
      return firstOf(
        argument !== undefined && ts.isArrayLiteralExpression(argument) ? argument : call.arguments[1],
        inner,
      );
    case "optional":
    case "nullable":
    case "nullish":
    case "readonly":
      return inner(argument);
    case "record":
      return "{}";
    case "unknown":
    case "any":
      return stringLiteral(usualText(name));
    case "staticSchema":
      return call.typeArguments?.[0] === undefined
        ? undefined
        : typeSample(modules, { node: call.typeArguments[0], file }, name);
    default:
      return undefined;
  }
}

/** The format that a call stands for, under the name that zod has for it. */
function formatName({ name, call }: SchemaCall): string | undefined {
  const iso = /^z(?:od)?\.iso\./.test(call.expression.getText());
  if (name === "isoTimestamp") return "datetime";
  if (name === "isoDateTime") return "localDatetime";
  if (name === "isoDate") return "date";
  if (name === "isoTime") return "localTime";
  if ((name === "date" || name === "time" || name === "duration") && !iso) return undefined;
  return isTextFormat(name) ? name : undefined;
}

function text({ modules, first, checks, name }: Schema): string | undefined {
  let asked: TextChecks = { patterns: [] };
  for (const [index, check] of [first, ...checks].entries()) {
    const value = valueAt(modules, check);
    const format =
      index === 0 ? formatName(check) : (formatName(check) ?? (isTextFormat(check.name) ? check.name : undefined));
    if (format !== undefined) asked = { ...asked, format, ...formatOptions(modules, check) };
    else if (typeof value === "number") asked = { ...asked, ...lengths(check.name, value, asked) };
    else if (typeof value === "string") asked = { ...asked, ...parts(check.name, value) };
    else if (value instanceof RegExp && check.name === "regex")
      asked = { ...asked, patterns: [...asked.patterns, { source: value.source, flags: value.flags }] };
    else if (/^non[eE]mpty$/.test(check.name)) asked = { ...asked, min: Math.max(asked.min ?? 0, 1) };
    else if (check.call.arguments.length > 0 && ASKS.test(check.name)) return undefined;
  }
  const found = textSample(name, usualText(name), asked);
  return found === undefined ? undefined : stringLiteral(found);
}

/** What has to be read where it is asked. */
const ASKS = /^(?:min|max|length|minLength|maxLength|startsWith|endsWith|includes|regex)$/;

function formatOptions(modules: Modules, { call, file }: SchemaCall): Pick<TextChecks, "precision" | "version"> {
  const options = call.arguments[0];
  const object = options === undefined ? undefined : follow(modules, { node: options, file });
  if (object?.kind !== "value" || !ts.isObjectLiteralExpression(object.node)) return {};
  const read = (name: string): unknown => {
    const found = (object.node as ts.ObjectLiteralExpression).properties.find(
      (each) => each.name !== undefined && nameOf(each.name) === name,
    );
    return found !== undefined && ts.isPropertyAssignment(found)
      ? writtenValue(modules, { node: found.initializer, file: object.file })
      : undefined;
  };
  const [precision, version] = [read("precision"), read("version")];
  return {
    ...(typeof precision === "number" ? { precision } : {}),
    ...(typeof version === "string" ? { version } : {}),
  };
}

function lengths(name: string, value: number, { min, max }: TextChecks): Partial<TextChecks> {
  if (name === "length") return { min: value, max: value };
  if (name === "min" || name === "minLength") return { min: Math.max(min ?? 0, value) };
  return name === "max" || name === "maxLength" ? { max: Math.min(max ?? value, value) } : {};
}

function parts(name: string, value: string): Partial<TextChecks> {
  if (name === "startsWith") return { startsWith: value };
  if (name === "endsWith") return { endsWith: value };
  return name === "includes" ? { includes: value } : {};
}

function number({ modules, first, checks }: Schema): string | undefined {
  let asked: NumberChecks = first.name === "number" ? {} : { whole: true };
  for (const check of checks) {
    const value = valueAt(modules, check);
    const bound = typeof value === "number" ? value : undefined;
    if (
      bound === undefined &&
      /^(?:min|max|gte?|lte?|multipleOf|step|minValue|maxValue|gtValue|ltValue)$/.test(check.name)
    )
      return undefined;
    asked = { ...asked, ...numberCheck(check.name, bound) };
  }
  const found = numberSample(asked);
  return found === undefined ? undefined : `${found}${first.name === "bigint" ? "n" : ""}`;
}

function numberCheck(name: string, bound: number | undefined): NumberChecks {
  switch (name) {
    case "int":
    case "integer":
    case "safeInteger":
      return { whole: true };
    case "positive":
      return { above: 0 };
    case "negative":
      return { below: 0 };
    case "nonnegative":
      return { least: 0 };
    case "nonpositive":
      return { most: 0 };
  }
  if (bound === undefined) return {};
  if (/^(?:min|gte|minValue|minimum)$/.test(name)) return { least: bound };
  if (/^(?:max|lte|maxValue|maximum)$/.test(name)) return { most: bound };
  if (/^gt(?:Value)?$/.test(name)) return { above: bound };
  if (/^lt(?:Value)?$/.test(name)) return { below: bound };
  return name === "multipleOf" || name === "step" ? { multipleOf: bound } : {};
}

function literal(modules: Modules, argument: ts.Expression | undefined, file: string): string | undefined {
  if (argument === undefined) return undefined;
  if (ts.isArrayLiteralExpression(argument)) return literal(modules, argument.elements[0], file);
  if (argument.kind === ts.SyntaxKind.NullKeyword) return "null";
  const value = writtenValue(modules, { node: argument, file });
  return typeof value === "string"
    ? stringLiteral(value)
    : value === undefined || value instanceof RegExp
      ? undefined
      : String(value);
}

/** The first member of a list of texts, or of an object of them. */
function member(modules: Modules, argument: ts.Expression | undefined, file: string): string | undefined {
  const found = argument === undefined ? undefined : follow(modules, { node: argument, file });
  if (found?.kind !== "value") return undefined;
  const { node } = found;
  if (ts.isArrayLiteralExpression(node)) return literal(modules, node.elements[0], found.file);
  if (ts.isObjectLiteralExpression(node)) {
    const first = node.properties.find(ts.isPropertyAssignment);
    return first === undefined ? undefined : literal(modules, first.initializer, found.file);
  }
  return undefined;
}

function list(
  { modules, first, checks, name, depth }: Schema,
  argument: ts.Expression | undefined,
): string | undefined {
  if (argument === undefined) return undefined;
  const element = schemaSample(modules, { node: argument, file: first.file }, name, depth + 1);
  if (element === undefined) return undefined;
  const bounds = checks.flatMap((check) => {
    const value = valueAt(modules, check);
    return typeof value === "number" && /^(?:min|length|minLength)$/.test(check.name) ? [value] : [];
  });
  const count = Math.max(1, ...bounds);
  const isNone = checks.some((check) => /^(?:max|maxLength)$/.test(check.name) && valueAt(modules, check) === 0);
  return isNone ? "[]" : count > 20 ? undefined : `[${Array.from({ length: count }, () => element).join(", ")}]`;
}

function object({ modules, first, depth }: Schema, argument: ts.Expression | undefined): string | undefined {
  const shape = argument === undefined ? undefined : follow(modules, { node: argument, file: first.file });
  if (shape?.kind !== "value" || !ts.isObjectLiteralExpression(shape.node)) return undefined;
  const entries = shape.node.properties.map((property) => {
    const name = property.name === undefined ? undefined : nameOf(property.name);
    if (name === undefined || !ts.isPropertyAssignment(property)) return undefined;
    const value = schemaSample(modules, { node: property.initializer, file: shape.file }, name, depth + 1);
    return value === undefined ? undefined : `${propertyKey(name)}: ${value}`;
  });
  if (entries.some((each) => each === undefined)) return undefined;
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function firstOf(
  list: ts.Expression | undefined,
  sample: (node: ts.Expression) => string | undefined,
): string | undefined {
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return undefined;
  return list.elements.map(sample).find((each) => each !== undefined);
}

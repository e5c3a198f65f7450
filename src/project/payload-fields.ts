import { ts } from "@ts-morph/common";
import { follow } from "./follow.js";
import type { Located, Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { calledName } from "./nodes.js";
import type { KnownField } from "./project.js";
import { arkSample } from "./samples/ark-sample.js";
import { schemaSample } from "./samples/schema-sample.js";
import { typeSample } from "./samples/type-sample.js";
import { usualSample } from "./samples/usual-text.js";
import { findDeclaration } from "./scope.js";
import { recordBody } from "./types.js";

type Fields = readonly KnownField[];

/** The fields of a payload's type; undefined where they cannot be read. */
export function fieldsOfType(modules: Modules, { node, file }: Located): Fields | undefined {
  const inferred = inferredFrom(node);
  if (inferred !== undefined) return fieldsOfSchema(modules, { node: inferred, file });
  const body = recordBody(modules, { node, file });
  if (body === undefined) return undefined;
  return body.members.filter(ts.isPropertySignature).flatMap((member) => {
    const name = nameOf(member.name);
    if (name === undefined) return [];
    const optional = member.questionToken !== undefined;
    const parts = typeParts(member.type).filter(({ kind }) => !optional || kind !== ts.SyntaxKind.UndefinedKeyword);
    const type = parts.map((part) => part.getText(modules.source(body.file))).join(" | ") || "unknown";
    const sample = member.type && typeSample(modules, { node: member.type, file: body.file }, name);
    return [{ name, type, optional, ...unusual(name, type, sample) }];
  });
}

/** What is optional may be said to be undefined as well: under `exactOptionalPropertyTypes` that is another type. */
const typeParts = (type: ts.TypeNode | undefined): readonly ts.TypeNode[] =>
  type === undefined ? [] : ts.isUnionTypeNode(type) ? type.types : [type];

/** `x` of `z.infer<typeof x>` and of `z.output<typeof x>`. */
function inferredFrom(node: ts.Node): ts.Identifier | undefined {
  if (!ts.isTypeReferenceNode(node)) return undefined;
  const [argument] = node.typeArguments ?? [];
  return argument !== undefined && ts.isTypeQueryNode(argument) && ts.isIdentifier(argument.exprName)
    ? argument.exprName
    : undefined;
}

/**
 * The fields of a zod object, those it extends first, of an object of valibot or arktype, or of `staticSchema<{ … }>()`;
 * undefined where they cannot be read.
 */
export function fieldsOfSchema(modules: Modules, at: Located, depth = 0): Fields | undefined {
  const followed = followSchema(modules, at);
  if (followed === undefined || depth > 8) return undefined;
  const { node, file } = followed;
  const name = calledName(node);
  const [argument] = node.arguments;
  const [type] = node.typeArguments ?? [];
  if (name === "staticSchema") return type === undefined ? undefined : fieldsOfType(modules, { node: type, file });
  const object = argument === undefined ? undefined : follow(modules, { node: argument, file });
  const own =
    object?.kind === "value" && ts.isObjectLiteralExpression(object.node)
      ? fieldsOfObject(modules, { node: object.node, file: object.file })
      : undefined;
  if (name === "object" || name === "strictObject" || name === "looseObject" || name === "type") return own;
  const receiver = ts.isPropertyAccessExpression(node.expression) ? node.expression.expression : undefined;
  const base = receiver === undefined ? undefined : fieldsOfSchema(modules, { node: receiver, file }, depth + 1);
  if (base === undefined) return undefined;
  if (name === "extend" || name === "merge" || name === "safeExtend") {
    const added =
      own ?? (argument === undefined ? undefined : fieldsOfSchema(modules, { node: argument, file }, depth + 1));
    return added === undefined
      ? undefined
      : [...inherited(base.filter((field) => !added.some((each) => each.name === field.name))), ...added];
  }
  return name === "strict" || name === "passthrough" || name === "loose" ? base : undefined;
}

const inherited = (fields: Fields): Fields => fields.map((field) => ({ ...field, inherited: true }));

function followSchema(modules: Modules, { node, file }: Located): Located<ts.CallExpression> | undefined {
  // The name in a type query has no value's place; it is looked up like one.
  const declared =
    ts.isIdentifier(node) && findDeclaration(node.text, node) === undefined
      ? undefined
      : follow(modules, { node, file });
  return declared?.kind === "value" && ts.isCallExpression(declared.node)
    ? { node: declared.node, file: declared.file }
    : undefined;
}

function fieldsOfObject(modules: Modules, { node, file }: Located<ts.ObjectLiteralExpression>): Fields {
  return node.properties.flatMap((property) => {
    const name = property.name === undefined ? undefined : nameOf(property.name);
    if (name === undefined || !ts.isPropertyAssignment(property)) return [];
    if (ts.isStringLiteralLike(property.initializer)) {
      const type = arkType(property.initializer.text);
      const bare = name.replace(/\?$/, "");
      const sample = arkSample(property.initializer.text, bare);
      return [{ name: bare, type, optional: name.endsWith("?"), ...unusual(bare, type, sample) }];
    }
    const calls = chain(property.initializer);
    const type = zodType(modules, calls[0], file);
    const sample = schemaSample(modules, { node: property.initializer, file }, name);
    const optional = calls.some((call) => OPTIONAL.has(calledName(call) ?? ""));
    return [{ name, type, optional, ...unusual(name, type, sample) }];
  });
}

/** What a test would make up without a look at the schema is left out. */
function unusual(name: string, type: string, sample: string | undefined): { sample?: string | null } {
  return sample === usualSample(name, type) ? {} : { sample: sample ?? null };
}

/** The TypeScript type of an arktype definition that events use. */
function arkType(text: string): string {
  const [, simple, array = ""] = /^(string|number|boolean)(?:\.[\w.]+)?(\[\])?$/.exec(text) ?? [];
  if (simple !== undefined) return simple + array;
  return /^'[^']*'( \| '[^']*')*$/.test(text) ? text.replaceAll("'", '"') : "unknown";
}

const OPTIONAL = new Set(["optional", "nullish"]);

/** The calls of `z.string().min(1).optional()`, from the first. */
function chain(node: ts.Expression): ts.CallExpression[] {
  if (!ts.isCallExpression(node)) return [];
  const inner = ts.isPropertyAccessExpression(node.expression) ? chain(node.expression.expression) : [];
  return [...inner, node];
}

const STRINGS = /^(string|uuid|email|url|datetime|date|time|cuid2?|ulid|nanoid|guid|iso)$/;

/** The TypeScript type of a zod schema that events use; "unknown" for the others. */
function zodType(modules: Modules, call: ts.CallExpression | undefined, file: string): string {
  const name = call === undefined ? undefined : calledName(call);
  const [argument] = call?.arguments ?? [];
  if (call === undefined || name === undefined) return "unknown";
  if (STRINGS.test(name)) return "string";
  if (name === "number" || name === "int") return "number";
  if (name === "boolean") return "boolean";
  if (argument === undefined) return "unknown";
  if (name === "literal") return argument.getText(modules.source(file));
  if (name === "array") return `${zodType(modules, chain(argument)[0], file)}[]`;
  // valibot's
  if (name === "optional" || name === "nullish" || name === "pipe") return zodType(modules, chain(argument)[0], file);
  if ((name === "enum" || name === "picklist") && ts.isArrayLiteralExpression(argument))
    return argument.elements.map((each) => each.getText(modules.source(file))).join(" | ");
  return "unknown";
}

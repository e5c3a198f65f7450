import type { Column, Model } from "../project.js";
import { notedValues } from "./noted-values.js";

interface SchemaFile {
  readonly file: string;
  readonly text: string;
}

/** The models of a Prisma schema with their own columns; relations are left out. */
export function prismaModels(files: readonly SchemaFile[]): Model[] {
  const blocks = files.flatMap(({ file, text }) => blocksOf(file, text));
  const enums = new Map(
    blocks.filter(({ kind }) => kind === "enum").map(({ name, lines }) => [name, enumValues(lines)]),
  );
  const models = blocks.filter(({ kind }) => kind === "model");
  const context = {
    enums,
    models: new Set(models.map(({ name }) => name)),
    provider: files.map(({ text }) => providerOf(text)).find((each) => each !== undefined),
  };
  return models.map(({ name, file, line, lines }) => {
    const table = lines.map(({ code }) => /^@@map\(\s*(?:name:\s*)?"([^"]+)"/.exec(code)?.[1]).find(Boolean);
    return {
      value: name,
      file,
      line,
      accessor: name.charAt(0).toLowerCase() + name.slice(1),
      ...(table === undefined ? {} : { table }),
      key: keyOf(lines),
      columns: lines.flatMap((each) => columnOf(each, context) ?? []),
    };
  });
}

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly lines: readonly Line[];
}

interface Line {
  readonly code: string;
  readonly comment: string;
}

function blocksOf(file: string, text: string): Block[] {
  return [
    ...text.matchAll(/^[ \t]*(model|enum)[ \t]+(\w+)[ \t]*\{[ \t]*(?:\/\/[^\n]*)?\r?\n([\s\S]*?)^[ \t]*\}/gm),
  ].map((match) => ({
    kind: match[1] ?? "",
    name: match[2] ?? "",
    file,
    line: text.slice(0, match.index).split("\n").length,
    lines: (match[3] ?? "").split(/\r?\n/).map(lineOf),
  }));
}

/** What stands in quotes is no comment. */
function lineOf(text: string): Line {
  const [, code = "", comment = ""] = /^((?:"(?:\\.|[^"\\])*"|(?!\/\/).)*)(?:\/\/+(.*))?$/.exec(text) ?? [];
  return { code: code.trim(), comment: comment.trim() };
}

/** https://www.prisma.io/docs/orm/reference/prisma-schema-reference#datasource */
const providerOf = (text: string): string | undefined =>
  /^[ \t]*datasource[ \t]+\w+[ \t]*\{[^}]*?^[ \t]*provider[ \t]*=[ \t]*"(\w+)"/ms.exec(text)?.[1];

const enumValues = (lines: readonly Line[]): string[] => lines.flatMap(({ code }) => /^(\w+)/.exec(code)?.[1] ?? []);

/** The columns of `@id`, or of `@@id`; else those of the first that are unique and never empty. */
function keyOf(lines: readonly Line[]): string[] {
  const block = (attribute: string): string[] | undefined => {
    const list = lines.map(
      ({ code }) => new RegExp(`^@@${attribute}\\(\\s*(?:fields:\\s*)?\\[([^\\]]*)\\]`).exec(code)?.[1],
    );
    return list
      .find((each) => each !== undefined)
      ?.split(",")
      .map((each) => /\w+/.exec(each)?.[0] ?? "");
  };
  const field = (attribute: string): string[] =>
    lines.flatMap(({ code }) => new RegExp(`^(\\w+)\\s+\\w+\\s.*@${attribute}\\b`).exec(code)?.[1] ?? []).slice(0, 1);
  return (
    [field("id"), block("id") ?? [], field("unique"), block("unique") ?? []].find(({ length }) => length > 0) ?? []
  );
}

interface Context {
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly models: ReadonlySet<string>;
  readonly provider: string | undefined;
}

const TYPES: Readonly<Record<string, Column["type"]>> = {
  String: "string",
  Int: "number",
  BigInt: "bigint",
  Float: "number",
  Boolean: "boolean",
  DateTime: "date",
};

function columnOf({ code, comment }: Line, { enums, models, provider }: Context): Column | undefined {
  const [, name, type, suffix = "", attributes = ""] = /^(\w+)\s+(\w+)(\[\]|\?)?(.*)$/.exec(code) ?? [];
  if (name === undefined || type === undefined || models.has(type)) return undefined;
  const values = enums.get(type);
  const filled = /\s@(default|updatedAt)\b/.test(attributes) ? ({ filled: true } as const) : {};
  // A list that a new row leaves out is empty.
  if (suffix === "[]") return { name, type: "other", optional: false, filled: true };
  const preset = /\s@default\(\s*(?:"([^"]*)"|(\w+))\s*\)/.exec(attributes);
  const known = preset?.[1] ?? (values === undefined ? undefined : preset?.[2]);
  const noted = type === "String" ? notedValues(comment) : undefined;
  const length = type === "String" ? lengthOf(attributes, provider) : undefined;
  return {
    name,
    type: values === undefined ? (TYPES[type] ?? "other") : "enum",
    optional: suffix === "?",
    ...(values === undefined ? {} : { values }),
    ...(noted === undefined ? {} : { noted }),
    ...(known === undefined ? {} : { preset: known }),
    ...(length === undefined ? {} : { length }),
    ...(type === "Int" ? { whole: true as const } : {}),
    ...filled,
  };
}

/** What Prisma makes of a String that says no more. https://www.prisma.io/docs/orm/reference/prisma-schema-reference#string */
const LENGTHS: Readonly<Record<string, number>> = { mysql: 191, sqlserver: 1000 };

function lengthOf(attributes: string, provider: string | undefined): number | undefined {
  const [, native, characters] =
    /@\w+\.(\w+)(?:\(\s*(\d+)\s*\))?/.exec(attributes.replace(/@default\([^)]*\)/, "")) ?? [];
  if (native === undefined) return LENGTHS[provider ?? ""];
  return characters === undefined || !/char/i.test(native) ? undefined : Number(characters);
}

import type { Column, Model } from "./project.js";

interface SchemaFile {
  readonly file: string;
  readonly text: string;
}

const TYPES: Readonly<Record<string, Column["type"]>> = {
  String: "string",
  Int: "number",
  Float: "number",
  Boolean: "boolean",
  DateTime: "date",
};

/** The models of a Prisma schema with their own columns; relations are left out. */
export function prismaModels(files: readonly SchemaFile[]): Model[] {
  const blocks = files.flatMap(({ file, text }) => blocksOf(file, text));
  const enums = new Map(
    blocks.filter(({ kind }) => kind === "enum").map(({ name, lines }) => [name, enumValues(lines)]),
  );
  const models = blocks.filter(({ kind }) => kind === "model");
  const names = new Set(models.map(({ name }) => name));
  return models.map(({ name, file, line, lines }) => ({
    value: name,
    file,
    line,
    accessor: name.charAt(0).toLowerCase() + name.slice(1),
    columns: lines.flatMap((each) => columnOf(each, enums, names) ?? []),
  }));
}

interface Block {
  readonly kind: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly lines: readonly string[];
}

function blocksOf(file: string, text: string): Block[] {
  return [
    ...text.matchAll(/^[ \t]*(model|enum)[ \t]+(\w+)[ \t]*\{[ \t]*(?:\/\/[^\n]*)?\r?\n([\s\S]*?)^[ \t]*\}/gm),
  ].map((match) => ({
    kind: match[1] ?? "",
    name: match[2] ?? "",
    file,
    line: text.slice(0, match.index).split("\n").length,
    lines: (match[3] ?? "").split(/\r?\n/).map((each) => each.replace(/\/\/.*$/, "").trim()),
  }));
}

const enumValues = (lines: readonly string[]): string[] => lines.flatMap((line) => /^(\w+)/.exec(line)?.[1] ?? []);

function columnOf(
  line: string,
  enums: ReadonlyMap<string, readonly string[]>,
  models: ReadonlySet<string>,
): Column | undefined {
  const [, name, type, suffix = ""] = /^(\w+)\s+(\w+)(\[\]|\?)?/.exec(line) ?? [];
  if (name === undefined || type === undefined || models.has(type)) return undefined;
  const values = enums.get(type);
  const optional = suffix === "?";
  const filled = /\s@(default|updatedAt)\b/.test(line) ? ({ filled: true } as const) : {};
  // A list that a new row leaves out is empty.
  if (suffix === "[]") return { name, type: "other", optional, filled: true };
  if (values !== undefined) return { name, type: "enum", optional, values, ...filled };
  return { name, type: TYPES[type] ?? "other", optional, ...(type === "Int" ? { whole: true } : {}), ...filled };
}

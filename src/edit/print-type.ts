import { braced, type FileStyle, propertyName } from "./file-style.js";

/** A type as text, or an object type by its members. */
export type TypeShape = string | { readonly members: readonly TypeMember[] };

export interface TypeMember {
  readonly name: string;
  readonly optional?: boolean;
  readonly shape: TypeShape;
}

export interface PrintType {
  /** Indentation of the line the type starts on. */
  readonly indent: string;
  readonly eol: string;
  readonly style: FileStyle;
  readonly separator: ";" | "," | "";
  /** Outer braces over several lines; undefined: only where one line would be too long. */
  readonly wrapped?: boolean;
  /** The same for object types inside. */
  readonly dataWrapped?: boolean;
}

const LINE_WIDTH = 80;

/** The text of a type, in one line or over several. */
export function printType(shape: TypeShape, print: PrintType): string {
  if (typeof shape === "string") return shape;
  if (shape.members.length === 0) return "{}";
  const line = oneLine(shape, print);
  const wrap = print.wrapped ?? print.indent.length + line.length > LINE_WIDTH;
  return wrap || (print.dataWrapped === true && hasObject(shape)) ? overLines(shape, print) : line;
}

const hasObject = (shape: TypeShape): boolean =>
  typeof shape !== "string" && shape.members.some((member) => typeof member.shape !== "string");

const head = (member: TypeMember, { style }: PrintType): string =>
  `${propertyName(member.name, style)}${member.optional ? "?" : ""}: `;

function oneLine(shape: TypeShape, print: PrintType): string {
  if (typeof shape === "string") return shape;
  // Members on one line need a separator even where lines do without.
  const separator = print.separator === "" ? ";" : print.separator;
  const members = shape.members.map((member) => head(member, print) + oneLine(member.shape, print));
  return braced(members.join(`${separator} `), print.style);
}

function overLines(shape: Exclude<TypeShape, string>, print: PrintType): string {
  const indent = print.indent + print.style.indent;
  const { dataWrapped, wrapped: _, ...rest } = print;
  const inner = { ...rest, indent, ...(dataWrapped === undefined ? {} : { wrapped: dataWrapped, dataWrapped }) };
  const lines = shape.members.map(
    (member) => `${indent}${head(member, print)}${printType(member.shape, inner)}${print.separator}`,
  );
  return ["{", ...lines, `${print.indent}}`].join(print.eol);
}

import { braced, type FileStyle, propertyName } from "./file-style.js";

export interface PrintObject {
  /** Indentation of the line the object starts on. */
  readonly indent: string;
  readonly style: FileStyle;
  /** Over several lines even where one would do. */
  readonly wrapped?: boolean;
  /** How much of the first line is taken by what stands before the object. */
  readonly column?: number;
}

const LINE_WIDTH = 80;

/** An object literal with values given as expressions, the name alone where the value is called so, in one line where it fits; lines end in "\n". */
export function printObject(entries: readonly (readonly [name: string, value: string])[], print: PrintObject): string {
  if (entries.length === 0) return "{}";
  const properties = entries.map(([name, value]) =>
    name === value ? name : `${propertyName(name, print.style)}: ${value}`,
  );
  const line = braced(properties.join(", "), print.style);
  if (print.wrapped !== true && (print.column ?? 0) + line.length <= LINE_WIDTH) return line;
  const inner = print.indent + print.style.indent;
  const end = print.style.trailingCommas ? "," : "";
  return `{\n${properties.map((property) => inner + property).join(",\n")}${end}\n${print.indent}}`;
}

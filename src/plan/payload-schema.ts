import type { Field } from "../answers/answers.js";
import { type FileStyle, fileStyle } from "../edit/file-style.js";
import { type ImportStatement, importedLocals, importsOf, specifierOf } from "../edit/find-import.js";
import { insertImport } from "../edit/insert-import.js";
import { printObject } from "../edit/print-object.js";
import { printType, type TypeShape } from "../edit/print-type.js";
import { packageNamed } from "../project/package-name.js";
import type { Project, Registry } from "../project/project.js";
import { fieldTypeText, zodFieldText } from "../templates/fields.js";
import { declares } from "./declarations.js";
import type { Draft } from "./draft.js";
import { packageRequest } from "./package-request.js";

/** How the text of one event's type is to look. */
export interface PayloadStyle {
  readonly style: FileStyle;
  readonly zod: 3 | 4;
  /** Indentation of the line it starts on, and how much of that line is taken. */
  readonly indent: string;
  readonly column: number;
  readonly wrapped?: boolean;
}

/** `z.object({ … })`, or the schema that every payload extends, extended by the fields that it does not have as they are. */
export function payloadSchemaText(fields: readonly Field[], base: Registry["basePayload"], form: PayloadStyle): string {
  const head = base === undefined ? "z.object(" : `${base.name}.extend(`;
  const isOfBase = ({ name, type, optional }: Field): boolean =>
    base?.fields.includes(name) === true && type.kind === "string" && !optional;
  const own = fields.filter((field) => !isOfBase(field));
  const object = printObject(
    own.map((field) => [field.name, restyle(zodFieldText(field, form.zod), form.style)] as const),
    { ...printOf(form), column: form.column + head.length },
  );
  return `${head}${object})`;
}

/** An object of another library's schemas; a quote within a text becomes the other one where the file has single ones. */
export function idiomText(
  { head, entries }: { readonly head: string; readonly entries: readonly (readonly [string, string])[] },
  form: PayloadStyle,
): string {
  const style = { ...form.style, quotes: "double" } as const;
  const text = `${head}${printObject(entries, { ...printOf({ ...form, style }), column: form.column + head.length })})`;
  if (form.style.quotes === "double") return text;
  return text.replace(/["']/g, (quote) => (quote === '"' ? "'" : '"'));
}

const printOf = ({ style, indent, wrapped }: PayloadStyle) => ({
  indent,
  style,
  ...(wrapped === undefined ? {} : { wrapped }),
});

/**
 * The type of an event's data as an object type.
 *
 * @param undefinedToo what is optional may also be there and undefined, as a schema of zod has it
 */
export const payloadShape = (fields: readonly Field[], style: FileStyle, undefinedToo = false): TypeShape => ({
  members: fields.map((field) => ({
    name: field.name,
    optional: field.optional,
    shape: restyle(fieldTypeText(field), style) + (field.optional && undefinedToo ? " | undefined" : ""),
  })),
});

/** The same as text, on lines that end in "\n". */
export function payloadTypeText(
  fields: readonly Field[],
  style: FileStyle,
  { wrapped, undefinedToo }: { readonly wrapped?: boolean; readonly undefinedToo?: boolean } = {},
): string {
  const print = { indent: "", eol: "\n", style, separator: style.semicolons ? ";" : "" } as const;
  const shape = payloadShape(fields, style, undefinedToo);
  return printType(shape, { ...print, ...(wrapped === undefined ? {} : { wrapped }) });
}

/** The type of an event's data with a name of its own, where every export says its type and a schema cannot give it. */
export function namedPayloadText(
  {
    type,
    fields,
    base,
  }: { readonly type: string; readonly fields: readonly Field[]; readonly base?: Registry["basePayload"] },
  style: FileStyle,
  undefinedToo: boolean,
): string {
  const own = fields.filter((field) => !base?.fields.includes(field.name));
  const text = payloadTypeText(own, style, { wrapped: true, undefinedToo });
  return `export type ${type} = ${base === undefined ? "" : `z.infer<typeof ${base.name}> & `}${text}`;
}

/** Field texts are written with double quotes, and the values in them have none. */
const restyle = (text: string, style: FileStyle): string =>
  style.quotes === "single" ? text.replaceAll('"', "'") : text;

/** The style of a file on its way; what it does not show is the project's. */
export const draftStyle = (draft: Draft, project: Project): FileStyle =>
  fileStyle(draft.source(), project.conventions.style);

/** Makes `z` usable in a file. */
export function importZod(draft: Draft, project: Project): void {
  const request = packageRequest(project, "zod");
  if (declares(draft.source(), "z") || importsOf(draft.source()).some((each) => givesZ(each, request.specifier)))
    return;
  draft.edit(insertImport(draft.source(), { ...request, exported: "z", local: "z" }, project.conventions.style));
}

/** Whatever path of zod it comes from. */
const givesZ = (declaration: ImportStatement, called: string): boolean => {
  const specifier = specifierOf(declaration);
  const isZod = specifier === called || packageNamed(specifier)?.name === "zod";
  return isZod && importedLocals(declaration).includes("z");
};

import { ts } from "@ts-morph/common";
import { importedLocals, importsOf } from "../edit/find-import.js";
import { nodeAt } from "../edit/node-at.js";
import { bare } from "../project/follow.js";
import type { Project, RegistryPart } from "../project/project.js";
import { findDeclaration } from "../project/scope.js";
import type { Draft, Drafts } from "./draft.js";
import type { SchemaSuffix } from "./event-naming.js";
import { schemaPackage } from "./schema-package.js";

export type Part<K extends RegistryPart["kind"]> = RegistryPart & { readonly kind: K };
export type SchemaPart = Part<"schema-map"> | Part<"schema-list">;

/** `schema`: `"a/b": z.object(…)`; `data`: `"a/b": { data: z.object(…) }`; `wrapped`: the same over several lines. */
export type InlineForm = "schema" | "data" | "wrapped";

/** The values of a map of schemas, or the elements of a list. */
export const schemasOf = (draft: Draft, part: SchemaPart): ts.Expression[] =>
  part.kind === "schema-list"
    ? [...(nodeAt(draft.source(), draft.at(part.bodyStart), ts.isArrayLiteralExpression)?.elements ?? [])]
    : (nodeAt(draft.source(), draft.at(part.bodyStart), ts.isObjectLiteralExpression)?.properties.flatMap((property) =>
        ts.isPropertyAssignment(property)
          ? [property.initializer]
          : ts.isShorthandPropertyAssignment(property)
            ? [property.name]
            : [],
      ) ?? []);

/** What the names of a registry's schemas end in, where all that its maps name do so. */
export function schemaSuffix({ registry }: Project, drafts: Drafts): SchemaSuffix {
  const names = (registry?.parts ?? []).flatMap((part) =>
    part.kind === "schema-map"
      ? schemasOf(drafts.open(part.file), part).flatMap((each) => (ts.isIdentifier(each) ? [each.text] : []))
      : [],
  );
  return names.length > 0 && names.every((name) => name.endsWith("Schema")) ? "Schema" : "Payload";
}

/** How a map's entries give their schemas; undefined where they name one that the same file declares. */
export function inlineForm(draft: Draft, part: Part<"schema-map">): InlineForm | undefined {
  const last = schemasOf(draft, part).at(-1);
  if (part.wrapsData && (last === undefined || isEntry(draft.source(), last))) return "data";
  if (last === undefined) return undefined;
  if (ts.isIdentifier(last)) return isImported(draft.source(), last.text) ? "schema" : undefined;
  if (!ts.isObjectLiteralExpression(last)) return "schema";
  return /^\{[^\S\n]*\r?\n/.test(last.getText(draft.source())) ? "wrapped" : "data";
}

/** A name that stands for the whole of `{ data: schema }`. */
function isEntry(source: ts.SourceFile, value: ts.Expression): boolean {
  if (!ts.isIdentifier(value)) return false;
  const declared = findDeclaration(value.text, source);
  if (declared?.kind === "import") return true;
  const initializer = declared?.kind === "variable" ? declared.node.initializer : undefined;
  return initializer !== undefined && ts.isObjectLiteralExpression(bare(initializer));
}

const isImported = (source: ts.SourceFile, name: string): boolean =>
  importsOf(source).some((each) => importedLocals(each).includes(name));

/** A map takes a schema of zod where its other entries are zod's, and where there is none, if the project has zod. */
export function whyNotZod(project: Project, draft: Draft, part: SchemaPart): string | undefined {
  const packages = schemasOf(draft, part).flatMap((each) => schemaPackage(draft.source(), dataOf(each)) ?? []);
  const other = packages.find((each) => !isZod(each));
  if (other !== undefined) return `its schemas are made by ${other}`;
  return project.zod !== undefined || packages.length > 0 ? undefined : "there is no zod to write one with";
}

const isZod = (specifier: string): boolean => /(^|\/)zod([-/@]|$)/.test(specifier);

/** The schema in `{ data: schema }`. */
function dataOf(value: ts.Expression): ts.Expression {
  if (!ts.isObjectLiteralExpression(value)) return value;
  const data = value.properties.filter(ts.isPropertyAssignment).find((each) => each.name.getText() === "data");
  return data?.initializer ?? value;
}

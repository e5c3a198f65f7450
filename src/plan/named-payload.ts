import { ts } from "@ts-morph/common";
import type { Field } from "../answers/answers.js";
import { typeBodyAt } from "../edit/insert-record-entry.js";
import { insertStatement } from "../edit/insert-statement.js";
import { nameOf } from "../project/name-of.js";
import type { Project } from "../project/project.js";
import { declares } from "./declarations.js";
import type { Draft } from "./draft.js";
import { likeName } from "./event-likeness.js";
import { draftStyle, payloadTypeText } from "./payload-schema.js";

interface NamedPayload {
  /** Where the record of event types stands now. */
  readonly bodyStart: number;
  /** `ThingCreatedPayload`, where nothing shows what else the others' names end in. */
  readonly name: string;
  readonly fields: readonly Field[];
}

/**
 * Declares the type of an event's data beside those of the others, where a record gives all of them by names of its own file.
 *
 * @returns the name; undefined where the others have none, or it is taken
 */
export function declareNamedPayload(draft: Draft, entry: NamedPayload, project: Project): string | undefined {
  const source = draft.source();
  const siblings = namedSiblings(source, entry.bodyStart);
  if (siblings.length === 0) return undefined;
  const name = nameLike(
    entry.name,
    siblings.map((each) => each.name.text),
  );
  if (declares(source, name)) return undefined;
  const style = draftStyle(draft, project);
  const isInterface = siblings.filter(ts.isInterfaceDeclaration).length * 2 > siblings.length;
  const exported = siblings.every((each) => each.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  const wrapped = isInterface || siblings.some((each) => each.getText(source).includes("\n"));
  const type = payloadTypeText(entry.fields, style, { wrapped });
  const head = `${exported ? "export " : ""}${isInterface ? `interface ${name}` : `type ${name} =`} `;
  const code = `${head}${type}${isInterface || !style.semicolons ? "" : ";"}`;
  const isSibling = (statement: ts.Statement): boolean => siblings.some((each) => each === statement);
  const isRecord = ({ pos, end }: ts.Node): boolean => pos <= entry.bodyStart && entry.bodyStart < end;
  const record = source.statements.find(isRecord);
  // The record stays the last of them where it is.
  const before = siblings.every((each) => each.end <= (record?.pos ?? 0)) ? { before: isRecord } : {};
  draft.edit([insertStatement(source, code, { after: isSibling, ...before, likeness: likeName(name) })]);
  return name;
}

type Named = ts.TypeAliasDeclaration | ts.InterfaceDeclaration;

/** The declarations of the types of all entries' data; none where one is no name of the file. */
function namedSiblings(source: ts.SourceFile, bodyStart: number): Named[] {
  const members = typeBodyAt(source, bodyStart)?.members ?? ([] as readonly ts.TypeElement[]);
  const found = members.map((member) => declarationOf(source, dataOf(member)));
  const all = found.filter((each) => each !== undefined);
  return all.length === members.length ? all : [];
}

/** What `"a/b": { data: X }` has as its data. */
function dataOf(member: ts.TypeElement): ts.TypeNode | undefined {
  const type = ts.isPropertySignature(member) ? member.type : undefined;
  if (type === undefined || !ts.isTypeLiteralNode(type)) return undefined;
  const data = type.members.filter(ts.isPropertySignature).find(({ name }) => nameOf(name) === "data");
  return data?.type;
}

function declarationOf(source: ts.SourceFile, type: ts.TypeNode | undefined): Named | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type) || type.typeArguments !== undefined) return undefined;
  const { typeName } = type;
  return source.statements.find(
    (each): each is Named =>
      (ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each)) &&
      ts.isIdentifier(typeName) &&
      each.name.text === typeName.text,
  );
}

/** What names of payloads end in beside the words for the event. */
const SUFFIX = /(?:Payload|EventData|Data|Event|Params|Props|Input|Body|Type)$/;

function nameLike(name: string, siblings: readonly string[]): string {
  const [suffix = "", ...others] = new Set(siblings.map((each) => SUFFIX.exec(each)?.[0] ?? ""));
  return others.length === 0 ? name.replace(SUFFIX, suffix) : name;
}

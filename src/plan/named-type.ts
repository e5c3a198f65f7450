import { ts } from "@ts-morph/common";
import { insertStatement } from "../edit/insert-statement.js";
import { declares } from "./declarations.js";
import type { Draft } from "./draft.js";
import { likeName } from "./event-likeness.js";

/** A type with a name of its own. */
export type NamedType = ts.TypeAliasDeclaration | ts.InterfaceDeclaration;

/** The type of the file that another one is by name. */
export function namedType(source: ts.SourceFile, type: ts.TypeNode | undefined): NamedType | undefined {
  if (type === undefined || !ts.isTypeReferenceNode(type) || type.typeArguments !== undefined) return undefined;
  const { typeName } = type;
  return source.statements.find(
    (each): each is NamedType =>
      (ts.isTypeAliasDeclaration(each) || ts.isInterfaceDeclaration(each)) &&
      ts.isIdentifier(typeName) &&
      each.name.text === typeName.text,
  );
}

/** The declarations of types; none where one of them is no name of the file. */
export function allNamed(source: ts.SourceFile, types: readonly (ts.TypeNode | undefined)[]): NamedType[] {
  const found = types.flatMap((each) => namedType(source, each) ?? []);
  return found.length === types.length ? found : [];
}

interface NewType {
  /** `ThingCreatedPayload`, where nothing shows what else the others' names end in. */
  readonly name: string;
  /** A place in the statement that is to use it, as it is now. */
  readonly user: number;
  readonly text: (form: { readonly wrapped: boolean }) => string;
  readonly semicolons: boolean;
}

/**
 * Declares a type beside others of its kind, in their form.
 *
 * @returns its name; undefined where there are no others, or it is taken
 */
export function declareNamedType(draft: Draft, siblings: readonly NamedType[], made: NewType): string | undefined {
  const source = draft.source();
  if (siblings.length === 0) return undefined;
  const name = nameLike(
    made.name,
    siblings.map((each) => each.name.text),
  );
  if (declares(source, name)) return undefined;
  const isInterface = siblings.filter(ts.isInterfaceDeclaration).length * 2 > siblings.length;
  const exported = siblings.every((each) => each.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  const wrapped = isInterface || siblings.some((each) => each.getText(source).includes("\n"));
  const head = `${exported ? "export " : ""}${isInterface ? `interface ${name}` : `type ${name} =`} `;
  const code = `${head}${made.text({ wrapped })}${isInterface || !made.semicolons ? "" : ";"}`;
  const isSibling = (statement: ts.Statement): boolean => siblings.some((each) => each === statement);
  const isUser = ({ pos, end }: ts.Node): boolean => pos <= made.user && made.user < end;
  const user = source.statements.find(isUser);
  // What uses them stays the last of them where it is.
  const before = siblings.every((each) => each.end <= (user?.pos ?? 0)) ? { before: isUser } : {};
  draft.edit([insertStatement(source, code, { after: isSibling, ...before, likeness: likeName(name) })]);
  return name;
}

/** What names of payloads end in beside the words for the event. */
const SUFFIX = /(?:Payload|EventData|Data|Event|Params|Props|Input|Body|Type)$/;

function nameLike(name: string, siblings: readonly string[]): string {
  const [suffix = "", ...others] = new Set(siblings.map((each) => SUFFIX.exec(each)?.[0] ?? ""));
  return others.length === 0 ? name.replace(SUFFIX, suffix) : name;
}

import { ts } from "@ts-morph/common";
import { type FileStyle, fileStyle, paddingOf } from "./file-style.js";
import { type Likeness, UNLIKE } from "./groups.js";
import { insertInGroup } from "./insert-in-group.js";
import type { List } from "./insert-into-list.js";
import { hasKey, keyText } from "./member-key.js";
import { nodeAt } from "./node-at.js";
import { printType, type TypeShape } from "./print-type.js";
import type { Edit } from "./splice.js";

/**
 * Adds `"key": <shape>` to the type literal or interface body whose "{" stands at `bodyStart`, at its end or where the
 * comments in it say, on one line or several as its last sibling is; nothing where it has the key. A key in brackets is computed.
 * @returns undefined where no such body starts there
 */
export function insertRecordEntry(
  source: ts.SourceFile,
  bodyStart: number,
  entry: { readonly key: string; readonly shape: TypeShape; readonly likeness?: Likeness },
  fallback?: FileStyle,
): Edit[] | undefined {
  const body = typeBodyAt(source, bodyStart);
  if (body === undefined) return undefined;
  if (hasKey(source, body.members, entry.key)) return [];
  const style = fileStyle(source, fallback);
  const list = memberList(source, bodyStart, body, style);
  const siblings = siblingForm(source, body.members);
  const print = (indent: string, eol: string): string => {
    const separator = siblings.separator ?? list.separator;
    const form = { indent, eol, style, separator, ...siblings };
    return `${keyText(entry.key, style)}: ${printType(entry.shape, form)}`;
  };
  return insertInGroup(list, body.members, { likeness: entry.likeness ?? UNLIKE, print });
}

/** The type literal or the interface whose "{" stands at `bodyStart`. */
export const typeBodyAt = (
  source: ts.SourceFile,
  bodyStart: number,
): ts.TypeLiteralNode | ts.InterfaceDeclaration | undefined =>
  nodeAt(source, bodyStart, ts.isTypeLiteralNode) ?? interfaceAt(source, bodyStart);

/** An interface whose body opens at `offset`. */
function interfaceAt(source: ts.SourceFile, offset: number): ts.InterfaceDeclaration | undefined {
  const opens = (node: ts.InterfaceDeclaration): boolean =>
    source.text[offset] === "{" && offset < node.end && node.members.pos === offset + 1;
  return source.statements.filter(ts.isInterfaceDeclaration).find(opens);
}

const SEPARATORS = [";", ","] as const;

/** The members of a type as a list; each ends before its separator. */
export function memberList(
  source: ts.SourceFile,
  bodyStart: number,
  body: ts.TypeLiteralNode | ts.InterfaceDeclaration,
  style: FileStyle,
): List {
  const { text } = source;
  // A member of a type ends after its own separator.
  const separated = body.members.map((member) => SEPARATORS.find((each) => text[member.end - 1] === each));
  const last = body.members.at(-1);
  const used = mostOf(separated.filter((each) => each !== undefined));
  const close = body.end - 1;
  const oneLine = !text.slice(bodyStart, close).includes("\n");
  return {
    source,
    open: bodyStart + 1,
    close,
    items: body.members.map((member, at) => ({
      start: member.getStart(source),
      end: separated[at] === undefined ? member.end : member.end - 1,
    })),
    separator: used ?? (body.members.length > 0 && !oneLine ? "" : style.semicolons || oneLine ? ";" : ""),
    trailing: separated.at(-1) === undefined ? undefined : last?.end,
    indent: style.indent,
    padding: paddingOf(style),
    separatorAtEnd: true,
  };
}

/** What stands after the members of a type; the last one on the line of the closing brace tells nothing. */
function separatorsIn(source: ts.SourceFile, { members, end }: ts.TypeLiteralNode): (";" | "," | "")[] {
  return members.flatMap((member, at) => {
    const found = SEPARATORS.find((each) => source.text[member.end - 1] === each);
    const next = members[at + 1]?.getStart(source) ?? end;
    return found ?? (source.text.slice(member.end, next).includes("\n") ? [""] : []);
  });
}

/** The most frequent one; the first of equals. */
function mostOf<T>(values: readonly T[]): T | undefined {
  const count = (value: T): number => values.filter((each) => each === value).length;
  return [...new Set(values)].sort((a, b) => count(b) - count(a))[0];
}

interface SiblingForm {
  readonly separator?: ";" | "," | "";
  /** The entry's own braces stand on lines of their own; undefined where no sibling shows. */
  readonly wrapped?: boolean;
  /** So do those of `data`. */
  readonly dataWrapped?: boolean;
}

/** How the last siblings that have a type literal write it and the `data` inside. */
function siblingForm(source: ts.SourceFile, members: ts.NodeArray<ts.TypeElement>): SiblingForm {
  const types = members.flatMap((member) => {
    const type = ts.isPropertySignature(member) ? member.type : undefined;
    return type !== undefined && ts.isTypeLiteralNode(type) ? [type] : [];
  });
  const data = types
    .flatMap((type) => type.members)
    .flatMap((member) => {
      const inner = ts.isPropertySignature(member) ? member.type : undefined;
      return inner !== undefined && ts.isTypeLiteralNode(inner) ? [inner] : [];
    });
  const severalLines = (node: ts.Node | undefined): boolean | undefined => node?.getText(source).includes("\n");
  const separator = mostOf([...types, ...data].flatMap((type) => separatorsIn(source, type)));
  const wrapped = severalLines(types.at(-1));
  const dataWrapped = severalLines(data.find((each) => severalLines(each)) ?? data.at(-1));
  return {
    ...(separator === undefined ? {} : { separator }),
    ...(wrapped === undefined ? {} : { wrapped }),
    ...(dataWrapped === undefined ? {} : { dataWrapped }),
  };
}

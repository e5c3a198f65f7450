import { ts } from "@ts-morph/common";
import { exportedNodes } from "./exported-names.js";
import { nameOf } from "./name-of.js";
import { parseDownwards } from "./parse.js";
import { requiredModule } from "./scope.js";
import { isJavaScript } from "./source-files.js";
import { type Tokens, tokensOf } from "./tokens.js";
import { typescriptSyntax } from "./typescript-syntax.js";

/** What is confirmed of a file once all changes are known; its tree is far larger, and there may be hundreds. */
export interface Outline {
  /** What it imports from, in order. */
  readonly specifiers: readonly string[];
  /** The names of the values that it exports by itself. */
  readonly exports: readonly string[];
  /** The names that its declarations and imports bind, in whatever scope, each as often as it is bound. */
  readonly bound: readonly string[];
  /** Of a JavaScript file: the first line, from 1, with syntax that only TypeScript has. */
  readonly typesAt: number | undefined;
}

const outlines = new Map<string, { readonly text: string; readonly outline: Outline }>();

/**
 * The outline of a file with code; the same text of the same file is read once.
 *
 * @param path relative to the project root
 * @throws SYNTAX_ERROR when the text does not parse
 */
export function outlineOf(path: string, text: string): Outline {
  const known = outlines.get(path);
  if (known?.text === text) return known.outline;
  const isPlain = /\.[cm]?ts$/.test(path);
  const outline = isPlain ? likeAnother(path, text) : parsedOutline(path, text);
  outlines.set(path, { text, outline });
  return outline;
}

/** The nodes of a tree that an outline names. */
interface Places<Place> {
  readonly specifiers: readonly Place[];
  readonly exports: readonly (Place | "default")[];
  readonly bound: readonly Place[];
}

function parsedOutline(path: string, text: string): Outline {
  const source = parseDownwards(path, text);
  const types = isJavaScript(path) ? typescriptSyntax(source) : undefined;
  const typesAt = types && source.getLineAndCharacterOfPosition(types.getStart(source)).line + 1;
  return { ...named(placesIn(source), (node) => nameOf(node) ?? ""), typesAt };
}

/** Where the names stand, as indices of tokens, by the kinds of the tokens. */
const shapes = new Map<string, Places<number>>();

/** Jobs of one template differ in names: what was parsed once is not parsed again for others. */
function likeAnother(path: string, text: string): Outline {
  const tokens = tokensOf(text);
  if (tokens === undefined) return parsedOutline(path, text);
  const known = shapes.get(tokens.kinds) ?? shapeOf(tokens, parseDownwards(path, text));
  shapes.set(tokens.kinds, known);
  return { ...named(known, (index) => tokens.values[index] ?? ""), typesAt: undefined };
}

function shapeOf({ starts }: Tokens, source: ts.SourceFile): Places<number> {
  const indices = new Map(starts.map((start, index) => [start, index]));
  const at = (node: ts.Node): number => indices.get(node.getStart(source)) ?? -1;
  const { specifiers, exports, bound } = placesIn(source);
  return {
    specifiers: specifiers.map(at),
    exports: exports.map((node) => (node === "default" ? node : at(node))),
    bound: bound.map(at),
  };
}

const named = <Place>(
  { specifiers, exports, bound }: Places<Place>,
  name: (place: Place) => string,
): Omit<Outline, "typesAt"> => ({
  specifiers: specifiers.map(name),
  exports: exports.map((place) => (place === "default" ? "default" : name(place as Place))),
  bound: bound.map(name),
});

function placesIn(source: ts.SourceFile): Places<ts.Node> {
  const bound: ts.Node[] = [];
  const required: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpression(node) && requiredModule(node) !== undefined && ts.isCallExpression(node))
      required.push(...node.arguments.slice(0, 1));
    if (binds(node) && node.name !== undefined && ts.isIdentifier(node.name)) bound.push(node.name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const imports = source.statements.filter(ts.isImportDeclaration);
  return {
    specifiers: [...imports.map(({ moduleSpecifier }) => moduleSpecifier), ...required],
    exports: source.statements.flatMap(exportedNodes),
    bound,
  };
}

type Binding =
  | ts.ImportSpecifier
  | ts.ImportClause
  | ts.NamespaceImport
  | ts.VariableDeclaration
  | ts.BindingElement
  | ts.ParameterDeclaration
  | ts.FunctionDeclaration
  | ts.TypeAliasDeclaration
  | ts.InterfaceDeclaration;

const binds = (node: ts.Node): node is Binding =>
  ts.isImportSpecifier(node) ||
  ts.isImportClause(node) ||
  ts.isNamespaceImport(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isBindingElement(node) ||
  ts.isParameter(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isInterfaceDeclaration(node);

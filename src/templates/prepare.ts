import Handlebars from "handlebars";
import { nearest } from "../answers/nearest.js";
import { checkSize } from "./check-size.js";
import { TemplateFailure } from "./failure.js";

/** A partial that a text calls, and where. Line and column from 1. */
export interface PartialCall {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The helper that prints a value: it has no name that a template could write. */
export const PRINT = " print";

/** Names that every object has and no template may ask for. */
const FORBIDDEN: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), "prototype"]);
const DATA: ReadonlySet<string> = new Set(["root", "index", "key", "first", "last"]);

/**
 * The syntax tree of a text, brought to what this tool renders: every name is required, also those given to helpers,
 * and every value is printed by a helper, which can count. The rest of Handlebars (partial blocks, inline partials,
 * names of partials that are computed, `lookup`, `log`) is refused: it would let a template out of its bounds.
 *
 * @param helpers the names of all helpers there are
 * @throws TemplateFailure with line and column of what is not part of the format
 */
export function prepare(
  text: string,
  helpers: ReadonlySet<string>,
): { program: hbs.AST.Program; partials: readonly PartialCall[] } {
  checkSize(text);
  const program = Handlebars.parse(text);
  const partials: PartialCall[] = [];
  for (const statement of program.body) prepareStatement(statement, { helpers, partials });
  return { program, partials };
}

/** The partials that a text calls. */
export const partialCalls = (text: string, helpers: ReadonlySet<string>): readonly PartialCall[] =>
  prepare(text, helpers).partials;

interface Preparing {
  readonly helpers: ReadonlySet<string>;
  readonly partials: PartialCall[];
}

function prepareStatement(statement: hbs.AST.Statement, on: Preparing): void {
  const { type } = statement;
  if (type === "MustacheStatement") prepareMustache(statement as hbs.AST.MustacheStatement, on);
  else if (type === "BlockStatement") prepareBlock(statement as hbs.AST.BlockStatement, on);
  else if (type === "PartialStatement") preparePartial(statement as hbs.AST.PartialStatement, on);
  else if (type !== "ContentStatement" && type !== "CommentStatement")
    throw failure(statement, `${NAMES[type] ?? type} are not part of the template format`);
}

const NAMES: Readonly<Record<string, string>> = {
  PartialBlockStatement: "partial blocks",
  DecoratorBlock: "inline partials and decorators",
  Decorator: "decorators",
};

function prepareMustache(statement: hbs.AST.MustacheStatement, on: Preparing): void {
  const { path } = statement;
  if (path.type === "PathExpression" && !isCall(statement, on)) {
    const value = path as hbs.AST.PathExpression;
    prepareExpression(value, on);
    statement.params = [value];
    statement.path = {
      type: "PathExpression",
      data: false,
      depth: 0,
      parts: [PRINT],
      original: PRINT,
      loc: path.loc,
    } as hbs.AST.PathExpression | hbs.AST.Literal;
    return;
  }
  prepareCall(statement, on);
}

/** A name alone is a helper where there is one; with arguments it can be nothing else. */
function isCall({ path, params, hash }: hbs.AST.MustacheStatement, { helpers }: Preparing): boolean {
  const { parts, depth, data, original } = path as hbs.AST.PathExpression;
  if (params.length > 0 || hash !== undefined) return true;
  return depth === 0 && !data && parts.length === 1 && original === parts[0] && helpers.has(parts[0] ?? "");
}

function prepareBlock(statement: hbs.AST.BlockStatement, on: Preparing): void {
  prepareCall(statement, on);
  for (const each of statement.program?.body ?? []) prepareStatement(each, on);
  for (const each of statement.inverse?.body ?? []) prepareStatement(each, on);
}

function prepareCall(
  call: { path: hbs.AST.Node; params: hbs.AST.Expression[]; hash?: hbs.AST.Hash },
  on: Preparing,
): void {
  const { parts = [], depth = 1, data = true } = call.path as Partial<hbs.AST.PathExpression>;
  const name = parts.join(".");
  if (parts.length !== 1 || depth !== 0 || data || !on.helpers.has(name)) {
    const meant = nearest(name, on.helpers);
    const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
    throw failure(call.path, `there is no helper ${JSON.stringify(name)}${hint}`);
  }
  prepareArguments(call, on);
}

function prepareArguments(
  { params, hash }: { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash },
  on: Preparing,
): void {
  for (const param of params) prepareExpression(param, on);
  for (const { key, value, loc } of hash?.pairs ?? []) {
    if (FORBIDDEN.has(key)) throw failure({ loc }, `${JSON.stringify(key)} is no name to give`);
    prepareExpression(value, on);
  }
}

function preparePartial(statement: hbs.AST.PartialStatement, on: Preparing): void {
  const { name } = statement;
  if (name.type !== "PathExpression") throw failure(statement, "the name of a partial cannot be computed");
  const { original } = name as hbs.AST.PathExpression;
  if (FORBIDDEN.has(original) || original.startsWith("@")) throw failure(name, `there is no partial ${original}`);
  on.partials.push({ name: original, line: statement.loc.start.line, column: statement.loc.start.column + 1 });
  prepareArguments(statement, on);
}

function prepareExpression(expression: hbs.AST.Expression, on: Preparing): void {
  if (expression.type === "SubExpression") prepareCall(expression as hbs.AST.SubExpression, on);
  if (expression.type === "PathExpression") preparePath(expression as hbs.AST.PathExpression);
}

function preparePath(path: hbs.AST.PathExpression & { strict?: boolean }): void {
  const forbidden = path.parts.find((part) => FORBIDDEN.has(part));
  if (forbidden !== undefined) throw failure(path, `${JSON.stringify(forbidden)} is not defined`);
  if (path.data && !DATA.has(path.parts[0] ?? "")) throw failure(path, `${path.original} is not defined`);
  // What Handlebars calls strict is so only for what is printed.
  path.strict = true;
}

const failure = ({ loc }: { loc: hbs.AST.SourceLocation }, message: string): TemplateFailure =>
  new TemplateFailure(message, { line: loc.start.line, column: loc.start.column + 1 });

import { ts } from "@ts-morph/common";
import { findExport } from "../exports.js";
import { bare, follow, propertyOf } from "../follow.js";
import type { Located, Modules } from "../modules.js";
import { nameOf } from "../name-of.js";
import { findAll } from "../nodes.js";
import { boundKey, findDeclaration } from "../scope.js";
import type { ClientRules, ValueReader } from "./client-rules.js";
import { isClientType, memberIsClient } from "./client-type.js";
import { type FunctionNode, isFunctionNode, returned } from "./returned.js";

/**
 * Tells of expressions whether they are a database client: made on the spot, kept on the global object, given back by a
 * helper of the project, behind a proxy, or of a client's type.
 */
export class ClientReader implements ValueReader {
  readonly #known = new Map<ts.Node, boolean>();

  constructor(
    readonly modules: Modules,
    readonly rules: ClientRules,
  ) {}

  isClient({ node, file }: Located): boolean {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    // What refers to itself is none by that.
    this.#known.set(node, false);
    const found = this.#decide({ node, file });
    this.#known.set(node, found);
    return found;
  }

  /** Whether a function gives a client back. */
  returnsClient({ node, file }: Located<FunctionNode>): boolean {
    if (node.type !== undefined && isClientType(this, { node: node.type, file })) return true;
    return returned(node).some((each) => this.isClient({ node: each, file }));
  }

  #decide({ node, file }: Located): boolean {
    const is = (each: ts.Node | undefined): boolean => each !== undefined && this.isClient({ node: each, file });
    if (ts.isAsExpression(node)) return isClientType(this, { node: node.type, file }) || is(node.expression);
    if (ts.isAwaitExpression(node)) return is(node.expression);
    const inner = bare(node);
    if (inner !== node) return is(inner);
    if (this.rules.makes(this.modules, { node, file }) || this.#isAnnotated({ node, file })) return true;
    if (ts.isIdentifier(node)) return this.#isNamed({ node, file });
    if (ts.isBinaryExpression(node))
      return HANDING_ON.has(node.operatorToken.kind) && (is(node.right) || is(node.left));
    if (ts.isConditionalExpression(node)) return is(node.whenTrue) || is(node.whenFalse);
    if (ts.isCallExpression(node)) return this.#isCalled({ node, file });
    if (ts.isNewExpression(node)) return this.#isProxy({ node, file });
    return ts.isPropertyAccessExpression(node) && this.#isProperty({ node, file });
  }

  /** The value of a constant whose type is written beside it. */
  #isAnnotated({ node, file }: Located): boolean {
    const { parent } = node;
    const type = ts.isVariableDeclaration(parent) && parent.initializer === node ? parent.type : undefined;
    return type !== undefined && isClientType(this, { node: type, file });
  }

  #isNamed({ node, file }: Located<ts.Identifier>): boolean {
    const declaration = findDeclaration(node.text, node);
    if (declaration?.kind === "import") return this.#isImported(declaration, file);
    if (declaration?.kind === "destructured") {
      const key = boundKey(declaration.node);
      const { from } = declaration;
      return key !== undefined && from !== undefined && this.#hasClient({ node: from, file }, key);
    }
    if (declaration?.kind !== "variable") return false;
    const { initializer, type } = declaration.node;
    if (type !== undefined && isClientType(this, { node: type, file })) return true;
    return (
      (initializer !== undefined && this.isClient({ node: initializer, file })) || this.#isAssigned({ node, file })
    );
  }

  #isImported({ specifier, exported }: { specifier: string; exported: string }, file: string): boolean {
    const target = exported === "*" ? undefined : this.modules.resolve(specifier, file);
    return target !== undefined && this.isExport(target, exported);
  }

  /** Whether what a module exports under a name is a client. */
  isExport(file: string, name: string): boolean {
    const found = findExport(this.modules, file, name);
    return found?.kind === "local" && this.isClient(found);
  }

  /** Whether the same name or property gets a client elsewhere in the file: `global.db = drizzle(pool)`. */
  #isAssigned({ node, file }: Located): boolean {
    const text = node.getText();
    return findAll(node.getSourceFile(), ts.isBinaryExpression).some(
      ({ left, right, operatorToken }) =>
        ASSIGNING.has(operatorToken.kind) && left.getText() === text && this.isClient({ node: right, file }),
    );
  }

  #isCalled({ node, file }: Located<ts.CallExpression>): boolean {
    const handedOn = this.rules.handsOn(node);
    if (handedOn !== undefined && this.isClient({ node: handedOn, file })) return true;
    const called = this.functionOf({ node: node.expression, file });
    if (called !== undefined && this.returnsClient(called)) return true;
    return this.#isRemembered({ node, file }, called);
  }

  /** `remember("db", () => drizzle(pool))`: a helper that gives back what the function it is given makes. */
  #isRemembered({ node, file }: Located<ts.CallExpression>, called: Located<FunctionNode> | undefined): boolean {
    const given = node.arguments.findIndex(isFunctionNode);
    const made = node.arguments[given];
    if (made === undefined || !isFunctionNode(made) || !this.returnsClient({ node: made, file })) return false;
    const name = nameOf(node.expression) ?? "";
    return called === undefined ? REMEMBERING.test(name) : givesBack(called.node, given);
  }

  #isProxy({ node, file }: Located<ts.NewExpression>): boolean {
    const [target, handler] = nameOf(node.expression) === "Proxy" ? (node.arguments ?? []) : [];
    if (target === undefined) return false;
    if (this.isClient({ node: target, file })) return true;
    return (
      handler !== undefined && findAll(handler, ts.isCallExpression).some((each) => this.isClient({ node: each, file }))
    );
  }

  #isProperty({ node, file }: Located<ts.PropertyAccessExpression>): boolean {
    return this.#hasClient({ node: node.expression, file }, node.name.text) || this.#isAssigned({ node, file });
  }

  /** Whether a property of a value is a client: of an object, of a module, of a class itself, or of what a call returns. */
  #hasClient({ node, file }: Located, key: string): boolean {
    const owner = follow(this.modules, { node, file });
    if (owner.kind === "namespace") return this.isExport(owner.file, key);
    if (owner.kind !== "value") return false;
    if (ts.isObjectLiteralExpression(owner.node)) return this.#inObject({ node: owner.node, file: owner.file }, key);
    if (ts.isClassDeclaration(owner.node)) return this.#inClass({ node: owner.node, file: owner.file }, key);
    const called = ts.isCallExpression(owner.node)
      ? this.functionOf({ node: owner.node.expression, file: owner.file })
      : undefined;
    if (called === undefined) return false;
    const { type } = called.node;
    if (type !== undefined && memberIsClient(this, { node: type, file: called.file }, { key })) return true;
    return returned(called.node).some((each) => this.#hasClient({ node: each, file: called.file }, key));
  }

  #inObject(object: Located<ts.ObjectLiteralExpression>, key: string): boolean {
    const found = propertyOf(this.modules, object, key);
    if (found === undefined) return false;
    return ts.isGetAccessorDeclaration(found.node)
      ? this.returnsClient({ node: found.node, file: found.file })
      : this.isClient(found);
  }

  #inClass({ node, file }: Located<ts.ClassDeclaration>, key: string): boolean {
    const member = node.members.find((each) => each.name !== undefined && nameOf(each.name) === key);
    if (member === undefined) return false;
    if (ts.isGetAccessorDeclaration(member)) return this.returnsClient({ node: member, file });
    if (!ts.isPropertyDeclaration(member)) return false;
    const { initializer, type } = member;
    if (type !== undefined && isClientType(this, { node: type, file })) return true;
    return initializer !== undefined && this.isClient({ node: initializer, file });
  }

  /** The function of the project that is called: one by name, of an object or of a class, or one on the spot. */
  functionOf({ node, file }: Located): Located<FunctionNode> | undefined {
    const found = follow(this.modules, { node, file });
    const kept = found.kind === "value" ? keptFunction(found.node) : undefined;
    if (found.kind === "value" && kept !== undefined) return { node: kept, file: found.file };
    if (!ts.isPropertyAccessExpression(node)) return undefined;
    const owner = follow(this.modules, { node: node.expression, file });
    if (owner.kind !== "value" || !ts.isClassDeclaration(owner.node)) return undefined;
    const method = owner.node.members.find((each) => each.name !== undefined && nameOf(each.name) === node.name.text);
    return method !== undefined && isFunctionNode(method) ? { node: method, file: owner.file } : undefined;
  }
}

/** A function, or one in a helper that calls it once: `cache(() => drizzle(pool))`. */
function keptFunction(node: ts.Node): FunctionNode | undefined {
  if (isFunctionNode(node)) return node;
  const [made] = ts.isCallExpression(node) && ONCE.test(nameOf(node.expression) ?? "") ? node.arguments : [];
  return made !== undefined && isFunctionNode(made) ? made : undefined;
}

const ONCE = /^(cache|once|memo(ize)?|lazy)$/i;

/** Whether a function is called once at most, whoever calls it. */
export const isCalledOnce = ({ parent }: FunctionNode): boolean => keptFunction(parent) !== undefined;

const HANDING_ON: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.CommaToken,
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

const ASSIGNING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
]);

/** Helpers of packages that keep what a function makes: `remember` of @epic-web/remember. */
const REMEMBERING = /^(remember|singleton)$/i;

/** Whether a function's types say that it gives back what the function at a place of its parameters does: `(make: () => T): T`. */
function givesBack({ type, parameters }: FunctionNode, index: number): boolean {
  const made = parameters[index]?.type;
  return (
    type !== undefined && made !== undefined && ts.isFunctionTypeNode(made) && made.type.getText() === type.getText()
  );
}

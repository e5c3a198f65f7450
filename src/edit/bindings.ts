import { ts } from "@ts-morph/common";
import type { SendingPlace } from "./sending-place.js";

export type Kind = "string" | "number" | "boolean";

/** A property that a value is known to have; its kind where that is known too. */
export type Members = ReadonlyMap<string, Kind | undefined>;

/** A variable that can be read at a place and is never assigned again. */
export interface Binding {
  readonly name: string;
  readonly kind?: Kind | undefined;
  readonly members: Members;
  /** It holds what a call that saves something gave. */
  readonly saved: boolean;
}

const NONE: Members = new Map();

/** The parameters of a function and the constants before a place in it, by name; what may be undefined is left out. */
export function bindingsAt(
  source: ts.SourceFile,
  { function: fn, blocks, before }: SendingPlace,
): ReadonlyMap<string, Binding> {
  const found = new Map<string, Binding>();
  const add = (binding: Binding): void => void found.set(binding.name, binding);
  for (const parameter of fn.node.parameters) {
    if (parameter.questionToken === undefined && parameter.dotDotDotToken === undefined)
      bind(parameter.name, { ...ofType(source, parameter.type), saved: false }, add);
  }
  for (const block of blocks) {
    for (const statement of block.statements) {
      if (statement === before) break;
      if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
      for (const { name, type, initializer } of statement.declarationList.declarations)
        bind(name, type === undefined ? ofValue(source, initializer) : { ...ofType(source, type), saved: false }, add);
    }
  }
  return found;
}

type Value = Omit<Binding, "name">;

const UNKNOWN: Value = { members: NONE, saved: false };

function bind(name: ts.BindingName, value: Value, add: (binding: Binding) => void): void {
  if (ts.isIdentifier(name)) add({ name: name.text, ...value });
  else if (ts.isObjectBindingPattern(name)) bindObject(name, value, add);
  else for (const element of name.elements) if (ts.isBindingElement(element)) bind(element.name, UNKNOWN, add);
}

function bindObject(name: ts.ObjectBindingPattern, value: Value, add: (binding: Binding) => void): void {
  const taken = new Set(name.elements.map((element) => keyOf(element)));
  for (const element of name.elements) {
    const key = keyOf(element);
    if (element.dotDotDotToken !== undefined)
      bind(
        element.name,
        { members: new Map([...value.members].filter(([each]) => !taken.has(each))), saved: false },
        add,
      );
    else if (value.members.size === 0 || value.members.has(key))
      bind(element.name, { ...UNKNOWN, kind: value.members.get(key) }, add);
  }
}

const keyOf = ({ propertyName, name }: ts.BindingElement): string => (propertyName ?? name).getText();

/** What a type in the same file says; a member that may be missing is none. */
function ofType(source: ts.SourceFile, type: ts.TypeNode | undefined, depth = 0): Pick<Value, "kind" | "members"> {
  if (type === undefined || depth > 3) return { members: NONE };
  if (ts.isTypeLiteralNode(type)) return { members: membersOf(type.members) };
  const kind = kindOf(type);
  if (kind !== undefined) return { kind, members: NONE };
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName) || type.typeArguments !== undefined)
    return { members: NONE };
  const { text } = type.typeName;
  for (const statement of source.statements) {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === text)
      return { members: membersOf(statement.members) };
    if (ts.isTypeAliasDeclaration(statement) && statement.name.text === text)
      return ofType(source, statement.type, depth + 1);
  }
  return { members: NONE };
}

function membersOf(members: readonly ts.TypeElement[]): Members {
  return new Map(
    members.flatMap((member) =>
      ts.isPropertySignature(member) &&
      member.questionToken === undefined &&
      member.type !== undefined &&
      !mayBeMissing(member.type)
        ? [[nameText(member.name), kindOf(member.type)] as const]
        : [],
    ),
  );
}

const nameText = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();

const mayBeMissing = (type: ts.TypeNode): boolean => /\b(undefined|null|any|unknown)\b/.test(type.getText());

function kindOf(type: ts.TypeNode): Kind | undefined {
  if (type.kind === ts.SyntaxKind.StringKeyword) return "string";
  if (type.kind === ts.SyntaxKind.NumberKeyword) return "number";
  return type.kind === ts.SyntaxKind.BooleanKeyword ? "boolean" : undefined;
}

const SAVES = /^(create|insert|update|upsert|save|add|returning)/;

/** What an expression is known to give: what a zod schema of the same file lets through, or what was saved. */
function ofValue(source: ts.SourceFile, value: ts.Expression | undefined): Value {
  const awaited = value !== undefined && ts.isAwaitExpression(value);
  const call = awaited ? value.expression : value;
  if (call === undefined || !ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression))
    return UNKNOWN;
  const { expression: callee, name } = call.expression;
  if (/^parse(Async)?$/.test(name.text) && ts.isIdentifier(callee))
    return { members: schemaMembers(source, callee.text), saved: false };
  return { members: NONE, saved: awaited && SAVES.test(name.text) };
}

/** The members of `const name = z.object({ … })` that are never missing. */
function schemaMembers(source: ts.SourceFile, name: string): Members {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(declared) || declared.text !== name || initializer === undefined) continue;
      if (!ts.isCallExpression(initializer) || initializer.expression.getText() !== "z.object") return NONE;
      const [shape] = initializer.arguments;
      if (shape === undefined || !ts.isObjectLiteralExpression(shape)) return NONE;
      return new Map(shape.properties.flatMap(schemaMember));
    }
  }
  return NONE;
}

function schemaMember(property: ts.ObjectLiteralElementLike): (readonly [string, Kind | undefined])[] {
  if (!ts.isPropertyAssignment(property)) return [];
  const text = property.initializer.getText();
  if (/\.(optional|nullable|nullish|transform|pipe|catch)\(|\b(optional|nullish|any|unknown)\(/.test(text)) return [];
  const kind = /^z\.(string|number|boolean|uuid|email|url)\b/.exec(text)?.[1];
  return [
    [
      nameText(property.name),
      kind === "number" || kind === "boolean" ? kind : kind === undefined ? undefined : "string",
    ],
  ];
}

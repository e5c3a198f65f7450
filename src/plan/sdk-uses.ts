import { ts } from "@ts-morph/common";
import { calledName, findAll, isCallNamed } from "../project/nodes.js";
import { packageNamed } from "../project/package-name.js";
import { parseDownwards } from "../project/parse.js";
import { type Feature, isFeature } from "../project/sdk/features.js";

/**
 * What a file with code takes of the SDK: what it imports, the options of its functions, what it is given, the tools and
 * behaviours it counts on.
 *
 * @param called what the project calls the package
 * @throws SYNTAX_ERROR when the text does not parse
 */
export function sdkUses(path: string, text: string, called = "inngest"): Feature[] {
  const source = parseDownwards(path, text);
  const isSdk = (name: string | undefined): boolean => name === "inngest" || name === called;
  const imports = importsIn(source).filter(({ from }) => isSdk(packageNamed(from)?.name));
  const functions = findAll(source, (node) => isCallNamed(node, "createFunction"));
  const named = [
    ...imports.flatMap(({ from, names }) => [entryOf(from), ...names.map(({ name, group }) => `${group}.${name}`)]),
    ...membersUsed(source, new Set(imports.flatMap(({ names }) => names.map(({ name }) => name)))),
    ...functions.flatMap(usedBy),
    ...findAll(source, isStepCall).flatMap(toolUsed),
    ...(catchesSteps(source) ? ["behaviours.stepErrors"] : []),
    ...(imports.some(({ names }) => names.some(({ name }) => name === "RetryAfterError"))
      ? ["behaviours.retryAfter"]
      : []),
  ];
  return [...new Set(named)].filter(isFeature);
}

interface Imported {
  /** The specifier. */
  readonly from: string;
  readonly names: readonly { readonly name: string; readonly group: "values" | "types" }[];
}

const entryOf = (specifier: string): string => `entries.inngest/${packageNamed(specifier)?.subpath}`;

/** By `import { a, type B } from`, and by `const { a } = require()`. */
const importsIn = (source: ts.SourceFile): Imported[] => [
  ...source.statements.filter(ts.isImportDeclaration).map(({ moduleSpecifier, importClause }) => {
    const bindings = importClause?.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    const names = elements.map(({ name, propertyName = name, isTypeOnly }) => ({
      name: propertyName.text,
      group: importClause?.isTypeOnly || isTypeOnly ? ("types" as const) : ("values" as const),
    }));
    return { from: ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "", names };
  }),
  ...findAll(source, ts.isVariableDeclaration).flatMap(({ name, initializer }) => {
    const [from] = initializer !== undefined && isCallNamed(initializer, "require") ? initializer.arguments : [];
    if (from === undefined || !ts.isStringLiteral(from)) return [];
    return [{ from: from.text, names: namesBound(name).map((each) => ({ name: each, group: "values" as const })) }];
  }),
];

/** The names that a pattern takes: `a` and `b` of `{ a, b: c }`. */
const namesBound = (name: ts.BindingName | undefined): string[] =>
  name !== undefined && ts.isObjectBindingPattern(name)
    ? name.elements.flatMap(({ propertyName, name: local }) => {
        const taken = propertyName ?? local;
        return ts.isIdentifier(taken) ? [taken.text] : [];
      })
    : [];

/** `InngestFunction.Any` as a type, and calls such as `new EventSchemas().fromRecord()`. */
function membersUsed(source: ts.SourceFile, imported: ReadonlySet<string>): string[] {
  const qualified = findAll(source, ts.isQualifiedName).flatMap(({ left, right }) =>
    ts.isIdentifier(left) && imported.has(left.text) ? [`members.${left.text}.${right.text}`] : [],
  );
  const called = findAll(source, ts.isCallExpression).flatMap((call) =>
    [...imported].map((name) => `members.${name}.${calledName(call)}`),
  );
  return [...qualified, ...called];
}

/** The options of a function, its triggers, what its handler is given, and what that begins with. */
function usedBy({ arguments: given }: ts.CallExpression): string[] {
  const [options, trigger] = given;
  const handler = given.find((each) => ts.isArrowFunction(each) || ts.isFunctionExpression(each));
  const several = trigger !== undefined && ts.isArrayLiteralExpression(trigger) && trigger.elements.length > 1;
  const [first] = handler === undefined ? [] : findAll(handler, isStepCall);
  const settings = options === undefined ? [] : settingsIn(options, "options");
  return [
    ...settings,
    ...(settings.includes("options.onFailure") ? ["behaviours.failureHandler"] : []),
    ...(several ? ["triggers.several"] : []),
    ...namesBound(handler?.parameters[0]?.name).map((name) => `context.${name}`),
    ...(first !== undefined && toolOf(first) === "sendEvent" ? ["behaviours.firstStepSends"] : []),
  ];
}

/** `options.singleton`, `options.singleton.mode` and `options.singleton.cancel` for `{ singleton: { mode: "cancel" } }`. */
function settingsIn(node: ts.Expression, prefix: string): string[] {
  if (ts.isArrayLiteralExpression(node))
    return [
      ...(node.elements.length > 1 ? [`${prefix}.several`] : []),
      ...node.elements.flatMap((each) => settingsIn(each, prefix)),
    ];
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.flatMap((property) => {
    const name = property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : undefined;
    if (name === undefined) return [];
    const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
    const below = value === undefined ? [] : settingsIn(value, `${prefix}.${name}`);
    return [`${prefix}.${name}`, ...(value && ts.isStringLiteral(value) ? [`${prefix}.${value.text}`] : []), ...below];
  });
}

/** "invoke" of `step.invoke()`, "ai.infer" of `step.ai.infer()`. */
function toolOf({ expression }: ts.CallExpression): string | undefined {
  const names: string[] = [];
  let at: ts.Expression = expression;
  for (; ts.isPropertyAccessExpression(at); at = at.expression) names.unshift(at.name.text);
  return ts.isIdentifier(at) && at.text === "step" && names.length > 0 ? names.join(".") : undefined;
}

const isStepCall = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && toolOf(node) !== undefined;

function toolUsed(call: ts.CallExpression): string[] {
  const tool = `steps.${toolOf(call)}`;
  return [tool, ...call.arguments.flatMap((each) => settingsIn(each, tool))];
}

/** A run that goes on although a step of it has failed. */
function catchesSteps(source: ts.SourceFile): boolean {
  const has = (node: ts.Node): boolean => findAll(node, isStepCall).length > 0;
  const tried = findAll(source, ts.isTryStatement).some(({ catchClause, tryBlock }) => catchClause && has(tryBlock));
  const settled = (node: ts.Node): node is ts.CallExpression =>
    isCallNamed(node, "allSettled") || isCallNamed(node, "catch");
  return tried || findAll(source, settled).some(has);
}

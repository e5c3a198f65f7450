import ts from "typescript";

/*
 * The ways in which an Inngest function goes wrong, as changes of its text. Each is one mistake at one place; a test that
 * was generated with the function has to notice it.
 */

/**
 * @typedef {{ what: string, line: number, text: string }} Mutant
 * @typedef {{ start: number, end: number, by: string }} Change
 */

/**
 * All mutants of a generated file, in the order of their places.
 *
 * @param {string} text
 * @returns {Mutant[]}
 */
export function mutantsOf(text) {
  const source = ts.createSourceFile("function.ts", text, ts.ScriptTarget.Latest, true);
  /** @type {Mutant[]} */
  const mutants = [];
  const add = (what, node, { start, end, by }) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    mutants.push({ what, line, text: text.slice(0, start) + by + text.slice(end) });
  };
  const visit = (node) => {
    for (const mutate of MUTATIONS) mutate(node, (what, change) => add(what, node, change));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

const replace = (node, by) => ({ start: node.getStart(), end: node.end, by });

/** `step.run(…)`, `step.sendEvent(…)` and its like. */
const isStep = (node) =>
  ts.isCallExpression(node) &&
  ts.isPropertyAccessExpression(node.expression) &&
  node.expression.expression.getText() === "step";

const isAwaitedStep = (node) => ts.isAwaitExpression(node) && isStep(node.expression);

/** Of a try, or of a promise. */
const isInCatch = ({ parent: { parent } }) =>
  ts.isCatchClause(parent) ||
  (ts.isArrowFunction(parent) && /\.catch$/.test(parent.parent.expression?.getText() ?? ""));

/** Whoever calls waits for what is returned in any case; only a try around it would see the error no more. */
const isReturned = (node) =>
  ts.isReturnStatement(node.parent) &&
  ts.findAncestor(node, (each) => (ts.isFunctionLike(each) ? "quit" : ts.isTryStatement(each))) === undefined;

/** A property of what a step is asked for, such as its timeout; the arguments of what is made within do not count. */
const isAsked = (node) =>
  ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.parent) && isStep(node.parent.parent);

const MUTATIONS = [
  function dropStep(node, add) {
    if (ts.isExpressionStatement(node) && isAwaitedStep(node.expression)) add("drops the step", replace(node, ";"));
  },
  function dropAwait(node, add) {
    if (!isAwaitedStep(node) || isReturned(node)) return;
    const used = !ts.isExpressionStatement(node.parent);
    add(
      "drops the await of the step",
      replace(node, `${used ? "" : "void "}${node.expression.getText()}${used ? " as never" : ""}`),
    );
  },
  function dropAwaitOfWork(node, add) {
    const inside = ts.isAwaitExpression(node) && !isStep(node.expression) && ts.findAncestor(node, isStep);
    if (inside && ts.isExpressionStatement(node.parent))
      add("drops the await of the work", replace(node, `void ${node.expression.getText()}`));
  },
  function dropWork(node, add) {
    const inside =
      ts.isExpressionStatement(node) && ts.isAwaitExpression(node.expression) && !isAwaitedStep(node.expression);
    if (inside && ts.findAncestor(node, isStep)) add("drops the work", replace(node, ";"));
  },
  function renameStep(node, add) {
    if (!isStep(node)) return;
    const [id] = node.arguments;
    if (id !== undefined && ts.isStringLiteralLike(id)) add("renames the step", replace(id, '"renamed"'));
  },
  function changingId(node, add) {
    if (!isStep(node)) return;
    const [id] = node.arguments;
    if (id !== undefined && ts.isTemplateExpression(id))
      add("gives the step a changing id", replace(id, "`step-${Math.random()}`"));
  },
  function swallowInStep(node, add) {
    const callback = isStep(node) && node.expression.name.text === "run" ? node.arguments[1] : undefined;
    if (callback === undefined || !ts.isArrowFunction(callback) || !ts.isBlock(callback.body)) return;
    const body = callback.body.getText();
    // Nothing in it can fail.
    if (!/\bawait\b|\bthrow\b/.test(body)) return;
    add(
      "swallows the error in the step",
      replace(callback.body, `{ try ${body} catch { return undefined as never; } }`),
    );
  },
  function swallowOutside(node, add) {
    if (ts.isThrowStatement(node) && isInCatch(node))
      add("swallows the error", replace(node, "return undefined as never;"));
  },
  function wrapError(node, add) {
    const rethrown = ts.isThrowStatement(node) && ts.isIdentifier(node.expression) && isInCatch(node);
    if (rethrown)
      add(
        "wraps the error, so that all is retried",
        replace(node.expression, `new Error(String(${node.expression.text}))`),
      );
  },
  function forgetWait(node, add) {
    const made = ts.isThrowStatement(node) && ts.isCallExpression(node.expression) ? node.expression : undefined;
    const answer = made?.arguments.length === 1 ? made.arguments[0] : undefined;
    if (answer !== undefined && ts.isIdentifier(answer) && /Error$/.test(made.expression.getText()))
      add("forgets how long to wait", replace(answer, `{ ...${answer.text}, retryAfter: undefined }`));
  },
  function retryForEver(node, add) {
    const isNew = ts.isNewExpression(node) && /^NonRetriableError$|^NotFoundError$/.test(node.expression.getText());
    if (isNew) add("tries again what will never do", replace(node, 'new Error("again")'));
  },
  function negateCondition(node, add) {
    if (ts.isIfStatement(node))
      add("turns the condition round", replace(node.expression, `!(${node.expression.getText()})`));
  },
  function swapKey(node, add) {
    const inOption =
      ts.isStringLiteralLike(node) &&
      /^(event|async)\.data\./.test(node.text) &&
      ts.findAncestor(node, ts.isPropertyAssignment);
    if (inOption)
      add(
        "reads another field in an option",
        replace(node, JSON.stringify(node.text.replace(/data\.\w+/, "data.other"))),
      );
  },
  function changeOption(node, add) {
    const option =
      ts.isPropertyAssignment(node) &&
      ts.isNumericLiteral(node.initializer) &&
      /^(retries|limit|maxSize|burst)$/.test(node.name.getText());
    if (option)
      add(`changes ${node.name.getText()}`, replace(node.initializer, String(Number(node.initializer.text) + 1)));
  },
  function unbound(node, add) {
    const constant =
      ts.isVariableDeclaration(node) &&
      node.initializer !== undefined &&
      /^(MAX|BATCH|PAGE|CHUNK)_/.test(node.name.getText());
    if (constant && ts.isNumericLiteral(node.initializer))
      add("takes more at once", replace(node.initializer, "1_000_000"));
  },
  function changeTimeout(node, add) {
    if (isAsked(node) && node.name.getText() === "timeout")
      add("waits for another time", replace(node.initializer, '"1s"'));
  },
  function changingEventId(node, add) {
    const inSend = ts.findAncestor(node, (each) => isStep(each) && each.expression.name.text === "sendEvent");
    const isId = ts.isPropertyAssignment(node) && node.name.getText() === "id" && !ts.isIdentifier(node.initializer);
    if (inSend && isId)
      add("gives the event another id every time", replace(node.initializer, "String(Math.random())"));
  },
  function stepBeforeWait(node, add) {
    const waits = isStep(node) && node.expression.name.text === "waitForEvent";
    const statement = waits && ts.findAncestor(node, ts.isStatement);
    if (statement)
      add("takes a step before the wait", {
        start: statement.getStart(),
        end: statement.getStart(),
        by: 'await step.run("before", async () => undefined);\n',
      });
  },
  function dropCancellation(node, add) {
    const list =
      ts.isObjectLiteralExpression(node) && ts.isArrayLiteralExpression(node.parent) ? node.parent : undefined;
    if (list && list.parent.name?.getText() === "cancelOn")
      add("loses a cancellation", {
        start: node.getFullStart(),
        end: node.end + (/^\s*,/.exec(node.getSourceFile().text.slice(node.end))?.[0].length ?? 0),
        by: "",
      });
  },
  function loseCondition(node, add) {
    const inTrigger =
      ts.isPropertyAssignment(node) && node.name.getText() === "if" && ts.isTemplateExpression(node.initializer);
    if (inTrigger) add("runs for every function", replace(node.initializer, '"true"'));
  },
  function callAlone(node, add) {
    const all = ts.isCallExpression(node) && /^Promise\.all(Settled)?$/.test(node.expression.getText());
    if (all && node.arguments[0])
      add("waits for the first only", replace(node.arguments[0], `(${node.arguments[0].getText()}).slice(0, 1)`));
  },
  function firstEventOnly(node, add) {
    if (ts.isPropertyAccessExpression(node) && node.getText() === "events.map")
      add("takes one event of the batch", replace(node.expression, "events.slice(0, 1)"));
  },
  function loseField(node, add) {
    const property = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
    const data = property && ts.isObjectLiteralExpression(node.parent) ? node.parent : undefined;
    const sent = data && ts.findAncestor(data, (each) => isStep(each) && each.expression.name.text === "sendEvent");
    const isData =
      data && (/\.create$/.test(data.parent.expression?.getText() ?? "") || data.parent.name?.getText() === "data");
    if (sent && isData)
      add("sends the event without a field", {
        start: node.getFullStart(),
        end: node.end + (/^\s*,/.exec(data.getSourceFile().text.slice(node.end))?.[0].length ?? 0),
        by: "",
      });
  },
];

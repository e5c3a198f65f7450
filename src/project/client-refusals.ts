import { ts } from "@ts-morph/common";
import type { ScaffoldError } from "../errors/scaffold-error.js";
import { ADD_BY_HAND, NEW_FUNCTION } from "./by-hand.js";
import type { Located, Modules } from "./modules.js";
import { refusal } from "./refusal.js";
import { findDeclaration } from "./scope.js";

/**
 * What a TypeScript module gives by `export =` is imported in one form alone, which new modules do not have.
 * @throws CLIENT_NOT_FOUND
 */
export function refuseAssigned(modules: Modules, at: Located<ts.Identifier>): void {
  const declaration = findDeclaration(at.node.text, at.node);
  if (declaration?.kind !== "import" || declaration.isAssigned !== true) return;
  const { specifier } = declaration;
  const from = modules.resolve(specifier, at.file) ?? specifier;
  throw refusal(modules, "CLIENT_NOT_FOUND", at, {
    message: `The client is all that ${from} exports, by \`export =\`: only \`import … = require()\` takes it, which new modules are not written with.`,
    hint: "Write the function by hand, in the form in which its siblings are written.",
    byHand: [
      "// the new file",
      `import ${at.node.text} = require("${specifier}"); // the path from there`,
      `export const ${NEW_FUNCTION} = ${at.node.text}.createFunction(/* … */);`,
      "",
      ADD_BY_HAND,
    ].join("\n"),
  });
}

/** What only an expression gives, as `Service.get().client`, is a client for others once a module exports it. */
export function expressed(modules: Modules, value: Located): ScaffoldError {
  const written = wholeOf(value.node).getText(modules.source(value.file));
  const text = written.includes("\n") || written.length > 100 ? "/* as it is there */" : written;
  return refusal(modules, "CLIENT_NOT_FOUND", value, {
    message: `The client of serve() in ${value.file} is an expression there: no other module can import it.`,
    hint: "Export the client from a module of its own, use it here, and run the command again.",
    byHand: [
      "// a module of its own, with the imports it needs",
      `export const inngest = ${text};`,
      "",
      `// ${value.file}, line ${modules.line(value)}`,
      "client: inngest",
    ].join("\n"),
  });
}

/** With what is read of it: `a().b` for `a()`. */
function wholeOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isRead =
    ts.isPropertyAccessExpression(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isParenthesizedExpression(parent);
  return isRead && parent.expression === node ? wholeOf(parent) : node;
}

/** What is assigned in one branch or the other has the type that was declared, and no value that can be followed. */
export function assignedLater(modules: Modules, at: Located<ts.VariableDeclaration>): ScaffoldError {
  const name = at.node.name.getText(modules.source(at.file));
  return refusal(modules, "CLIENT_NOT_FOUND", at, {
    message: `The client is ${name} in ${at.file}, which gets its value after its declaration: what it is cannot be told.`,
    hint: `Export a client that is made where it is declared from ${at.file}, and run the command again.`,
    byHand: `In place of ${name} and what assigns it:\n  export const inngest = new Inngest({ /* the options */ });`,
  });
}

/** A client that an object gets when it is made, as `this.client`; undefined where it comes from somewhere else. */
export function injectedClient(modules: Modules, value: Located): ScaffoldError | undefined {
  const injected = injectedAs(value.node);
  if (injected === undefined) return undefined;
  return refusal(modules, "CLIENT_NOT_FOUND", value, {
    message: `The client of serve() in ${value.file} is ${injected.getText(modules.source(value.file))}, which an object gets when it is made: no other module can import it.`,
    hint: "Write the function as its siblings are, where the client is given, or export a client from a module.",
    byHand: INJECTED_BY_HAND,
  });
}

/** The whole of `this.client` or `this.service.client`, where the way to the client ends at `this`. */
function injectedAs(node: ts.Node): ts.Node | undefined {
  if (node.kind !== ts.SyntaxKind.ThisKeyword) return undefined;
  let whole = node;
  while (ts.isPropertyAccessExpression(whole.parent)) whole = whole.parent;
  return whole;
}

const INJECTED_BY_HAND = `Add by hand:\n  functions: [/* … */ ${NEW_FUNCTION}]\n  where ${NEW_FUNCTION} is what createFunction() of that client returns`;

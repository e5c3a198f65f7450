import { ts } from "@ts-morph/common";
import { importedAs } from "./exported-as.js";
import type { ReadFunction } from "./functions.js";
import { majority } from "./majority.js";
import type { Modules } from "./modules.js";
import { findAll } from "./nodes.js";
import type { Annotation } from "./project.js";

/**
 * The type that most functions' constants are annotated with, as `InngestFunction.Any`: compilers that write
 * declarations want one.
 *
 * @returns undefined where most have none, or one with a name that is not imported
 */
export function annotationOf(modules: Modules, functions: readonly ReadFunction[]): Annotation | undefined {
  const types = functions.map(({ call }) => typeOf(call));
  const text = majority(types.map((type) => type?.getText()));
  const first = functions[types.findIndex((type) => type?.getText() === text)];
  const type = first === undefined ? undefined : typeOf(first.call);
  if (text === undefined || first === undefined || type === undefined) return undefined;
  const names = namesIn(type);
  const symbols = names.flatMap((name) => importedAs(modules, name, first.file) ?? []);
  return symbols.length === names.length ? { text, symbols } : undefined;
}

/** Whether a function is exported without saying its type, so that the compiler can do with the one it infers. */
export const infersExports = (functions: readonly ReadFunction[]): boolean =>
  functions.some(({ call, exportName }) => {
    if (exportName === undefined || typeOf(call) !== undefined) return false;
    const { parent } = call;
    // One that is exported by another constant has its type there.
    return !ts.isVariableDeclaration(parent) || exportName === "default" || exportName === parent.name.getText();
  });

/** The type of the constant whose value a call is. */
const typeOf = ({ parent }: ts.CallExpression): ts.TypeNode | undefined =>
  ts.isVariableDeclaration(parent) ? parent.type : undefined;

/** The names that a type begins its paths with, each once; those that the language itself has are none. */
function namesIn(type: ts.TypeNode): ts.Identifier[] {
  const all = findAll(type, ts.isIdentifier).filter(({ parent, text }) => {
    const owner = ts.isQualifiedName(parent) ? parent.left : undefined;
    return !GLOBAL.has(text) && (owner === undefined || (ts.isIdentifier(owner) && owner.text === text));
  });
  return all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at);
}

const GLOBAL = new Set(["ReturnType", "Awaited", "Parameters", "Promise", "Record", "Readonly", "Partial", "Required"]);

import { ts } from "@ts-morph/common";
import type { Modules } from "./modules.js";
import { nameOf } from "./name-of.js";
import { fieldsOfSchema } from "./payload-fields.js";
import type { Registry } from "./project.js";

/** `x` of `x.extend(…)`. */
const EXTENDED = /\b([A-Za-z_$][\w$]*)\s*\.\s*(?:extend|safeExtend)\s*\(/g;

/**
 * A schema of the file that the payloads of most events extend, by its own name or in a constant. What new events are
 * given of it is text, so one that requires anything else is none.
 *
 * @param parts the events of each part of the registry as they are declared there, with their payloads
 */
export function findBase(
  modules: Modules,
  file: string,
  parts: readonly (readonly ts.Node[])[],
): Registry["basePayload"] {
  const source = modules.source(file);
  if (source === undefined) return undefined;
  const texts = parts.map((events) => events.map((event) => event.getText(source)));
  for (const name of extendedIn(source.text)) {
    const initializer = declaredAs(source, name);
    const through = extensionsOf(source, name);
    const extend = (text: string): boolean => extendedIn(text).has(name) || through.some((each) => isNamed(text, each));
    const isBase = texts.some((events) => events.filter(extend).length * 2 > events.length);
    if (initializer === undefined || !isBase) continue;
    const fields = fieldsOfSchema(modules, { node: initializer, file });
    const required = fields?.filter(({ optional }) => !optional);
    if (required?.every(({ type }) => type === "string")) {
      const samples = required
        .filter(({ sample }) => sample !== undefined)
        .map((field) => [field.name, field.sample ?? null]);
      const given = samples.length === 0 ? {} : { samples: Object.fromEntries(samples) };
      return { name, fields: required.map((field) => field.name), ...given };
    }
  }
  return undefined;
}

const extendedIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(EXTENDED)].flatMap(([, name]) => name ?? []));

const isNamed = (text: string, name: string): boolean => text.split(/[^\w$]+/).includes(name);

/** The constants that are declared as an extension of the schema. */
function extensionsOf(source: ts.SourceFile, base: string): string[] {
  return declarationsOf(source).flatMap(({ name, initializer }) => {
    const called = initializer !== undefined && ts.isCallExpression(initializer) ? initializer.expression : undefined;
    const isExtension =
      called !== undefined &&
      ts.isPropertyAccessExpression(called) &&
      /^(safeE|e)xtend$/.test(called.name.text) &&
      nameOf(called.expression) === base;
    const own = nameOf(name);
    return isExtension && own !== undefined ? [own] : [];
  });
}

const declaredAs = (source: ts.SourceFile, name: string): ts.Expression | undefined =>
  declarationsOf(source).find((each) => each.initializer !== undefined && nameOf(each.name) === name)?.initializer;

const declarationsOf = (source: ts.SourceFile): ts.VariableDeclaration[] =>
  source.statements.flatMap((each) => (ts.isVariableStatement(each) ? [...each.declarationList.declarations] : []));

import { ts } from "@ts-morph/common";
import { invalidTemplate } from "./invalid-template.js";
import { type TemplateManifest, templateManifest } from "./manifest.js";

/**
 * A `template.json`, checked.
 *
 * @param file path to name in errors
 * @throws TEMPLATE_INVALID with the line and the key
 */
export function parseManifest(file: string, text: string): TemplateManifest {
  const json = ts.createSourceFile(file, text, ts.ScriptTarget.JSON, true, ts.ScriptKind.JSON);
  const result = templateManifest.safeParse(readJson(file, text, json));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = [...(issue?.path ?? []), ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])];
  const key = path.map((part, index) =>
    typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`,
  );
  const at = json.getLineAndCharacterOfPosition(positionOf(json, path));
  throw invalidTemplate(`${file}: ${key.join("") || "the manifest"}: ${issue?.message ?? "is not valid"}`, {
    file,
    line: at.line + 1,
    column: at.character + 1,
  });
}

function readJson(file: string, text: string, json: ts.SourceFile): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = json.getLineAndCharacterOfPosition(failedAt(cause, text));
    throw invalidTemplate(`${file} is not JSON.`, { file, line: at.line + 1, column: at.character + 1, cause });
  }
}

/** V8 tells the place in its message only, and not for a text that ends too early. */
function failedAt(error: unknown, text: string): number {
  const [, position] = / at position (\d+)/.exec(error instanceof Error ? error.message : "") ?? [];
  return Math.min(position === undefined ? text.length : Number(position), text.length);
}

/** Where the value at a path starts; where a key is missing, its parent. */
function positionOf(json: ts.SourceFile, path: readonly PropertyKey[]): number {
  const [root] = json.statements;
  let at: ts.Node | undefined = root && ts.isExpressionStatement(root) ? root.expression : undefined;
  for (const part of path) {
    const next = at && child(at, part);
    if (!next) break;
    at = next;
  }
  const found = at && ts.isPropertyAssignment(at.parent) ? at.parent : at;
  return found?.getStart(json) ?? 0;
}

function child(node: ts.Node, part: PropertyKey): ts.Node | undefined {
  if (ts.isArrayLiteralExpression(node)) return node.elements[Number(part)];
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const property = node.properties.find(
    (each) => each.name && ts.isStringLiteral(each.name) && each.name.text === part,
  );
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
}

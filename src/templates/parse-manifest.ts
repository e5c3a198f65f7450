import { findNodeAtLocation, type Node, type ParseError, parseTree } from "jsonc-parser";
import { lineAndColumn } from "../project/line-and-column.js";
import { invalidTemplate } from "./invalid-template.js";
import { type TemplateManifest, templateManifest } from "./manifest.js";

/**
 * A `template.json`, checked.
 *
 * @param file path to name in errors
 * @throws TEMPLATE_INVALID with the line and the key
 */
export function parseManifest(file: string, text: string): TemplateManifest {
  const result = templateManifest.safeParse(readJson(file, text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = [...(issue?.path ?? []), ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [])];
  const key = path.map((part, index) =>
    typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`,
  );
  const message = `${file}: ${key.join("") || "the manifest"}: ${issue?.message ?? "is not valid"}`;
  throw invalidTemplate(message, { file, ...lineAndColumn(text, positionOf(text, path)) });
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const errors: ParseError[] = [];
    parseTree(text, errors, { disallowComments: true });
    throw invalidTemplate(`${file} is not JSON.`, {
      file,
      ...lineAndColumn(text, errors[0]?.offset ?? text.length),
      cause,
    });
  }
}

/** Where the property at a path starts; where a key is missing, its parent. */
function positionOf(text: string, path: readonly PropertyKey[]): number {
  const root = parseTree(text);
  if (root === undefined) return 0;
  const keys = path.map((part) => (typeof part === "number" ? part : String(part)));
  for (let length = keys.length; length > 0; length--) {
    const found: Node | undefined = findNodeAtLocation(root, keys.slice(0, length));
    if (found !== undefined) return found.parent?.type === "property" ? found.parent.offset : found.offset;
  }
  return root.offset;
}

import { posix } from "node:path";
import { ts } from "@ts-morph/common";
import { findAll } from "../project/nodes.js";
import type { Warning } from "../project/project.js";
import { filesMentioning, sourceOrNone } from "./mentions.js";
import { ENV_EXAMPLE } from "./plan-env.js";
import type { Removal } from "./removal.js";

/**
 * Takes the lines out of `.env.example` that `planEnv` added: a variable that no other source file names, with the value
 * that the function falls back on, below a comment that names the function.
 *
 * @returns a warning for each other line whose variable nothing names any more
 */
export function removeEnv(removal: Removal): Warning[] {
  const { project, modules, gone } = removal;
  const paths = [posix.join(project.unit, ENV_EXAMPLE), ENV_EXAMPLE];
  const path = paths.find((each) => modules.isFile(each));
  if (path === undefined) return [];
  return [...variablesIn(removal)].flatMap(([name, fallback]) => {
    const isNamed = filesMentioning(modules, [name]).some((file) => !gone.has(file));
    return isNamed ? [] : removeVariable(removal, path, { name, fallback });
  });
}

/** The variables that what goes reads, each with the text that stands in for it where it is not set. */
function variablesIn({ modules, gone }: Removal): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const file of gone) {
    const source = sourceOrNone(modules, file);
    const read = source === undefined ? [] : findAll(source, ts.isPropertyAccessExpression);
    for (const node of read) {
      const { expression, name, parent } = node;
      const isVariable =
        ts.isPropertyAccessExpression(expression) &&
        ts.isIdentifier(expression.expression) &&
        expression.expression.text === "process" &&
        expression.name.text === "env";
      if (!isVariable || !/^\w+$/.test(name.text)) continue;
      const fallback =
        ts.isBinaryExpression(parent) && parent.left === node && ts.isStringLiteralLike(parent.right)
          ? parent.right.text
          : undefined;
      found.set(name.text, found.get(name.text) ?? fallback);
    }
  }
  return found;
}

interface Variable {
  readonly name: string;
  readonly fallback: string | undefined;
}

function removeVariable(removal: Removal, path: string, { name, fallback }: Variable): Warning[] {
  const { drafts, earlier, target } = removal;
  const line = new RegExp(`^${name}=(.*)(?:\\r?\\n|$)`, "m");
  const commented = new RegExp(`^#([^\\r\\n]*)\\r?\\n${name}=([^\\r\\n]*)(?:\\r?\\n|$)`, "m");
  // Opened only where it has the line: what is opened is reported.
  const text = removal.modules.text(path) ?? "";
  const at = line.exec(text);
  if (at === null) return [];
  const wasThere = line.test(earlier?.(path) ?? "");
  const [all = "", comment = "", value = ""] = commented.exec(text) ?? [];
  if (!wasThere && fallback !== undefined && unquoted(value) === fallback && names(comment, target.id)) {
    const draft = drafts.open(path);
    draft.edit([{ offset: draft.text.indexOf(all), insert: "", remove: all.length }]);
    return [];
  }
  const message = `${name} in ${path} is not used any more: no other source file names it.`;
  return [{ code: "ENV_UNUSED", message, file: path, line: text.slice(0, at.index).split("\n").length }];
}

const unquoted = (value: string): string => value.trim().replace(/^(["'])(.*)\1$/, "$2");

const names = (comment: string, id: string): boolean => ` ${comment} `.includes(` ${id} `);

import { ScaffoldError } from "../errors/scaffold-error.js";
import type { Project } from "../project/project.js";
import { clientLines } from "./client-lines.js";
import { type ImportGraph, importPath } from "./import-graph.js";
import { placeFrame } from "./place-frame.js";

/**
 * Says what to do about a client that its module does not give to others: to export it, or, where that alone would lead
 * back to what registers the functions, to give it a module of its own.
 *
 * @throws CLIENT_NOT_FOUND, IMPORT_CYCLE
 */
export function refuseHiddenClient(project: Project, graph: ImportGraph): void {
  const { client, registration } = project;
  const { declaredIn: file, hidden, line } = client;
  if (hidden === undefined) return;
  const name = client.value.local;
  const text = graph.host.readText(`${graph.root}/${file}`);
  const frame = (byHand: string) => placeFrame(text, startOf(text ?? "", line), byHand);
  const together = file === registration.file;
  if (together || importPath(graph, file, registration.file) !== undefined) {
    const does = together ? "lists the functions too" : `leads to ${registration.file}, which lists the functions`;
    throw new ScaffoldError(
      "IMPORT_CYCLE",
      `${file} makes the client and ${does}: a new function that imports ${name} from there would be read before one of the two is made.`,
      {
        ...{ file, line },
        hint: `Move ${name} out of ${file} into a module of its own, and run the command again.`,
        ...frame(clientLines(project).join("\n").trimEnd()),
      },
    );
  }
  throw new ScaffoldError(
    "CLIENT_NOT_FOUND",
    `The client in ${file} is ${hidden === "declared" ? "not exported" : "made within other code"}, so that no other module can use it.`,
    {
      ...{ file, line },
      hint: `${hidden === "declared" ? "Export the client" : "Give the client a module of its own"}, and run the command again.`,
      ...frame(
        hidden === "declared" ? `export const ${name} = /* as before */` : clientLines(project).join("\n").trimEnd(),
      ),
    },
  );
}

/** Where a line begins, behind its indentation. */
function startOf(text: string, line: number): number {
  const before = text
    .split("\n")
    .slice(0, line - 1)
    .join("\n");
  const start = line === 1 ? 0 : before.length + 1;
  return start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0);
}

import { posix } from "node:path";
import type { Project } from "../project/project.js";
import { importSpecifier } from "../project/specifier.js";
import { importLine } from "./import-line.js";
import { isRouteFolder, sharedFolder } from "./route-folder.js";

/** The client in its own module; the old one gives it on if it did before, so that nobody else's import breaks. */
export function clientLines(project: Project): string[] {
  const { client, conventions } = project;
  const file = client.declaredIn;
  const name = client.value.local;
  const { moved, specifier } = ownModule(project);
  const { style } = conventions;
  const end = style.semicolons ? ";" : "";
  const made = `${name} = new Inngest(/* as in ${posix.basename(file)}, line ${client.line} */)${end}`;
  // What a CommonJS module exports under that name, it goes on exporting.
  const declared =
    style.commonJs === true ? [`const ${made}`, `module.exports = { ${name} }${end}`] : [`export const ${made}`];
  const passedOn = style.commonJs === true || client.hidden !== undefined ? [] : [`export { ${name} }${end}`];
  return [
    `// ${moved}, new: the declaration as it stands, with the imports it needs`,
    ...declared,
    "",
    `// ${file}, in its place; every function imports ${name} from the new module`,
    importLine(style, name, specifier),
    ...passedOn,
    "",
  ];
}

function ownModule(project: Project): { readonly moved: string; readonly specifier: string } {
  const { client, conventions, sourceRoot, serve } = project;
  const file = client.declaredIn;
  const [directory, extension] = [posix.dirname(file), posix.extname(file)];
  const shared = sharedFolder(directory);
  if (shared === undefined && !isRouteFolder(directory, serve))
    return {
      moved: posix.join(directory, `inngest-client${extension}`),
      specifier: `./inngest-client${conventions.specifiers.extension}`,
    };
  const moved =
    shared === undefined
      ? posix.join(sourceRoot, `inngest-client${extension}`)
      : posix.join(shared, `inngest${extension}`);
  return { moved, specifier: importSpecifier(project, file, { file: moved }) };
}

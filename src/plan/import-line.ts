import { quoted } from "../edit/file-style.js";
import type { Style } from "../project/project.js";

/** A name that a person is to import, as the project writes such a line. */
export function importLine(style: Style, name: string, specifier: string, isDefault = false): string {
  const names = isDefault ? name : `{ ${name} }`;
  const [from, end] = [quoted(specifier, style), style.semicolons ? ";" : ""];
  return style.commonJs === true ? `const ${names} = require(${from})${end}` : `import ${names} from ${from}${end}`;
}

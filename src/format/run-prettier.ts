import type { FormatInput, Formatted } from "./formatted.js";
import { runScript } from "./run-script.js";

/** What the process runs: the project's Prettier, with configuration and ignore file as its own command has them. */
const SCRIPT = `
const { createRequire } = require("node:module");
const { join } = require("node:path");
const { directory, files } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const prettier = createRequire(join(directory, "x.js"))("prettier");
const one = async ({ path, text, before }) => {
  try {
    const { ignored } = await prettier.getFileInfo(path, { ignorePath: join(directory, ".prettierignore") });
    if (ignored) return { text };
    const options = { ...(await prettier.resolveConfig(path, { editorconfig: true })), filepath: path };
    const write = (each) => prettier.format(each, options);
    // What it breaks once it may lay out otherwise the second time.
    const now = await write(await write(text));
    if (now === text || before === undefined) return { text: now };
    return { text: (await write(before)) === before ? now : text };
  } catch (error) {
    return { text, failure: String(error && error.message).split("\\n")[0] };
  }
};
Promise.all(files.map(one)).then((all) => process.stdout.write("\\n\\u0000" + JSON.stringify(all)));
`;

/** The texts of files as the Prettier of a directory writes them. */
export const runPrettier = (directory: string, files: readonly FormatInput[]): readonly Formatted[] =>
  runScript(SCRIPT, { directory, files });

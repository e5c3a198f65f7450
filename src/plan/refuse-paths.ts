import { posix } from "node:path";
import { ScaffoldError } from "../errors/scaffold-error.js";
import type { ReadHost } from "../project/host.js";

/** Where new files are to go. */
interface NewFiles {
  readonly host: ReadHost;
  /** Absolute. */
  readonly root: string;
  /** Relative to the root, with "/". */
  readonly paths: readonly string[];
}

/**
 * Refuses new files that could not be checked out everywhere: with a name that Windows does not take, or beside one
 * that differs in case alone.
 *
 * @throws ANSWER_INVALID for a name that Windows does not take and for a folder; NAME_TAKEN for a file
 */
export function refusePaths({ host, root, paths }: NewFiles): void {
  const made = new Map<string, string>();
  for (const path of paths) {
    for (const at of stepsTo(path)) {
      if (host.isFile(`${root}/${at}`) || host.isDirectory(`${root}/${at}`)) continue;
      refuseName(at, path);
      const twin = twinIn(host, root, at) ?? made.get(folded(at));
      if (twin !== undefined && twin !== at) throw alike(at, twin, path);
      made.set(folded(at), at);
    }
  }
}

/** `a`, `a/b` and `a/b/c.ts` for the last of them. */
const stepsTo = (path: string): string[] =>
  path.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));

/** As file systems compare names that do not tell cases apart. */
const folded = (path: string): string => path.normalize("NFC").toLowerCase();

function twinIn(host: ReadHost, root: string, path: string): string | undefined {
  const directory = posix.dirname(path);
  const twin = host.list(posix.join(root, directory)).find((name) => folded(name) === folded(posix.basename(path)));
  return twin === undefined ? undefined : posix.join(directory, twin);
}

/** Names of devices, whatever follows a dot. https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])(\.|$)/i;

function refuseName(at: string, path: string): void {
  const name = posix.basename(at);
  if (!DEVICE.test(name) && !/[. ]$|[<>:"|?*\\]/.test(name)) return;
  throw new ScaffoldError(
    "ANSWER_INVALID",
    `${path} could not be checked out on Windows, where nothing may be called ${name}.`,
    {
      hint: `Give ${at === path ? "the job another name" : "another --dir or --feature"}.`,
    },
  );
}

function alike(at: string, twin: string, path: string): ScaffoldError {
  const message = `${twin} exists, and ${at} beside it could not be checked out on macOS and Windows, which do not tell cases apart.`;
  return at === path
    ? new ScaffoldError("NAME_TAKEN", message, { file: twin, hint: `Rename ${twin}, or give the job another name.` })
    : new ScaffoldError("ANSWER_INVALID", message, {
        hint: `Use the folder that is there: --dir ${posix.dirname(path).replace(at, twin)}.`,
      });
}

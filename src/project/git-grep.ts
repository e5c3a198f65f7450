import { execFile, spawnSync } from "node:child_process";
import { COMPONENT_EXTENSIONS, SOURCE_EXTENSIONS } from "./source-files.js";

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
}

/**
 * Paths, relative to `directory`, of the files with code that hold one of some words: tracked ones and new ones that git does not
 * ignore. Undefined where git cannot tell: no repository, no git, or a directory that is ignored as a whole.
 */
export function gitGrep(directory: string, ...words: readonly string[]): string[] | undefined {
  const found = git(directory, grep(words));
  if (found.status === 1) return git(directory, IGNORED).status === 0 ? undefined : [];
  return pathsIn(found);
}

/** The same beside whatever else goes on. */
export async function startGitGrep(directory: string, word: string): Promise<string[] | undefined> {
  const found = await startGit(directory, grep([word]));
  if (found.status === 1) return (await startGit(directory, IGNORED)).status === 0 ? undefined : [];
  return pathsIn(found);
}

function grep(words: readonly string[]): string[] {
  const globs = [...SOURCE_EXTENSIONS, ...COMPONENT_EXTENSIONS].map((extension) => `*.${extension}`);
  const flags = ["grep", "-l", "-z", "-I", "-F", "--untracked", "--no-color"];
  for (const word of words) flags.push("-e", word);
  flags.push("--", ...globs);
  return ["--no-pager", ...flags];
}

const IGNORED = ["check-ignore", "-q", "."];

const pathsIn = ({ status, stdout }: Answer): string[] | undefined =>
  status === 0 ? stdout.split("\0").filter((path) => path !== "") : undefined;

const optionsIn = (cwd: string) => ({
  cwd,
  // In the C locale a file in another encoding is searched as bytes.
  env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0" },
  encoding: "utf8" as const,
  maxBuffer: 1 << 28,
  windowsHide: true,
});

function git(cwd: string, args: readonly string[]): Answer {
  const { status, stdout } = spawnSync("git", [...args], { ...optionsIn(cwd), stdio: ["ignore", "pipe", "ignore"] });
  return { status, stdout: stdout ?? "" };
}

const startGit = (cwd: string, args: readonly string[]): Promise<Answer> =>
  new Promise((resolve) => {
    const child = execFile("git", [...args], optionsIn(cwd), (error, stdout) => {
      resolve({ status: error === null ? 0 : (child.exitCode ?? null), stdout });
    });
    child.stdin?.end();
  });

import { posix } from "node:path";
import { ScaffoldError } from "../../errors/scaffold-error.js";
import type { Project } from "../../project/project.js";
import { CANCELLED, type Cancelled } from "../cancelled.js";
import type { Prompter } from "./prompter.js";

export interface DetectAsking {
  /** @throws SERVE_AMBIGUOUS with the places of the calls as its choices, relative to the root */
  readonly detect: (serve: string | undefined) => Project;
  /** As given to --serve. */
  readonly serve: string | undefined;
  /** Both absolute; --serve is relative to the first. */
  readonly cwd: string;
  readonly root: string;
  readonly prompter: Prompter;
}

export interface Detected {
  readonly project: Project;
  readonly serve: string | undefined;
}

/** Detects, and asks which serve() call is meant where there are several. */
export async function detectAsking({
  detect,
  serve,
  cwd,
  root,
  prompter,
}: DetectAsking): Promise<Detected | Cancelled> {
  try {
    return { project: detect(serve), serve };
  } catch (error) {
    if (!(error instanceof ScaffoldError) || error.code !== "SERVE_AMBIGUOUS") throw error;
    const message = "There are several serve() calls. Which is to serve the function?";
    const place = await prompter.select({ message, choices: error.choices.map((value) => ({ value })) });
    if (place === CANCELLED) return CANCELLED;
    const chosen = posix.relative(cwd, posix.join(root, place));
    return { project: detect(chosen), serve: chosen };
  }
}

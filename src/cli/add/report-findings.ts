import type { Project } from "../../project/project.js";
import type { Context } from "../context.js";
import { describeProject, formatFindings } from "../output/findings.js";

/** Says on standard error what was found and where, for `--verbose`. */
export function reportFindings(project: Project, { streams, colors }: Context): void {
  streams.stderr.write(`${formatFindings(describeProject(project), colors)}\n\n`);
}

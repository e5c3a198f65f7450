import { settleUncommitted } from "../../plan/settle-uncommitted.js";
import { detectProject } from "../../project/detect.js";
import type { ReadHost } from "../../project/host.js";
import type { Made } from "../add/made.js";
import { reportFindings } from "../add/report-findings.js";
import type { Context } from "../context.js";
import { makeRemoval } from "./make-removal.js";
import { type RemoveRequest, rerunOfRemove } from "./read-remove.js";

/** What would be removed; a file that no commit holds is settled as the options say. */
export function settleRemoval(host: ReadHost, request: RemoveRequest, context: Context): Made {
  const { options, ids, choose, directories, format } = request;
  const project = detectProject(host, options.cwd, choose);
  if (options.verbose && !options.json) reportFindings(project, context);
  const policy = options.onConflict === "skip" || options.onConflict === "overwrite" ? options.onConflict : "fail";
  const plan = settleUncommitted(host, makeRemoval({ host, project, ids, directories, format }), () => policy);
  return { plan, rerun: rerunOfRemove(request) };
}

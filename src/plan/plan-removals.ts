import { ScaffoldError } from "../errors/scaffold-error.js";
import { detectProject } from "../project/detect.js";
import { Modules } from "../project/modules.js";
import { chosenAgain } from "./detection-choice.js";
import type { Format } from "./format.js";
import { formatChanges } from "./format-changes.js";
import { mergeChanges } from "./merge-changes.js";
import { overlayHost } from "./overlay.js";
import type { FileChange, Plan } from "./plan.js";
import { planRemove, type RemoveInput } from "./plan-remove.js";
import { removalTarget } from "./plan-remove-target.js";

export interface RemovalsInput extends Omit<RemoveInput, "id" | "also"> {
  /** The ids that the functions are registered by. */
  readonly ids: readonly string[];
  /** For the statements that are edited. */
  readonly format?: Format | undefined;
}

/**
 * One plan that takes several functions out, each from the project that the others leave; one that another of them
 * calls comes after it.
 *
 * @throws FUNCTION_NOT_FOUND, REMOVE_UNSUPPORTED where one of them cannot be taken out; then nothing may be written
 */
export function planRemovals({ ids, format, ...input }: RemovalsInput): Plan {
  const all = [...new Set(ids)];
  const modules = new Modules(input.host, input.project.root);
  for (const id of all) removalTarget(input.project, modules, id);
  const plans: Plan[] = [];
  let { host, project } = input;
  for (const left = new Set(all); left.size > 0; ) {
    const { id, plan } = firstPossible({ ...input, host, project, also: all }, [...left]);
    plans.push(plan);
    left.delete(id);
    host = overlayHost(host, project.root, plan.changes);
    const { cwd, choose } = chosenAgain(project);
    if (left.size > 0) project = detectProject(host, cwd, choose);
  }
  const plan = together(plans, input.project.root);
  return { ...plan, changes: formatChanges(plan.changes, { format, committed: input.committed }) };
}

function firstPossible(input: Omit<RemoveInput, "id">, ids: readonly string[]): { id: string; plan: Plan } {
  let refusal: unknown;
  for (const id of ids) {
    try {
      return { id, plan: planRemove({ ...input, id }) };
    } catch (error) {
      if (!(error instanceof ScaffoldError) || error.code !== "REMOVE_UNSUPPORTED") throw error;
      refusal ??= error;
    }
  }
  throw refusal;
}

function together(plans: readonly Plan[], root: string): Plan {
  const changes = mergeChanges(plans.flatMap((plan) => plan.changes)).filter(({ action }) => action !== "identical");
  const warnings = plans.flatMap((plan, at) => {
    const goneLater = new Set(
      plans.slice(at + 1).flatMap((later) => later.changes.filter(isDeletion).map(({ path }) => path)),
    );
    // What a file said that goes after it is no reason any more.
    return plan.warnings.filter(({ file }) => file === undefined || !goneLater.has(file));
  });
  return {
    root,
    changes: inOrder(changes, plans),
    warnings: [...new Map(warnings.map((each) => [`${each.code} ${each.message}`, each])).values()],
    nextSteps: [...new Set(plans.flatMap((plan) => plan.nextSteps))],
  };
}

/** As in each of the plans: what names the functions, the files that go, what only these have used. */
function inOrder(changes: readonly FileChange[], plans: readonly Plan[]): FileChange[] {
  const stages = (change: FileChange): number[] =>
    plans.flatMap((plan) => {
      const at = plan.changes.findIndex(({ path }) => path === change.path);
      return at === -1 ? [] : [stageOf(plan, at)];
    });
  // A file that one of them needs to be changed first is changed first; one that goes waits for all that change before it.
  const stage = (change: FileChange): number =>
    isDeletion(change) ? Math.max(...stages(change)) : Math.min(...stages(change));
  return [...changes].sort((a, b) => stage(a) - stage(b));
}

/** 0 before the files that go, 1 for them, 2 behind. */
function stageOf({ changes }: Plan, at: number): number {
  const before = changes.slice(0, at + 1).map(isDeletion);
  const isBehind = before.includes(true) && before.includes(false, before.indexOf(true));
  return isBehind ? 2 : before.includes(true) ? 1 : 0;
}

const isDeletion = ({ action }: FileChange): boolean => action === "delete";

import { ts } from "@ts-morph/common";
import { nodeAt } from "../edit/node-at.js";
import { removeBeside } from "../edit/remove-beside.js";
import { removeElement } from "../edit/remove-element.js";
import { removeImport } from "../edit/remove-import.js";
import { removeName } from "../edit/remove-name.js";
import { removeStatement } from "../edit/remove-statement.js";
import { removeValue } from "../edit/remove-value.js";
import { unsetExport } from "../edit/set-export.js";
import type { Committed } from "../project/committed.js";
import type { ReadHost } from "../project/host.js";
import { Modules } from "../project/modules.js";
import { findAll } from "../project/nodes.js";
import type { Project } from "../project/project.js";
import { isTestFile } from "../project/source-files.js";
import type { WrittenModule } from "../templates/written-modules.js";
import { type Draft, Drafts } from "./draft.js";
import { leftBehind, leftBehindStep } from "./left-behind.js";
import { importersOf } from "./mentions.js";
import type { FileChange, Plan } from "./plan.js";
import { confirmRemoved } from "./plan-remove-confirm.js";
import { removeEnv } from "./plan-remove-env.js";
import { removeEventTypes } from "./plan-remove-events.js";
import { keptSiblings, removeOwnTests, removeSiblings } from "./plan-remove-files.js";
import { functionLinks, type Link } from "./plan-remove-links.js";
import { refuseOtherExports, removalTarget } from "./plan-remove-target.js";
import type { Removal } from "./removal.js";

export interface RemoveInput {
  readonly host: ReadHost;
  readonly project: Project;
  /** The id that the function is registered by. */
  readonly id: string;
  /** The last commit, where there is one: what stands in it and the function not is older than the function. */
  readonly committed?: Committed | undefined;
  /** The modules that templates write under names of their own; only asked for where one may be among what goes. */
  readonly written?: () => readonly WrittenModule[];
  /** The ids of what goes in the same plan. */
  readonly also?: readonly string[];
}

/**
 * The changes that take one function out of a project with all that belongs to it alone: the inverse of `planAdd`.
 * Found from the function itself, whoever wrote it and however its files are called.
 *
 * @throws FUNCTION_NOT_FOUND, REMOVE_UNSUPPORTED
 */
export function planRemove({ host, project, id, committed, written = () => [], also = [] }: RemoveInput): Plan {
  const { root } = project;
  const modules = new Modules(host, root);
  const target = removalTarget(project, modules, id);
  const removal: Removal = {
    project,
    modules,
    target,
    drafts: new Drafts(host, root),
    gone: new Set([target.file]),
    earlier: committed?.(target.file) === undefined ? committed : undefined,
    written,
  };
  removeOwnTests(removal);
  refuseOtherExports(removal);
  for (const link of functionLinks(removal)) removeLink(removal, link);
  const linked = removal.drafts.all().map((draft) => draft.path);
  removeSiblings(removal);
  const left = leftBehind(removal, also);
  const kept = keptSiblings(removal);
  const others = [...removeEventTypes(removal), ...removeEnv(removal)];
  const changes = orderRemoved(removal, linked);
  // A module of event types goes with its last event.
  const warnings = [...kept.filter(({ file }) => !changes.some(({ path }) => path === file)), ...others];
  confirmRemoved({ host, project, changes, id });
  return { root, changes, warnings: [...project.warnings, ...warnings], nextSteps: nextSteps(target, left) };
}

function removeLink({ drafts, earlier }: Removal, link: Link): void {
  const draft = drafts.open(link.file);
  const source = draft.source();
  if (link.kind === "element") {
    const start = arrayOf(draft, link);
    const beside = hadArray(earlier?.(link.file), source, start) ? undefined : removeBeside(source, start, link.local);
    draft.edit(beside ?? removeElement(source, start, link.local) ?? []);
  } else if (link.kind === "value") draft.edit(removeValue(source, draft.at(link.objectStart), link.local) ?? []);
  else if (link.kind === "import") draft.edit(removeImport(source, link.local));
  else if (link.kind === "set-export") draft.edit(unsetExport(source, link.name));
  else draft.edit(withoutExport(source, link));
}

/** Whether the file had `[...functions]` before the function came, so that the array was not put around it for that. */
function hadArray(before: string | undefined, source: ts.SourceFile, arrayStart: number): boolean {
  const first = nodeAt(source, arrayStart, ts.isArrayLiteralExpression)?.elements[0];
  return first !== undefined && before?.includes(`[${first.getText(source)}`) === true;
}

/** Where the array stands now; with several elements of the name each link takes one. */
function arrayOf(draft: Draft, { arrayStart, local }: Extract<Link, { kind: "element" }>): number {
  const source = draft.source();
  const start = draft.at(arrayStart);
  if (nodeAt(source, start, ts.isArrayLiteralExpression) !== undefined) return start;
  const holds = (array: ts.ArrayLiteralExpression): boolean =>
    array.elements.some((element) => ts.isIdentifier(element) && element.text === local);
  return findAll(source, ts.isArrayLiteralExpression).find(holds)?.getStart(source) ?? start;
}

function withoutExport(source: ts.SourceFile, link: Extract<Link, { kind: "re-export" | "star" }>) {
  for (const statement of source.statements.filter(ts.isExportDeclaration)) {
    const { moduleSpecifier, exportClause } = statement;
    const specifier =
      moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined;
    if (specifier !== link.specifier) continue;
    if (link.kind === "star") {
      if (exportClause === undefined || ts.isNamespaceExport(exportClause)) return [removeStatement(source, statement)];
      continue;
    }
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) continue;
    if (!exportClause.elements.some((each) => each.name.text === link.name)) continue;
    if (exportClause.elements.length === 1) return [removeStatement(source, statement)];
    return removeName(source, exportClause, link.name);
  }
  return [];
}

/** The opposite order of `add`: nothing that is left on the way needs what is gone already. */
function orderRemoved({ drafts, gone, modules, target, project }: Removal, linked: readonly string[]): FileChange[] {
  const changes = drafts
    .all()
    .map((draft) => emptied(modules, { gone, header: project.conventions.style.header ?? "" }, draft))
    .filter(({ action }) => action !== "identical");
  const isLinked = ({ path }: FileChange): boolean => linked.includes(path);
  const registration = changes.filter(({ path }) => path === project.registration.file);
  const barrels = changes.filter((each) => isLinked(each) && !registration.includes(each));
  const types = changes.filter((each) => !isLinked(each) && !registration.includes(each));
  const tests = [...gone].filter(isTestFile);
  const others = [...gone].filter((file) => file !== target.file && !tests.includes(file));
  const deleted = [...tests, target.file, ...others].map((path): FileChange => {
    return { path, action: "delete", before: modules.text(path), after: undefined };
  });
  return [...registration, ...barrels, ...deleted, ...types];
}

const EVENTS_MODULE = /(^|\/)(inngest-)?events\.[cm]?[jt]s$/;

/** A module of event types that lost the last one goes, if it was one that `add` makes and nobody imports it. */
function emptied(
  modules: Modules,
  { gone, header }: { readonly gone: ReadonlySet<string>; readonly header: string },
  draft: Draft,
): FileChange {
  const change = draft.change();
  const isEmpty = change.action === "modify" && ["", header.trim()].includes(draft.text.replace("\uFEFF", "").trim());
  if (!isEmpty || !/\.[cm]?[jt]s$/.test(draft.path)) return change;
  const isImported = importersOf(modules, draft.path).some((file) => !gone.has(file));
  if (EVENTS_MODULE.test(draft.path) && !isImported) return { ...change, action: "delete", after: undefined };
  // Without an export it would be no module any more, and importing it an error.
  return {
    ...change,
    after: `${draft.text.includes(header.trim()) ? header : ""}export {};${draft.before?.includes("\r\n") ? "\r\n" : "\n"}`,
  };
}

function nextSteps({ id, events, crons }: Removal["target"], left: readonly string[]): string[] {
  const starts = [...events.map((event) => `the event ${event}`), ...crons.map((cron) => `the schedule ${cron}`)];
  const what = starts.length === 0 ? "Nothing" : starts.join(" and ");
  return [
    `Deploy and sync the app: until then ${what} still ${starts.length > 1 ? "start" : "starts"} ${id}, and its waiting runs go on.`,
    ...(left.length === 0 ? [] : [leftBehindStep(left)]),
  ];
}

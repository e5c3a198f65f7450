import { moduleFrom } from "../../project/across-packages.js";
import type { ReadHost } from "../../project/host.js";
import { Modules } from "../../project/modules.js";
import { importableFrom } from "../../project/package-entries.js";
import type { ModuleRef, Project } from "../../project/project.js";
import { unitOfFile } from "../../project/root.js";
import type { EventTyping } from "../plan-event-type.js";

/** How a file, which may lie in another package than the functions, imports a symbol; undefined where it cannot. */
export function reachedFrom(
  host: ReadHost,
  { root, home }: Project,
  file: string,
  { exported, module }: { readonly exported: string; readonly module: ModuleRef },
): ModuleRef | undefined {
  const unit = unitOfFile(host, root, file);
  if ("package" in module || unit === undefined || unit === home) return module;
  const modules = new Modules(host, root);
  // What is there already comes from where its package gives it; what is new only a whole module has.
  return importableFrom(modules, unit, { file: module.file, exported }) ?? moduleFrom(modules, unit, module.file);
}

/** How a file gets the type of an event: by the names alone that it can import. */
export function typingFrom(host: ReadHost, project: Project, file: string, typing: EventTyping): EventTyping {
  const { eventType, payloadType, ...rest } = typing;
  const reached = <T extends { exported: string; module: ModuleRef }>(symbol: T | undefined): T | undefined => {
    const module = symbol && reachedFrom(host, project, file, symbol);
    return symbol && module && { ...symbol, module };
  };
  const given = { eventType: reached(eventType), payloadType: reached(payloadType) };
  return {
    ...rest,
    ...(given.eventType === undefined ? {} : { eventType: given.eventType }),
    ...(given.payloadType === undefined ? {} : { payloadType: given.payloadType }),
  };
}

import type { ModuleRef, Project, Registration, RegistrationPlace } from "../project/project.js";
import { type ImportGraph, importPath } from "./import-graph.js";

/**
 * The project with its client and event types taken from a barrel only where loading the barrel does not lead back to
 * the registration, which would then be read before it is made; else from the files that declare them. Where these lead
 * back themselves, the function is registered elsewhere, if there is an elsewhere.
 */
export function withoutCycles(found: Project, graph: ImportGraph): Project {
  const project = { ...found, registration: registrationOf(found, graph) };
  const { client, registry, registration } = project;
  const leadsBack = (file: string): boolean => leadsTo(graph, file, registration.file);
  const safe = (module: ModuleRef, declaredIn: string): ModuleRef =>
    "package" in module || module.file === declaredIn || !leadsBack(module.file) ? module : { file: declaredIn };
  return {
    ...project,
    client: { ...client, value: { ...client.value, module: safe(client.value.module, client.declaredIn) } },
    ...(registry === undefined ? {} : { registry: { ...registry, module: safe(registry.module, registry.file) } }),
  };
}

const leadsTo = (graph: ImportGraph, from: string, to: string): boolean =>
  from === to || importPath(graph, from, to) !== undefined;

/** The registration, or the best other place that neither the client nor the event types lead back to. */
function registrationOf({ client, registry, registration }: Project, graph: ImportGraph): Registration {
  const needed = [client.declaredIn, ...(registry === undefined ? [] : [registry.file])];
  const isCyclic = ({ file }: RegistrationPlace): boolean => needed.some((from) => leadsTo(graph, from, file));
  const { elsewhere = [] } = registration;
  const place = elsewhere.length > 0 && isCyclic(registration) ? elsewhere.find((each) => !isCyclic(each)) : undefined;
  if (place === undefined) return registration;
  const { kind: _, reExports: __, ...rest } = registration;
  return { ...rest, ...place };
}

import type { ModuleRef, Project, Registration, RegistrationPlace, Served } from "../project/project.js";
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

/** For each serve call the place that takes the function, or the best other one that neither the client nor the event types lead back to. */
function registrationOf({ client, registry, registration }: Project, graph: ImportGraph): Registration {
  const needed = [client.declaredIn, ...(registry === undefined ? [] : [registry.file])];
  const isCyclic = ({ file }: RegistrationPlace): boolean => needed.some((from) => leadsTo(graph, from, file));
  const placeFor = ({ place, elsewhere }: Pick<Served, "place" | "elsewhere">): RegistrationPlace =>
    (elsewhere.length > 0 && isCyclic(place) ? elsewhere.find((each) => !isCyclic(each)) : undefined) ?? place;
  const { elsewhere = [], shared = [] } = registration;
  const place = placeFor({ place: registration, elsewhere });
  const known = new Map([[keyOf(place), place]]);
  for (const other of shared.map(placeFor)) known.set(keyOf(other), known.get(keyOf(other)) ?? other);
  const [, ...also] = known.values();
  const { kind: _, reExports: __, ...rest } = registration;
  const chosen = place === registration ? registration : { ...rest, ...place };
  return also.length === 0 ? chosen : { ...chosen, also };
}

const keyOf = ({ file, arrayStart }: RegistrationPlace): string => `${file}:${arrayStart}`;

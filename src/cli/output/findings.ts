import type { Finding, Orm, Project } from "../../project/project.js";
import type { Colors } from "./colors.js";
import { visible } from "./visible.js";

/** One thing that was found, and the file and line it comes from. */
export interface FindingLine {
  readonly label: string;
  readonly value: string;
  readonly where?: string;
}

/** What detection found, the important things first. */
export function describeProject(project: Project, orm?: Orm): FindingLine[] {
  const { sdk, client, serve, registration, runner, zod, functionsDirectory, layout } = project;
  const lines: (FindingLine | undefined)[] = [
    {
      label: "Inngest SDK",
      value: sdk.version ? `${sdk.value} (${sdk.version} ${sdk.versionIs})` : String(sdk.value),
      where: place(sdk),
    },
    {
      label: "Client",
      value: `${client.value.local}${client.typed ? ", with event types" : ""}`,
      where: place(client),
    },
    { label: "Served by", value: `${serve.kind}() of ${serve.adapter} at ${serve.path}`, where: place(serve) },
    {
      label: "Registration",
      value: `${count(project.functions.filter((each) => each.served).length, "function")} served${registration.unclear ? ", others cannot be told" : ""}`,
      where: place(registration),
    },
    { label: "Event types", value: describeRegistry(project), where: project.registry?.file ?? "" },
    {
      label: "Functions in",
      value: `${functionsDirectory.value}${layout ? ` (layout ${layout})` : ""}`,
      where: place(functionsDirectory),
    },
    runner
      ? { label: "Tests", value: `${runner.name.value}, ${describePlace(project)}`, where: place(runner.name) }
      : { label: "Tests", value: "no runner found" },
    zod && { label: "Zod", value: String(zod.value), where: place(zod) },
    orm && {
      label: "Database",
      value: `${orm.name}, models ${orm.models.map((model) => model.value).join(", ") || "none"}`,
      where: orm.models[0]?.file ?? "",
    },
  ];
  return lines.filter((line) => line !== undefined);
}

const place = ({ file, line }: Omit<Finding<unknown>, "value">): string => `${file}:${line}`;
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

function describeRegistry({ registry, events }: Project): string {
  if (!registry) return "none; a module for them is created when needed";
  return `${count(events.length, "event")} known`;
}

function describePlace({ runner }: Project): string {
  if (runner?.place.kind === "directory") return `in ${runner.place.directory}`;
  if (runner?.place.kind === "tests-folder") return `in ${runner.place.name}`;
  return "beside the code";
}

/** As a table of three columns. */
export function formatFindings(lines: readonly FindingLine[], colors: Colors): string {
  const widest = Math.max(...lines.map((line) => line.label.length));
  const value = Math.max(...lines.map((line) => line.value.length).filter((length) => length <= 48));
  return lines
    .map((line) =>
      `${colors.dim(line.label.padEnd(widest))}  ${visible(line.value).padEnd(value)}  ${colors.dim(visible(line.where ?? ""))}`.trimEnd(),
    )
    .join("\n");
}

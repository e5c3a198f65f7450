import type { LayoutName, ModuleRef } from "./project.js";

interface LayoutInput {
  readonly sourceRoot: string;
  /** The client's declaring file, the module it is imported from, the array's file, and the functions' files. */
  readonly declaredIn: string;
  readonly clientModule: ModuleRef;
  readonly registration: string;
  readonly functionFiles: readonly string[];
}

/** Which of the presets' layouts a project has; undefined for a layout of its own. */
export function layoutOf({
  sourceRoot,
  declaredIn,
  clientModule,
  registration,
  functionFiles,
}: LayoutInput): LayoutName | undefined {
  const below = (file: string): string =>
    (sourceRoot !== "" && file.startsWith(`${sourceRoot}/`) ? file.slice(sourceRoot.length + 1) : file).replace(
      /\.[cm]?[jt]sx?$/,
      "",
    );
  const client = below(declaredIn);
  const array = below(registration);
  const imported = "file" in clientModule ? below(clientModule.file) : "";
  if (client.startsWith("inngest/") && (array === "inngest/functions/index" || imported === "inngest/index"))
    return "barrel";
  const inFeatures = functionFiles.some((file) => /^features\/[^/]+\/events\/event-/.test(below(file)));
  if (inFeatures && /^lib\/inngest(\/|$)/.test(client)) return "features";
  if (!client.startsWith("lib/inngest/")) return undefined;
  return array === "lib/inngest/index" ? "lib" : "skill";
}

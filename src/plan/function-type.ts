import type { Project } from "../project/project.js";

/** What an exported function says its type is, by names that the project's SDK exports. */
export const functionTypeOf = ({ installed = "" }: Project["sdk"]): string =>
  installed.startsWith("3.7.") ? 'ServeHandlerOptions["functions"][number]' : "InngestFunction.Any";

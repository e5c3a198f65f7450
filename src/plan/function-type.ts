import type { Project } from "../project/project.js";
import { hasFeature } from "../project/sdk/features.js";

/** What an exported function says its type is, by names that the project's SDK exports. */
export const functionTypeOf = (sdk: Project["sdk"]): string =>
  hasFeature(sdk, "members.InngestFunction.Any") ? "InngestFunction.Any" : 'ServeHandlerOptions["functions"][number]';

import type { EventConstants, Project } from "../project/project.js";
import type { Drafts } from "./draft.js";
import { hasMember, memberFor } from "./event-key.js";
import type { ModuleSymbol } from "./plan-event-type.js";

/** The member of the project's constants that is an event's name. */
export interface EventConstant extends ModuleSymbol {
  readonly local: string;
  readonly member: string;
}

interface ConstantInput {
  readonly project: Project;
  readonly drafts: Drafts;
  readonly event: string;
}

/**
 * How functions name an event by the project's constants, where they do so. A new event gets a member; one that the
 * project knows without is named as it is.
 */
export function eventConstant(input: ConstantInput, isNew: boolean): EventConstant | undefined {
  const constants = usableConstants(input.project);
  if (constants === undefined || (!isNew && !hasMember(input, constants, input.event))) return undefined;
  const { exported, local, module } = constants.symbol;
  return { exported, local, module, member: memberFor(input, constants, input.event) };
}

/** To a client that takes types by their names the member of an enum is another type than the text. */
const usableConstants = ({ eventConstants, client }: Project): EventConstants | undefined =>
  eventConstants?.kind === "enum" && client.typed ? undefined : eventConstants;

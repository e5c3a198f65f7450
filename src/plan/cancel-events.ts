import type { Answers } from "../answers/answers.js";
import { type EventTypeInput, type EventTyping, planEventType } from "./plan-event-type.js";

/** Declares the events that cancel the job, or finds them; in the order of `answers.cancelOn`. */
export const cancelEvents = (
  input: Omit<EventTypeInput, "event" | "fields">,
  { cancelOn = [] }: Answers,
): EventTyping[] => cancelOn.map(({ event, fields }) => planEventType({ ...input, event, fields }));

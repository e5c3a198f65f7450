/** What a prompt or a command gives back when the user stopped it. Only `run` turns it into an exit code. */
export const CANCELLED: unique symbol = Symbol("cancelled");
export type Cancelled = typeof CANCELLED;

/** By the convention of shells for a process that Ctrl-C ended. */
export const CANCELLED_EXIT = 130;

import type { ts } from "@ts-morph/common";
import type { Located, Modules } from "../modules.js";

/** What makes a database client, in one ORM. */
export interface ClientRules {
  /** Whether an expression makes a client by itself: `new PrismaClient()`, `drizzle(pool)`. */
  readonly makes: (modules: Modules, at: Located) => boolean;
  /** Whether a declaration is of a class whose instances are clients. */
  readonly isClass: (modules: Modules, at: Located) => boolean;
  /** What a call gives back, more or less as it got it: the receiver of `$extends()`, the first argument of `withReplicas()`. */
  readonly handsOn: (call: ts.CallExpression) => ts.Expression | undefined;
  /** Whether a name that a module exports is a client's class or type, or the function that makes one. */
  readonly isType: (name: string, specifier: string) => boolean;
}

/** Tells of expressions whether they are clients. */
export interface ValueReader {
  readonly modules: Modules;
  readonly rules: ClientRules;
  isClient(at: Located): boolean;
}

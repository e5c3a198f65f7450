import type { FoundClient } from "./find-clients.js";

/** Names of a client that does not do for everything: of a replica, with other rights, or for a test. */
const SPECIAL =
  /read|replica|admin|owner|root|super|test|mock|fake|log|trace|edge|raw|kysely|tenant|rls|unsafe|legacy|old|core|direct|migrat|seed/i;
const USUAL = /^(prisma|prismaClient|db|database|drizzle|client|dbClient|getDb|useDb|getPrisma|useDrizzle|default)$/;

/**
 * The client to use: the one that more of the project's functions import than any other, else the only one with a usual
 * name, or without a special one.
 *
 * @returns undefined where nothing tells several apart
 */
export function chooseClient(clients: readonly FoundClient[]): FoundClient | undefined {
  const [first, second] = clients;
  if (first === undefined || second === undefined || first.uses > second.uses) return first;
  const equals = clients.filter(({ uses }) => uses === first.uses);
  const plain = equals.filter(({ symbol }) => !SPECIAL.test(symbol.local));
  const usual = equals.filter(({ symbol }) => USUAL.test(symbol.exported) || USUAL.test(symbol.local));
  return [plain, usual].find(({ length }) => length === 1)?.[0];
}

import type { OrmFindings } from "../../project/orm.js";
import type { DbClient } from "../../project/project.js";

/** Why no client can be used, and what to do about it. */
export interface Explained {
  readonly message: string;
  readonly hint: string;
}

/** @param wanted the ORMs whose client would do, as far as the project uses them */
export function explainClient(wanted: readonly OrmFindings[]): Explained {
  const used = wanted.filter((each) => each.used);
  const several = used.find(({ client, clients }) => client === undefined && clients.length > 1);
  if (several !== undefined) return oneOf(several);
  const bare = used.find(({ client }) => client !== undefined);
  if (bare !== undefined) return withoutModels(bare);
  const titles = (used.length > 0 ? used : wanted).map(({ words }) => words.title).join(" or ");
  if (used.length === 0)
    return {
      message: `No ${titles} client was found: no package.json depends on it.`,
      hint: "Leave --db out, or install it and export a client.",
    };
  const [{ words, nearMisses }] = used as [OrmFindings, ...OrmFindings[]];
  const near = nearMisses()
    .slice(0, 3)
    .map(({ file, line, reason }) => `${file}:${line} (${reason})`);
  return {
    message: `No ${titles} client was found: no module gives what ${used.map((each) => each.words.made).join(" or ")} makes.`,
    hint: [
      `Looked at what the functions import, the usual places (lib/db, lib/prisma, db, server/db …), the packages of the workspace, and all files that name ${words.mark}`,
      near.length === 0 ? ". " : `: ${near.join(", ")}. `,
      "Export one client from a module, or name the module that has it: --db-client src/lib/db.ts#db. Or leave --db out.",
    ].join(""),
  };
}

/** The client is there, and what it reads was not found. */
function withoutModels({ name, words, client }: OrmFindings): Explained {
  const where = client === undefined ? "" : ` in ${moduleOf(client)}`;
  const looked =
    name === "prisma"
      ? "Looked at what prisma.config.ts and package.json name, prisma/schema.prisma and prisma/schema"
      : "Looked at what the client's module and the functions import, and at what drizzle.config.ts names";
  return {
    message: `A ${words.title} client was found${where}, but no ${name === "prisma" ? "schema with models" : "table"} that it reads.`,
    hint: `${looked}. Leave --db out where they are elsewhere.`,
  };
}

function oneOf({ words, clients }: OrmFindings): Explained {
  const [first] = clients as [DbClient, ...DbClient[]];
  return {
    message: `There are several ${words.title} clients, and nothing tells which one is meant: ${clients.slice(0, 6).map(named).join(", ")}.`,
    hint: `Name one: --db-client '${moduleOf(first)}#${first.exported}'.`,
  };
}

const moduleOf = ({ module }: DbClient): string => ("file" in module ? module.file : module.package);
const named = (client: DbClient): string => `${client.local} of ${moduleOf(client)}`;

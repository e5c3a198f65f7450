import type { Manifest } from "../manifest.js";
import type { Modules } from "../modules.js";
import type { Model, OrmName, Project } from "../project.js";
import type { ClientRules } from "./client-rules.js";
import type { FoundClient } from "./find-clients.js";

/** What an ORM brings, so that a project's use of it is found. */
export interface OrmAdapter {
  readonly name: OrmName;
  /** As people write it. */
  readonly title: string;
  /** Packages, one of which a project that uses it depends on. */
  readonly packages: readonly string[];
  /** What the files that make a client name: "PrismaClient". */
  readonly mark: string;
  /** What makes a client, for messages. */
  readonly made: string;
  readonly rules: ClientRules;
  readonly readModels: (input: ModelInput) => readonly Model[];
}

export interface ModelInput {
  readonly modules: Modules;
  readonly project: Project;
  readonly manifests: readonly Manifest[];
  /** The client that is to read them, where it was found. */
  readonly client: FoundClient | undefined;
}

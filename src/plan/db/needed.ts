import type { JobState } from "../../answers/status-column.js";
import type { NeededColumn } from "../schema-lines.js";

/** What a template's ORM code has to find. */
export interface NeededDb {
  /** Of the entity's own model; none is needed where absent. */
  readonly columns?: readonly NeededColumn[] | undefined;
  readonly idField?: boolean | undefined;
  /** The states of the job that the entity's rows are to show. */
  readonly status?: NeededStatus | undefined;
  readonly models?: readonly NeededModel[] | undefined;
}

export interface NeededStatus {
  readonly states: readonly JobState[];
  /** The template does not do without. */
  readonly required?: boolean | undefined;
}

export interface NeededModel {
  readonly key: string;
  /** Singular nouns, any of which it may be called by. */
  readonly names: readonly string[];
  readonly columns: readonly NeededColumn[];
  /** Rows are added, so that the rest of the model has to do without a value. */
  readonly insert?: boolean | undefined;
}

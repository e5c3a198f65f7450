import type { Assignment, StatusForm } from "./status-form.js";

/**
 * What a row has that waits for the job: the value of that state, or no time of its end yet. What failed before is not
 * among it where the form tells.
 */
export function pendingWhere({ column, values, error, times }: StatusForm): Assignment[] {
  const isNull = (name: string): Assignment => ({ column: name, value: { kind: "literal", value: null } });
  const setAside = times.failed?.optional ? [isNull(times.failed.name)] : error?.optional ? [isNull(error.name)] : [];
  const isEnd = times.completed === column;
  if (isEnd) return [isNull(column.name), ...setAside];
  if (values.pending === undefined) return [];
  const waits: Assignment = { column: column.name, value: { kind: "literal", value: values.pending } };
  return values.failed === undefined ? [waits, ...setAside] : [waits];
}

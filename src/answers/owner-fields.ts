/** Fields of an event that say for whom a job runs: every event of a tenant carries them on. */
export const OWNER_FIELDS: readonly string[] = ["organizationId", "tenantId"];

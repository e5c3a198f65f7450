import type { Plan } from "./plan.js";

/** True where carrying the plan out would change a file; a function that was edited since it was made is no difference. */
export const planDiffers = (plan: Plan): boolean =>
  plan.changes.some(({ action }) => action !== "identical" && action !== "skip");

/** The arguments of a helper that joins them to one text. */
export function joined(args: readonly unknown[], helper: string): string {
  return args
    .slice(0, -1)
    .map((value, index) => {
      if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
      const reason = value === undefined || value === null ? "has no value here" : "is a list or an object";
      throw new Error(`argument ${index + 1} of ${helper} ${reason}`);
    })
    .join("");
}

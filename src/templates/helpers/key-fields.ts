import { formatField } from "../../answers/field.js";
import type { TemplateView } from "../view.js";
import type { HelperFactory } from "./helper.js";

/** `{{keyFields}}`: the fields of the event that say on what and for whom the job runs, one `name:type` a line. */
export const keyFields: HelperFactory =
  ({ context }) =>
  () => {
    const { event, keys = [] } = context as Partial<TemplateView>;
    const fields = event?.fields.filter(({ name, optional }) => keys.includes(name) && !optional) ?? [];
    return fields.map(formatField).join("\n");
  };

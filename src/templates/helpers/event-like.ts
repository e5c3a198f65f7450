import { type HelperFactory, textArgument } from "./helper.js";
import { joined } from "./joined.js";

/** `{{eventLike event.name "source.process"}}`: an event of the same domain, `bootstrap/source.process`, or of none. */
export const eventLike: HelperFactory =
  () =>
  (...args) => {
    const name = textArgument(args, 0, "eventLike");
    const rest = joined(args.slice(1), "eventLike");
    const slash = name.indexOf("/");
    return slash === -1 ? rest : `${name.slice(0, slash)}/${rest}`;
  };

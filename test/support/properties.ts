import * as fc from "fast-check";
import { full } from "./sample.js";

// `npm test` judges a change, so it takes the same inputs each time; `npm run test:full` looks for new ones.
if (!full) fc.configureGlobal({ seed: 1 });

export default fc;

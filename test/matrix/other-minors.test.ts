import { describeMinors } from "./describe-minors.js";

describeMinors(1);

import { describeApps } from "./describe-apps.js";

describeApps("sdk4", ["barrel", "lib"]);

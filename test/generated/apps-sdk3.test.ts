import { describeApps } from "./describe-apps.js";

describeApps("sdk3", ["skill", "features"]);

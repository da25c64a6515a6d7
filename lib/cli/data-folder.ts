import { resolve } from "node:path";
import { projectRoot } from "./project-node";

/** The server's data folder: its variable counts from where Clawback is installed, wherever this runs. */
export const dataFolder = (): string => resolve(projectRoot, process.env.CLAWBACK_DATA_DIR || "./data");

import packageJson from "@/package.json";

/** Of Clawback. */
export const { version } = packageJson;

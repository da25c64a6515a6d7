import packageJson from "@/package.json";

/** Of the plugin, which is that of the Clawback it was built with. */
export const { version } = packageJson;

import type { TestProject } from "vitest/node";
import { startPostgres } from "./start-postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** A PostgreSQL for this run; its user may create databases. See `scratchDatabase`. */
    TEST_DATABASE_URL: string;
  }
}

/** Offers PostgreSQL to the suites: the one that TEST_DATABASE_URL names, else a scratch server. */
export async function setup(project: TestProject) {
  const given = process.env.TEST_DATABASE_URL;
  if (given) {
    project.provide("TEST_DATABASE_URL", given);
    return;
  }
  const server = await startPostgres();
  project.provide("TEST_DATABASE_URL", server.url);
  return server.stop;
}

/** Something the person at the keyboard can mend. Its message is the whole explanation. */
export class Refusal extends Error {}

/**
 * Runs a script: a refusal ends it with its sentence and exit code 1, without a stack.
 *
 * @param {() => Promise<number>} script answers the exit code
 */
export async function runScript(script) {
  try {
    requireNode20();
    process.exitCode = await script();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

function requireNode20() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) {
    throw new Refusal(`Clawback needs Node 20 or newer to install itself; this is ${process.versions.node}.`);
  }
}

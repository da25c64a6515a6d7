import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { steps } from "./check-steps.mjs";
import { root } from "./project.mjs";
import { Refusal, runScript } from "./refusal.mjs";

/** From a fresh clone to every test green, or to the name of the first step that is not. */
await runScript(async () => {
  const chosen = chooseSteps();
  for (const { name } of chosen) rmSync(join(root, "artifacts", `${name}.json`), { force: true });
  const total = { passed: 0, failed: 0, skipped: 0 };
  let failedStep = "";
  for (const [index, step] of chosen.entries()) {
    const passed = await runStep(step, `${index + 1}/${chosen.length}`);
    const counts = step.report?.() ?? { passed: 0, failed: 0, skipped: 0 };
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    if (!passed) {
      failedStep = step.name;
      break;
    }
  }
  if (failedStep)
    console.log(`\nThe step ${failedStep} failed. Alone: npm run check -- --only ${failedStep}`);
  if (total.skipped > 0) console.log(`\n${total.skipped} skipped`);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return failedStep || total.failed > 0 ? 1 : 0;
});

/**
 * @param {import("./check-steps.mjs").steps[number]} step
 * @param {string} position
 */
async function runStep(step, position) {
  console.log(`\n== ${position} ${step.title} (${step.name})`);
  const startedAt = performance.now();
  try {
    await step.run();
    console.log(`== ok ${seconds(startedAt)}`);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n${error.message}\n== failed ${seconds(startedAt)}`);
    return false;
  }
}

/** @param {number} startedAt */
function seconds(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

function chooseSteps() {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  if (values.only === undefined) return steps;
  const names = values.only.split(",");
  const known = steps.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Refusal(`No step ${unknown.join(", ")}. There are: ${known.join(", ")}`);
  return steps.filter(({ name }) => names.includes(name));
}

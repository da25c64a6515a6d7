import { captureSnapshot } from "@/lib/engine/capture";
import type { EngineDeps } from "@/lib/engine/ports";
import type { DemoHost } from "@/lib/hosts/demo/demo-host";
import { STORY_SESSION_ID } from "@/lib/hosts/demo/story";

const MINUTE_MS = 60_000;
const DEMO = { actor: { kind: "system", name: "demo" }, requestId: null } as const;

/**
 * Gives a newcomer's demo something to go back to: snapshots of the support bot from before it went wrong, and then the
 * story of how it did. Does nothing once there is any snapshot.
 */
export async function seedDemo(deps: EngineDeps, host: DemoHost): Promise<void> {
  const { items } = await deps.store.listSnapshots({ limit: 1 });
  if (items.length > 0) return;
  const start = deps.clock.now().getTime();
  const before = async (
    minutes: number,
    name: string,
    options: Partial<Parameters<typeof captureSnapshot>[3]>,
  ) => {
    const at = start - minutes * MINUTE_MS;
    await captureSnapshot({ ...deps, clock: { now: () => new Date(at) } }, DEMO, STORY_SESSION_ID, {
      name: name.replace("{at}", String(at)),
      ...options,
    });
  };
  await before(70, "scheduled-{at}", { kind: "scheduled", tags: ["scheduled"] });
  await before(40, "scheduled-{at}", { kind: "scheduled", tags: ["scheduled"] });
  await before(26, "before-risky-operation", { tags: ["manual", "audit"], hold: true });
  await before(10, "pre-mass-notification-{at}", {
    kind: "pre_operation",
    tags: ["pre-op", "communication"],
    description: "Taken automatically before mass-notification to 48,210 recipients.",
  });
  await host.playStory({ spreadMs: 9 * MINUTE_MS });
}

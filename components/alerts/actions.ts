"use server";

import { z } from "zod";
import { AlertTargetName, PutAlertTarget } from "@/lib/contract/alert";
import { defineAction } from "@/lib/server/action";

/** Makes or changes a target. The answer holds a secret only when it was just made. */
export const putTargetAction = defineAction(
  z.strictObject({ name: AlertTargetName, target: PutAlertTarget }),
  (client, { name, target }) => client.alerts.putTarget(name, target),
);

export const deleteTargetAction = defineAction(
  z.strictObject({ name: AlertTargetName }),
  (client, { name }) => client.alerts.deleteTarget(name),
);

/** Sends a test now and answers how that went. */
export const testTargetAction = defineAction(z.strictObject({ name: AlertTargetName }), (client, { name }) =>
  client.alerts.testTarget(name),
);

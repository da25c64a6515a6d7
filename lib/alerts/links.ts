import type { Alert } from "@/lib/contract/alert";

/** Pages of the dashboard about an alert. */
export interface AlertLink {
  label: string;
  href: string;
}

/** The deep links of an alert, the most useful first. `publicUrl` is how people reach the dashboard. */
export function alertLinks(
  { sessionId, snapshotId }: Pick<Alert, "sessionId" | "snapshotId">,
  publicUrl: string,
): AlertLink[] {
  const base = publicUrl.replace(/\/+$/, "");
  if (sessionId === null) return [{ label: "Open Clawback", href: `${base}/sessions` }];
  const session = `${base}/sessions/${encodeURIComponent(sessionId)}`;
  const links = [{ label: "Open session", href: session }];
  if (snapshotId === null) return links;
  return [
    ...links,
    { label: "Snapshot", href: `${session}?snapshot=${snapshotId}` },
    { label: "Diff to now", href: `${session}/compare?from=${snapshotId}&to=current` },
  ];
}

"use client";

import { useTranslations } from "use-intl";
import type { HostStatus } from "@/lib/contract/host";
import { PairingHelp } from "./pairing-help";

/** In the place of a list that cannot be read until a person has set up the connection. */
export function SetupState({ status }: { status: HostStatus }) {
  const words = useTranslations("host");
  return (
    <div className="flex max-w-2xl flex-col gap-2 px-6 py-10 max-md:px-4">
      <h2 className="font-medium text-strong">{words("setupTitle", { name: status.name })}</h2>
      <p className="text-ink-2">
        {words("setupBody", { detail: status.detail ?? words("refusedWithoutReason") })}
      </p>
      {status.pairing ? <PairingHelp pairing={status.pairing} /> : null}
    </div>
  );
}

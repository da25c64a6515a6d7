import type { HostStatus } from "@/lib/contract/host";
import { PairingHelp } from "./pairing-help";

/** In the place of a list that cannot be read until a person has set up the connection. */
export const SetupState = ({ status }: { status: HostStatus }) => (
  <div className="flex max-w-2xl flex-col gap-2 px-6 py-10 max-md:px-4">
    <h2 className="font-medium text-strong">Connect {status.name}</h2>
    <p className="text-ink-2">
      {status.detail ?? "The gateway refuses the connection and gave no reason."} Clawback has changed nothing
      there.
    </p>
    {status.pairing ? <PairingHelp pairing={status.pairing} /> : null}
  </div>
);

"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "@/components/shell/use-failure-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/states";
import type { AlertTarget, PutAlertTargetAnswer } from "@/lib/contract/alert";
import { alertTargetsOptions } from "@/lib/queries/options";
import { DeliveryLog } from "./delivery-log";
import { SecretOnce } from "./secret-once";
import { TargetForm } from "./target-form";
import { TargetRow } from "./target-row";

/** What the window shows: the form for a new or a known target, or a secret that was just made. */
type Shown = { target: AlertTarget | null } | { name: string; secret: string };

/** Where alerts go, how they can be tried, and what became of the last ones. */
export function AlertsSection() {
  const words = useTranslations("alerts");
  const failureText = useFailureText();
  const { data, error } = useQuery(alertTargetsOptions());
  const [shown, setShown] = useState<Shown | null>(null);
  const close = () => setShown(null);
  const onSaved = ({ target, secret }: PutAlertTargetAnswer) =>
    setShown(secret === null ? null : { name: target.name, secret });

  return (
    <section aria-label={words("title")}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-1.5">
        <h2 className="font-medium text-strong">{words("title")}</h2>
        <p className="min-w-0 flex-1 basis-56 text-ink-3 text-small">{words("note")}</p>
        <Button size="s" onClick={() => setShown({ target: null })}>
          {words("add")}
        </Button>
      </div>
      <div className="rounded-l border border-line-strong bg-surface">
        {data === undefined && error === null ? <Skeleton className="m-4 h-4 w-40" /> : null}
        {error === null ? null : (
          <p role="alert" className="px-4 py-3 text-bad">
            {words("unread", { why: failureText(error) })}
          </p>
        )}
        {data?.items.length === 0 ? <p className="px-4 py-3 text-ink-2">{words("none")}</p> : null}
        {data === undefined || data.items.length === 0 ? null : (
          <ul>
            {data.items.map((target) => (
              <TargetRow key={target.name} target={target} onEdit={() => setShown({ target })} />
            ))}
          </ul>
        )}
        <DeliveryLog />
      </div>
      <Dialog open={shown !== null} onClose={close}>
        {shown !== null && "secret" in shown ? <SecretOnce {...shown} onDone={close} /> : null}
        {shown !== null && "target" in shown ? (
          <TargetForm target={shown.target} onSaved={onSaved} onCancel={close} />
        ) : null}
      </Dialog>
    </section>
  );
}

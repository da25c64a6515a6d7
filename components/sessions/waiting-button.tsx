"use client";

import { ArrowUp } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { Arrangement } from "./held-order";

interface WaitingButtonProps {
  waiting: Arrangement["waiting"];
  onShow: () => void;
}

/** Over the list while rows wait for their place because somebody is reading it. */
export function WaitingButton({ waiting, onShow }: WaitingButtonProps) {
  const words = useTranslations("sessions");
  const { fresh, troubled } = waiting;
  const parts = [
    troubled > 0 ? words("waiting.troubled", { count: troubled }) : "",
    fresh > 0 ? words("waiting.fresh", { count: fresh }) : "",
  ].filter((part) => part !== "");
  return (
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 top-10 z-sticky text-center max-md:top-2"
    >
      {parts.length === 0 ? null : (
        <Button size="s" onClick={onShow} className="pointer-events-auto bg-overlay! shadow-2">
          <ArrowUp size={13} aria-hidden="true" />
          {parts.join(" · ")}
        </Button>
      )}
    </div>
  );
}

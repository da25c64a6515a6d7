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
  if (fresh + troubled === 0) return null;
  const parts = [
    troubled > 0 ? words("waiting.troubled", { count: troubled }) : "",
    fresh > 0 ? words("waiting.fresh", { count: fresh }) : "",
  ];
  return (
    <Button
      size="s"
      onClick={onShow}
      className="absolute! top-10 left-1/2 z-sticky -translate-x-1/2 bg-overlay! shadow-2 max-md:top-2"
    >
      <ArrowUp size={13} aria-hidden="true" />
      {parts.filter((part) => part !== "").join(" · ")}
    </Button>
  );
}

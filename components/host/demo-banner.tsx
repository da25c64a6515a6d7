"use client";

import { FlaskConical } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Contain } from "@/components/ui/contain";
import { useHost } from "./use-host";

// Read once, if at all.
const ConnectGuide = lazy(async () => ({ default: (await import("./connect-guide")).ConnectGuide }));

/** Says that nothing here is real, and how to connect a gateway. */
export function DemoBanner() {
  const words = useTranslations("host");
  const { status } = useHost();
  const [open, setOpen] = useState(false);
  const guideId = useId();
  if (status?.kind !== "demo") return null;
  return (
    <>
      <Banner
        wide
        tone="mute"
        icon={<FlaskConical size={16} />}
        title={
          <>
            {words("demoTitle")} <span className="font-regular text-ink-2">{words("demoBody")}</span>
          </>
        }
        actions={
          <Button size="s" aria-expanded={open} aria-controls={guideId} onClick={() => setOpen(!open)}>
            {words(open ? "connectHide" : "connect")}
          </Button>
        }
      />
      {open ? (
        <Contain fallback={null}>
          <Suspense>
            <ConnectGuide id={guideId} />
          </Suspense>
        </Contain>
      ) : null}
    </>
  );
}

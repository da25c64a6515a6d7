"use client";

import { useEffect } from "react";
import { Toaster, toast } from "sonner";
import { NoticeBox } from "./notice-box";
import { type Notice, serveNotices } from "./notify";

const SHOWN_MS = 8000;

function show({ id, ...notice }: Notice): void {
  const stays = notice.action !== undefined || notice.kind === "busy";
  toast.custom((key) => <NoticeBox notice={notice} onDismiss={() => toast.dismiss(key)} />, {
    ...(id ? { id } : {}),
    duration: stays ? Number.POSITIVE_INFINITY : SHOWN_MS,
  });
}

/** Where notices lie, at the lower edge. */
export function NoticeStack() {
  useEffect(() => serveNotices({ show, dismiss: (id) => void toast.dismiss(id) }), []);
  return (
    <Toaster
      position="bottom-left"
      offset={{ bottom: 40, left: 16 }}
      mobileOffset={{ bottom: 120 }}
      gap={8}
      className="font-sans!"
    />
  );
}

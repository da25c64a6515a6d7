import type { ReactNode } from "react";
import { announce } from "./announcer";

export interface Notice {
  /** A notice with the same id replaces the one before. */
  id?: string;
  kind: "done" | "bad" | "busy";
  title: string;
  detail?: ReactNode;
  action?: { label: string; run: () => void };
}

interface NoticeServer {
  show: (notice: Notice) => void;
  dismiss: (id: string) => void;
}

let server: NoticeServer | undefined;
let waiting: ((server: NoticeServer) => void)[] = [];

/** Once the stack is there it shows what was said before. */
export function serveNotices(stack: NoticeServer): () => void {
  server = stack;
  for (const tell of waiting) tell(stack);
  waiting = [];
  return () => {
    server = undefined;
  };
}

function tell(what: (server: NoticeServer) => void): void {
  if (server === undefined) waiting.push(what);
  else what(server);
}

/** Shows a short notice at the lower edge for 8 s; with an action it stays until it is dismissed or replaced. */
export function notify(notice: Notice): void {
  tell(({ show }) => show(notice));
  announce(notice.title);
}

export const dismissNotice = (id: string): void => tell(({ dismiss }) => dismiss(id));

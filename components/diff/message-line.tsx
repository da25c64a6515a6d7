"use client";

import { Bot, Check, Scissors, User, Wrench, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/class-names";
import { useFormat } from "@/components/ui/use-format";
import type { MessageDiff } from "@/lib/contract/diff";
import type { Message } from "@/lib/contract/state";
import type { AddedVerb } from "./direction";
import { messageSpeaker, messageText } from "./message-text";

/** From this length on, or with a second line, a text is cut and can be opened. */
const ONE_LINE = 90;
/** Nobody reads more of one message here, and a line of megabytes would stop the page. */
const LONGEST = 20_000;

const SIGNS = {
  removed: { sign: "−", tone: "text-bad", bar: "var(--cb-del-word)" },
  added: { sign: "+", tone: "text-ok", bar: "var(--cb-add-word)" },
  changed: { sign: "±", tone: "text-warn", bar: "var(--cb-warn-line)" },
};

interface ChangedMessageProps {
  /** Where N and P come to. */
  id: string | undefined;
  change: MessageDiff;
  addedVerb: AddedVerb;
}

/** A message that goes, comes or is not the same. */
export function ChangedMessage({ id, change: { op, from, to }, addedVerb }: ChangedMessageProps) {
  const words = useTranslations("diff");
  const { sign, tone, bar } = SIGNS[op];
  const message = to ?? from;
  if (message === null) return null;
  const twice = op === "changed" && from !== null && to !== null;
  return (
    <MessageRow
      id={id}
      bar={bar}
      twice={twice}
      message={message}
      sign={
        <span className={cx("num font-semibold", tone)}>
          <span aria-hidden="true">{sign}</span>
          <span className="sr-only">{words(`verbs.${op === "added" ? addedVerb : op}`)}</span>
        </span>
      }
    >
      {twice ? (
        <>
          <MessageBody message={from} prefix={words("message.before")} />
          <MessageBody message={to} prefix={words("message.after")} />
        </>
      ) : (
        <MessageBody message={message} prefix="" />
      )}
    </MessageRow>
  );
}

/** A message that both states have. */
export const SameMessage = ({ message }: { message: Message }) => (
  <MessageRow id={undefined} bar="transparent" twice={false} message={message} sign={null}>
    <MessageBody message={message} prefix="" />
  </MessageRow>
);

interface MessageRowProps {
  id: string | undefined;
  bar: string;
  twice: boolean;
  message: Message;
  sign: ReactNode;
  children: ReactNode;
}

function MessageRow({ id, bar, twice, message, sign, children }: MessageRowProps) {
  const words = useTranslations("diff");
  const format = useFormat();
  const isTool = message.role === "toolResult";
  return (
    <li
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      className={cx(
        "grid grid-cols-[24px_64px_auto_minmax(0,1fr)] items-center gap-x-2 border-line border-t px-1 py-1.5 focus-visible:-outline-offset-2",
        "md:grid-cols-[24px_72px_88px_minmax(0,1fr)_auto] md:py-[5px] md:pr-4",
        twice ? "min-h-[88px] md:min-h-14" : "min-h-16 md:min-h-8",
      )}
      style={{ boxShadow: `inset 3px 0 0 ${bar}` }}
    >
      <span className="pl-1 text-center">{sign}</span>
      <span className="num text-ink-3 text-small">
        {message.createdAt === null ? "" : format.clock(message.createdAt)}
      </span>
      <span className="inline-flex min-w-0 items-center gap-1.5 text-ink-2 text-small">
        <SpeakerMark message={message} />
        <span className="truncate">{messageSpeaker(message, words)}</span>
      </span>
      <span className="justify-self-end text-[11px] md:order-last">
        {message.isError ? (
          <span className="pill pill-box tone-bad h-5! text-[11px]!">
            <X size={12} aria-hidden="true" />
            {words("message.failed")}
          </span>
        ) : null}
        {isTool && !message.isError ? (
          <span className="pill tone-mute text-[11px]!">
            <Check size={12} aria-hidden="true" />
            {words("message.ok")}
          </span>
        ) : null}
      </span>
      <div className="min-w-0 max-md:col-span-full max-md:pl-8">{children}</div>
    </li>
  );
}

function MessageBody({ message, prefix }: { message: Message; prefix: string }) {
  const words = useTranslations("diff");
  const [open, setOpen] = useState(false);
  const text = messageText(message, words).slice(0, LONGEST);
  const long = text.length > ONE_LINE || text.includes("\n");
  return (
    <div className="flex min-w-0 items-baseline gap-2 leading-[22px]">
      <p
        className={cx(
          "min-w-0 text-ink-2",
          open ? "whitespace-pre-wrap [overflow-wrap:anywhere]" : "truncate",
        )}
      >
        {prefix === "" ? null : <span className="text-ink-3">{prefix}</span>}
        {message.toolName === null ? null : <span className="code text-ink">{message.toolName} </span>}
        {open ? text : text.slice(0, ONE_LINE * 4)}
        {message.complete ? null : <span className="pl-2 text-small text-warn">{words("message.part")}</span>}
      </p>
      {long ? (
        <button
          type="button"
          className="link shrink-0 text-ink-3 text-small max-md:-my-1 max-md:py-1"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {words(open ? "message.less" : "message.more")}
        </button>
      ) : null}
    </div>
  );
}

function SpeakerMark({ message: { role, kind } }: { message: Message }) {
  if (kind !== "message") return <Scissors size={14} className="shrink-0 text-ink-3" aria-hidden="true" />;
  if (role === "user") return <User size={14} className="shrink-0 text-ink-3" aria-hidden="true" />;
  if (role === "assistant") return <Bot size={14} className="shrink-0 text-ink-3" aria-hidden="true" />;
  return <Wrench size={14} className="shrink-0 text-ink-3" aria-hidden="true" />;
}

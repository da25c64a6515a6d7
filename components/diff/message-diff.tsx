"use client";

import { Bot, Scissors, User, Wrench, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/class-names";
import { countOf } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { Clock } from "@/components/ui/time";
import type { Diff, MessageDiff as MessageDiffShape } from "@/lib/contract/diff";
import type { Message } from "@/lib/contract/state";
import { messageSpeaker, messageText } from "./message-text";

const FIRST_MESSAGES = 200;
const FOLDED_CHARACTERS = 220;

interface MessagesDiffProps {
  messages: Diff["context"]["messages"];
  addedVerb: string;
}

/** The messages that go and come, in the order of the transcript. Failed tool calls can be looked at alone. */
export function MessagesDiff({ messages, addedVerb }: MessagesDiffProps) {
  const [filter, setFilter] = useState<"all" | "failed">("all");
  const [all, setAll] = useState(false);
  const failed = messages.filter((change) => (change.to ?? change.from)?.isError);
  const matching = filter === "all" ? messages : failed;
  const shown = all ? matching : matching.slice(0, FIRST_MESSAGES);
  return (
    <div className="border-line border-t">
      {failed.length === 0 ? null : (
        <div className="px-4 py-2">
          <Segmented
            label="Messages"
            value={filter}
            onChange={setFilter}
            options={[
              { value: "all", label: `All ${messages.length}` },
              { value: "failed", label: `Failed tool calls ${failed.length}` },
            ]}
          />
        </div>
      )}
      <ul>
        {shown.map((change) => (
          <MessageLine
            key={`${change.op} ${change.fromIndex ?? ""} ${change.toIndex ?? ""}`}
            change={change}
            addedVerb={addedVerb}
          />
        ))}
      </ul>
      {matching.length > shown.length ? (
        <div className="border-line border-t p-2">
          <Button size="s" onClick={() => setAll(true)}>
            Show {countOf(matching.length - shown.length, "more message")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

const SIGNS = {
  removed: { sign: "−", tone: "text-bad", bar: "var(--cb-bad-line)" },
  added: { sign: "+", tone: "text-ok", bar: "var(--cb-ok-line)" },
  changed: { sign: "±", tone: "text-warn", bar: "var(--cb-warn-line)" },
};

function MessageLine({ change, addedVerb }: { change: MessageDiffShape; addedVerb: string }) {
  const { sign, tone, bar } = SIGNS[change.op];
  const message = change.to ?? change.from;
  if (message === null) return null;
  return (
    <li
      className="flex flex-wrap items-start gap-x-3 border-line px-3 py-1.5 not-first:border-t"
      style={{ boxShadow: `inset 3px 0 0 ${bar}` }}
    >
      <span className={cx("w-4 text-center font-semibold", tone)}>
        <span aria-hidden="true">{sign}</span>
        <span className="sr-only">{change.op === "added" ? addedVerb : change.op}</span>
      </span>
      <span className="w-[60px] text-ink-3 text-small leading-5">
        {message.createdAt === null ? "" : <Clock at={message.createdAt} />}
      </span>
      <span className="inline-flex w-20 items-center gap-1.5 text-ink-2 text-small leading-5">
        <SpeakerMark message={message} />
        {messageSpeaker(message)}
      </span>
      <div className="min-w-0 flex-1 basis-72">
        {change.op === "changed" && change.from && change.to ? (
          <>
            <MessageBody message={change.from} prefix="before: " />
            <MessageBody message={change.to} prefix="after: " />
          </>
        ) : (
          <MessageBody message={message} prefix="" />
        )}
      </div>
      {message.isError ? (
        <span className="pill pill-box tone-bad">
          <X size={13} aria-hidden="true" />
          failed
        </span>
      ) : null}
    </li>
  );
}

function MessageBody({ message, prefix }: { message: Message; prefix: string }) {
  const [open, setOpen] = useState(false);
  const text = messageText(message);
  const long = text.length > FOLDED_CHARACTERS;
  return (
    <p className="whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
      {prefix === "" ? null : <span className="text-ink-3">{prefix}</span>}
      {message.toolName === null ? null : <span className="code text-ink-2">{message.toolName} </span>}
      {long && !open ? `${text.slice(0, FOLDED_CHARACTERS).trimEnd()}…` : text}
      {long ? (
        <button
          type="button"
          className="link ml-2 text-ink-2 text-small"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? "less" : "more"}
        </button>
      ) : null}
      {message.complete ? null : (
        <span className="block text-small text-warn">The host gave only a part of this message.</span>
      )}
    </p>
  );
}

function SpeakerMark({ message: { role, kind } }: { message: Message }) {
  if (kind !== "message") return <Scissors size={14} className="text-ink-3" aria-hidden="true" />;
  if (role === "user") return <User size={14} className="text-ink-3" aria-hidden="true" />;
  if (role === "assistant") return <Bot size={14} className="text-ink-3" aria-hidden="true" />;
  return <Wrench size={14} className="text-ink-3" aria-hidden="true" />;
}

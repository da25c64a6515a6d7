"use client";

import { Check, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CommandLine } from "./command-line";

const CONNECT = "npx clawback connect";
const START = "npm run up";
const BY_ENVIRONMENT = "OPENCLAW_GATEWAY_URL=ws://127.0.0.1:18789 OPENCLAW_GATEWAY_TOKEN=… npm run up";
const DOES = ["does.reads", "does.acts", "does.secret", "does.nothing"] as const;

/** How to have Clawback show the sessions of a gateway of one's own. */
export function ConnectGuide({ id }: { id?: string }) {
  const words = useTranslations("host.guide");
  const host = useTranslations("host");
  return (
    <section
      id={id}
      aria-label={host("connect")}
      className="grid shrink-0 grid-cols-[minmax(0,640px)_1fr] gap-x-16 gap-y-6 border-line border-b px-6 py-7 max-lg:grid-cols-1 max-md:px-4"
    >
      <div>
        <h2 className="font-semibold text-page tracking-tight">{host("connect")}</h2>
        <p className="mt-1 text-ink-2">{words("lead")}</p>
        <ol className="mt-5 grid gap-5">
          <Step number={1} title={words("connect")} current>
            <ToRun command={CONNECT} help={words("connectHelp")} />
          </Step>
          <Step number={2} title={words("start")}>
            <ToRun command={START} help={words("startHelp")} />
          </Step>
          <Step number={3} title={words("wait")}>
            <p className="inline-flex items-center gap-2 text-ink-2">
              <LoaderCircle
                size={14}
                className="animate-spin text-ink-3 motion-reduce:animate-none"
                aria-hidden="true"
              />
              {words("waitHelp")}
            </p>
          </Step>
        </ol>
      </div>
      <div className="pt-1">
        <h3 className="mb-2 font-medium">{words("doesTitle")}</h3>
        <ul className="grid gap-1.5 text-ink-2">
          {DOES.map((does) => (
            <li key={does} className="flex gap-2.5">
              <Check size={15} className="mt-0.5 text-ink-3" aria-hidden="true" />
              {words(does)}
            </li>
          ))}
        </ul>
        <h3 className="mt-5 mb-1 font-medium">{words("elsewhereTitle")}</h3>
        <p className="max-w-prose text-ink-2">{words("elsewhere")}</p>
        <h3 className="mt-5 mb-1 font-medium">{words("environmentTitle")}</h3>
        <p className="mb-2 max-w-prose text-ink-2">{words("environment")}</p>
        <CommandLine command={BY_ENVIRONMENT} />
      </div>
    </section>
  );
}

const ToRun = ({ command, help }: { command: string; help: string }) => (
  <>
    <div className="mt-2">
      <CommandLine command={command} />
    </div>
    <p className="mt-1.5 text-ink-3 text-small">{help}</p>
  </>
);

interface StepProps {
  number: number;
  title: string;
  current?: boolean;
  children: ReactNode;
}

const Step = ({ number, title, current = false, children }: StepProps) => (
  <li className="grid grid-cols-[24px_1fr] gap-3" aria-current={current ? "step" : undefined}>
    <span
      aria-hidden="true"
      className={`num inline-flex size-6 items-center justify-center rounded-full border text-small ${current ? "border-ink text-ink" : "border-line-control text-ink-2"}`}
    >
      {number}
    </span>
    <div className="min-w-0">
      <h3 className="font-medium text-strong leading-6">{title}</h3>
      {children}
    </div>
  </li>
);

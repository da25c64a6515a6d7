"use client";

import { pages as english } from "@/lib/i18n/messages/en/pages";
import { pages as chinese } from "@/lib/i18n/messages/zh/pages";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** When not even the frame can be drawn: nothing that reads the language is left, so both are said. */
export default function GlobalErrorPage({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <main role="alert" className="flex flex-col items-start gap-6 px-6 py-10">
          <Telling lang="en" words={english.error} digest={error.digest} />
          <Telling lang="zh-CN" words={chinese.error} digest={error.digest} />
          <button type="button" className="btn" onClick={reset}>
            {english.error.retry} <span lang="zh-CN">{chinese.error.retry}</span>
          </button>
        </main>
      </body>
    </html>
  );
}

interface TellingProps {
  lang: string;
  words: { title: string; detail: string; detailLogged: string; truth: string };
  digest: string | undefined;
}

const Telling = ({ lang, words, digest }: TellingProps) => (
  <div lang={lang} className="flex max-w-xl flex-col gap-1">
    <p className="font-medium text-bad text-strong">{words.title}</p>
    <p className="text-ink-2">{digest ? words.detailLogged.replace("{digest}", digest) : words.detail}</p>
    <p className="text-ink-2">{words.truth}</p>
  </div>
);

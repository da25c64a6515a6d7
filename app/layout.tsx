import { GeistMono } from "geist/font/mono";
import { GeistSans } from "geist/font/sans";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readPreferences } from "@/components/ui/preferences";
import { PreferencesProvider } from "@/components/ui/preferences-provider";
import { WordsProvider } from "@/components/ui/words-provider";
import { getCompiledMessages } from "./compiled-messages";
import { getLocale, getMessages } from "./locale";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  return { title: "Clawback", description: getMessages(await getLocale()).pages.description };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f6f7f9" },
    { media: "(prefers-color-scheme: dark)", color: "#0a0c0f" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [jar, locale] = await Promise.all([cookies(), getLocale()]);
  const preferences = readPreferences((name) => jar.get(name)?.value);
  const { theme } = preferences;
  return (
    <html
      lang={locale}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      {...(theme === "system" ? {} : { "data-theme": theme })}
    >
      <body>
        <WordsProvider locale={locale} messages={getCompiledMessages(locale)}>
          <PreferencesProvider initial={preferences}>{children}</PreferencesProvider>
        </WordsProvider>
      </body>
    </html>
  );
}

"use client";

import { useTranslations } from "use-intl";
import { Dialog, DialogBody } from "@/components/ui/dialog";
import { useCommandKey } from "@/components/ui/kbd";
import { usePreferences } from "@/components/ui/preferences-provider";
import { Switch } from "@/components/ui/switch";
import { Keys } from "./keys";
import { SHORTCUTS, type ShortcutGroup } from "./shortcuts";

const COLUMNS: readonly (readonly ShortcutGroup[])[] = [
  ["anywhere", "lists"],
  ["session"],
  ["compare", "audit", "dialog"],
];

interface ShortcutSheetProps {
  open: boolean;
  onClose: () => void;
}

/** All keys of the dashboard, and the switch for those that are single letters. */
export function ShortcutSheet({ open, onClose }: ShortcutSheetProps) {
  const words = useTranslations("command");
  const { shortcuts, change } = usePreferences();
  return (
    <Dialog open={open} onClose={onClose} wide>
      <DialogBody
        title={words("title")}
        lead={words(shortcuts ? "lead" : "leadOff", { key: useCommandKey() })}
        aside={
          <span className="inline-flex items-center gap-2 text-ink-2 text-small">
            <label htmlFor="single-keys">{words("single")}</label>
            <Switch
              id="single-keys"
              checked={shortcuts}
              onChange={(checked) => change({ shortcuts: checked })}
            />
          </span>
        }
      >
        <div className="grid grid-cols-3 gap-x-8 gap-y-6 max-lg:grid-cols-2 max-md:grid-cols-1">
          {COLUMNS.map((groups) => (
            <div key={groups.join(" ")} className="grid content-start gap-6">
              {groups.map((group) => (
                <Group key={group} group={group} />
              ))}
            </div>
          ))}
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Group({ group }: { group: ShortcutGroup }) {
  const words = useTranslations("command");
  const command = useCommandKey();
  return (
    <section>
      <h3 className="mb-1.5 font-medium">{words(`groups.${group}`)}</h3>
      <dl>
        {SHORTCUTS[group].map(({ does, keys }) => (
          <div key={does} className="flex min-h-7 items-center gap-3 border-line border-t text-small">
            <dt className="flex-1 text-ink-2">{words(`does.${does}`)}</dt>
            <dd>
              <span className="md:sr-only">{keys.join(" ").replace("Mod", command)}</span>
              <Keys keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

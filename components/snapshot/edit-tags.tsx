"use client";

import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Tag } from "@/components/ui/tag";
import type { Snapshot } from "@/lib/contract/snapshot";
import { TagField } from "./tag-field";

interface EditTagsProps {
  snapshot: Snapshot;
  knownTags: string[];
  blocked: string | null;
  onChange: (tags: string[]) => void;
}

/** The tags of a snapshot, and a popover that changes them at once. */
export function EditTags({ snapshot, knownTags, blocked, onChange }: EditTagsProps) {
  const id = useId();
  const words = useTranslations("snapshot.tag");
  const [open, setOpen] = useState(false);
  return (
    <span className="flex flex-wrap items-center gap-1">
      {snapshot.tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      {snapshot.tags.length === 0 ? <span className="text-ink-3">{words("none")}</span> : null}
      <Popover
        open={open}
        onOpenChange={(next) => setOpen(next && blocked === null)}
        label={words("edit")}
        className="w-[300px] p-3"
        trigger={
          <Button
            look="ghost"
            size="s"
            icon
            blocked={blocked}
            aria-label={words("edit")}
            title={words("edit")}
          >
            <Plus size={14} aria-hidden="true" />
          </Button>
        }
      >
        <label htmlFor={id} className="block pb-2 font-medium">
          {words("title")}
        </label>
        <TagField id={id} tags={snapshot.tags} onChange={onChange} known={knownTags} />
      </Popover>
    </span>
  );
}

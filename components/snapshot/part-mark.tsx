import { Brain, FileText, MessageSquare, SlidersHorizontal, Sparkles, Wrench } from "lucide-react";
import type { Part } from "@/lib/contract/state";

export const PART_TITLES: Record<Part, string> = {
  context: "Context",
  memory: "Memory",
  files: "Files",
  tools: "Tools",
  skills: "Skills",
  settings: "Settings",
};

const ICONS = {
  context: MessageSquare,
  memory: Brain,
  files: FileText,
  tools: Wrench,
  skills: Sparkles,
  settings: SlidersHorizontal,
};

export function PartMark({ part }: { part: Part }) {
  const Icon = ICONS[part];
  return <Icon size={15} className="text-ink-3" aria-hidden="true" />;
}

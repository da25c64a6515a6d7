import { Brain, FileText, MessageSquare, SlidersHorizontal, Sparkles, Wrench } from "lucide-react";
import type { Part } from "@/lib/contract/state";

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

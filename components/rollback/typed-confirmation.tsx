import { Lock } from "lucide-react";
import { countOf } from "@/components/ui/number-text";

interface TypedConfirmationProps {
  id: string;
  /** What has to be typed, to the letter. */
  expected: string;
  value: string;
  onChange: (value: string) => void;
}

/** For protected sessions: the name has to be typed. */
export const TypedConfirmation = ({ id, expected, value, onChange }: TypedConfirmationProps) => (
  <div className="flex flex-col gap-2 border-line border-b pb-4">
    <label htmlFor={id} className="flex flex-wrap items-center gap-x-2">
      <Lock size={14} className="text-ink-3" aria-hidden="true" />
      <span className="font-medium">
        This session is protected. Type{" "}
        <span className="code rounded-s border border-line-strong px-1">{expected}</span> to confirm.
      </span>
    </label>
    <input
      id={id}
      className="field font-mono"
      value={value}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-describedby={`${id}-left`}
      onChange={(event) => onChange(event.target.value)}
    />
    <p id={`${id}-left`} className="text-ink-3 text-small">
      {progressText(expected, value)}
    </p>
  </div>
);

function progressText(expected: string, value: string): string {
  if (value === expected) return "Confirmed.";
  if (expected.startsWith(value)) return `${countOf(expected.length - value.length, "character")} left.`;
  return "This is not the name of the session.";
}

"use client";

import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { useTranslations } from "use-intl";
import { cx } from "./class-names";
import { Kbd } from "./kbd";

const LOOKS = {
  plain: "",
  solid: "btn-solid",
  roll: "btn-roll",
  "roll-soft": "btn-roll-soft",
  ghost: "btn-ghost",
};
const SIZES = { s: "btn-s", m: "", l: "btn-l" };

interface ButtonLook {
  look?: keyof typeof LOOKS | undefined;
  size?: keyof typeof SIZES | undefined;
  /** A square button: `children` is its icon, `aria-label` its name. */
  icon?: boolean | undefined;
}

export const buttonClass = ({ look = "plain", size = "m", icon }: ButtonLook, extra?: string): string =>
  cx("btn", LOOKS[look], SIZES[size], icon && "btn-icon", extra);

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled">, ButtonLook {
  /** Keys that do the same, drawn at the end. */
  keys?: string[] | undefined;
  /** What is being done now, for example "Starting". The button waits and shows it. */
  busy?: string | false | undefined;
  /** Why it cannot be used. It stays reachable, so that the reason can be read. */
  blocked?: string | null | undefined;
}

export function Button({
  look,
  size,
  icon,
  keys,
  busy,
  blocked,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const words = useTranslations("ui");
  const inactive = Boolean(busy) || Boolean(blocked);
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass({ look, size, icon }, className)}
      aria-disabled={inactive || undefined}
      aria-busy={busy ? true : undefined}
      title={blocked ?? rest.title}
      onClick={(event) => {
        if (inactive) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? (
        <>
          <LoaderCircle size={14} className="animate-spin motion-reduce:animate-none" aria-hidden="true" />
          {busy}
        </>
      ) : (
        children
      )}
      {!busy && keys?.map((key) => <Kbd key={key}>{key}</Kbd>)}
      {blocked ? <span className="sr-only">{words("notNow", { reason: blocked })}</span> : null}
    </button>
  );
}

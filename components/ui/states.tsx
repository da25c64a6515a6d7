"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";
import { cx } from "./class-names";

/** A grey bar where a value will be. Give it width and height. */
export const Skeleton = ({ className }: { className: string }) => (
  <span aria-hidden="true" className={cx("skeleton block", className)} />
);

interface EmptyStateProps {
  title: string;
  /** What would fill this place. */
  children: ReactNode;
  action?: ReactNode;
}

export const EmptyState = ({ title, children, action }: EmptyStateProps) => (
  <div className="flex flex-col items-start gap-2 px-6 py-10 max-md:px-4">
    <p className="text-strong font-medium">{title}</p>
    <div className="max-w-xl text-ink-2">{children}</div>
    {action}
  </div>
);

interface ErrorStateProps {
  /** What could not be done, as a sentence. */
  title: string;
  /** The reason, in the words of who refused. */
  detail: string;
  /** What is true meanwhile. */
  truth?: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
}

export function ErrorState({ title, detail, truth, onRetry, retrying }: ErrorStateProps) {
  const words = useTranslations("ui");
  return (
    <div role="alert" className="flex flex-col items-start gap-2 px-6 py-10 max-md:px-4">
      <p className="text-strong font-medium text-bad">{title}</p>
      <p className="max-w-xl text-ink-2">{detail}</p>
      {truth ? <p className="max-w-xl text-ink-2">{truth}</p> : null}
      {onRetry ? (
        <Button onClick={onRetry} busy={retrying ? words("trying") : false}>
          {words("tryAgain")}
        </Button>
      ) : null}
    </div>
  );
}

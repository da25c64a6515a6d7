"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { HintBar } from "@/components/shell/hint-bar";
import { useFailureText } from "@/components/shell/use-failure-text";
import { ErrorState, Skeleton } from "@/components/ui/states";
import { policyOptions } from "@/lib/queries/options";
import { PolicyEditor } from "./policy-editor";

/** The recovery policies: form, text and dry run of one document. */
export function PolicyView() {
  const words = useTranslations("policy");
  const failureText = useFailureText();
  const { data, error, refetch, isFetching } = useQuery(policyOptions());
  if (data !== undefined) return <PolicyEditor policy={data} />;
  return (
    <>
      <main className="min-h-0 flex-1 px-6 max-md:px-4">
        <h1 className="flex min-h-16 items-center font-semibold text-page tracking-tight">
          {words("title")}
        </h1>
        {error === null ? (
          <Skeleton className="h-96 w-full" />
        ) : (
          <ErrorState
            title={words("unreadable")}
            detail={failureText(error)}
            onRetry={() => void refetch()}
            retrying={isFetching}
          />
        )}
      </main>
      <HintBar hints={[]} updatedAt={0} />
    </>
  );
}

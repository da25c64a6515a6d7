/* biome-ignore-all lint/a11y/useSemanticElements: rows walked with the arrows, laid out as lines or cards: not a data table */
/* biome-ignore-all lint/a11y/useFocusableInteractive: the rows take the focus, one of them at a time */
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

/** A list with one tab stop whose rows are walked with the arrows: see `useRoving`. */
export const Grid = ({ label, ...rest }: ComponentProps<"div"> & { label: string }) => (
  <div role="grid" aria-label={label} {...rest} />
);

export const Row = ({ className, ...rest }: ComponentProps<"div">) => (
  <div role="row" className={cx("row", className)} {...rest} />
);

interface CellProps {
  className?: string | undefined;
  children?: ReactNode;
}

export const Cell = ({ className, children }: CellProps) => (
  <span role="gridcell" className={className}>
    {children}
  </span>
);

export const HeadCell = ({ className, children }: CellProps) => (
  <span role="columnheader" className={className}>
    {children}
  </span>
);

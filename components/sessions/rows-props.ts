import type { ReactNode, RefObject } from "react";
import type { SessionLine } from "./session-lines";

export interface RowsProps {
  lines: readonly SessionLine[];
  list: RefObject<HTMLElement | null>;
  /** The line that stays drawn wherever the list is scrolled to: it holds the tab stop, maybe the focus. */
  pinned: number;
  /** Draws a line that is out of sight; of a short list every line is drawn. */
  reveal: RefObject<((index: number) => void) | null>;
  draw: (line: SessionLine, index: number) => ReactNode;
}

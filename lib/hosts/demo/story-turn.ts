import type { DemoState } from "./state";
import { STORY_SESSION_ID } from "./story";

/** Whether the support bot has gone wrong already. */
export const hasStoryBegun = ({ sessions }: DemoState): boolean =>
  (sessions[STORY_SESSION_ID]?.storyTurn ?? -1) > 0;

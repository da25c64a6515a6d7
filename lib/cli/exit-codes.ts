import { isAppError, PROBLEMS } from "@/lib/contract/errors";

/** What the exit code of `clawback` says. The README lists them. */
export const EXIT = {
  done: 0,
  /** It was done, and the answer is bad: a check that failed, a rollback that was put back. Also an error of Clawback's own. */
  bad: 1,
  usage: 2,
  notFound: 3,
  /** The state of things does not allow it: held, moved, a run or a rollback is active. */
  refused: 4,
  notConfirmed: 5,
  notAllowed: 6,
  /** Server, gateway or store cannot be reached: the same command may succeed later. */
  unavailable: 7,
} as const;

/** Ends a command with a sentence. */
export class Stop extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, sentence: string) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof Stop) return error.exitCode;
  if (!isAppError(error)) return EXIT.bad;
  const { status } = PROBLEMS[error.code];
  if (status === 404) return EXIT.notFound;
  if (status === 409) return EXIT.refused;
  if (status === 401 || status === 403) return EXIT.notAllowed;
  if (status === 503 || status === 429) return EXIT.unavailable;
  return status < 500 ? EXIT.usage : EXIT.bad;
}

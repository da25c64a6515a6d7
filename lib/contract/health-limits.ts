/** The limits that hold as long as no recovery policy says otherwise. */
export const HEALTH_LIMITS = { errorRate: 0.3, runMs: 300_000, ramBytes: 500_000_000 } as const;

/** Up to this share of its limit a signal is healthy. */
export const HEALTHY_SHARE = 0.5;

/** An error rate of fewer runs is inconclusive: it makes no session fail. */
export const FEWEST_RUNS = 5;

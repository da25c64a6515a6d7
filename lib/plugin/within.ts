/** What `work` gives, or `otherwise` when the time is up first. `work` itself goes on. */
export async function within<Value, Other>(
  timeUp: AbortSignal,
  work: Promise<Value>,
  otherwise: Other,
): Promise<Value | Other> {
  if (timeUp.aborted) return otherwise;
  const up = Promise.withResolvers<Other>();
  const stop = () => up.resolve(otherwise);
  timeUp.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([work, up.promise]);
  } finally {
    timeUp.removeEventListener("abort", stop);
  }
}

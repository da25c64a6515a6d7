/** Whether a request changes nothing. Plans, verifications and dry runs are asked for by POST, and often. */
export function onlyAsks(method: string, path: string): boolean {
  if (method === "GET" || method === "HEAD") return true;
  return (
    method === "POST" && /^\/api\/v1\/(sessions\/[^/]+\/(rollback\/plan|verify)|policy\/preview)$/.test(path)
  );
}

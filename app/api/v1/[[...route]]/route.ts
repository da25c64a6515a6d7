import { dispatchApi } from "@/lib/server/api";

export const dynamic = "force-dynamic";

// One argument only: what Next passes besides must not be taken for an actor.
const handle = (request: Request) => dispatchApi(request);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};

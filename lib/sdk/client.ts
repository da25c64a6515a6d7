import { Api } from "./api";
import { parsedAnswers } from "./parsed-answers";
import { type ClientOptions, Transport } from "./transport";

/**
 * Speaks the API of Clawback, from Node, a browser or inside the server.
 *
 * Answers are parsed, so what a method promises is what came. Refusals and failures are `AppError`s with the code of
 * the contract; a server that cannot be reached or stays silent is `host_unavailable` with `extra.server`. Reads are
 * repeated when that may help, writes never; each write carries an Idempotency-Key.
 */
export class OpenClawClient extends Api {
  constructor(options: ClientOptions = {}) {
    super(new Transport(options), parsedAnswers);
  }
}

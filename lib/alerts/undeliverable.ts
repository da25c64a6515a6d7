/** An attempt that failed before there was an answer. Its message is a sentence for people and holds no secret. */
export class Undeliverable extends Error {
  override readonly name = "Undeliverable";
}

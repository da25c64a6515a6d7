import type { Digest } from "@/lib/contract/ids";
import type { Blob } from "@/lib/engine/ports";
import { digestOf } from "./canonical";

/** Reads one stored piece by its digest. */
export type ReadBlob = (digest: Digest) => Promise<Uint8Array>;

// The first byte of every JSON piece. No UTF-8 text can begin with it, so that no file an agent writes can be taken
// for a piece of the tree.
const JSON_MARK = 0xff;
// The first byte of a file that is no text, for the same reason.
const BYTES_MARK = 0xfe;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The pieces of a state that is being encoded, each once. */
export class BlobSet {
  readonly #blobs = new Map<Digest, Blob>();

  /** Adds a piece of the tree, JSON or lines of JSON, that names `refs`. Answers its digest. */
  addJson(json: string, refs: Digest[] = []): Digest {
    const bytes = new Uint8Array(Buffer.byteLength(json) + 1);
    bytes[0] = JSON_MARK;
    encoder.encodeInto(json, bytes.subarray(1));
    return this.#add(bytes, refs);
  }

  /** Adds the text of a file. The digest is that of the file's bytes. */
  addText(text: string): Digest {
    return this.#add(encoder.encode(text), []);
  }

  /** Adds a file that is no text. The digest is that of the piece, not of the file. */
  addBytes(content: Uint8Array): Digest {
    const bytes = new Uint8Array(content.length + 1);
    bytes[0] = BYTES_MARK;
    bytes.set(content, 1);
    return this.#add(bytes, []);
  }

  all(): Blob[] {
    return [...this.#blobs.values()];
  }

  /** Reads from here first, so that a state can be compared before it is stored. */
  over(read: ReadBlob): ReadBlob {
    return async (digest) => this.#blobs.get(digest)?.bytes ?? read(digest);
  }

  #add(bytes: Uint8Array, refs: Digest[]): Digest {
    const digest = digestOf(bytes);
    if (!this.#blobs.has(digest)) this.#blobs.set(digest, { digest, bytes, refs });
    return digest;
  }
}

/** The file behind a piece that `addBytes` made. */
export const bytesOf = (piece: Uint8Array): Uint8Array => piece.subarray(1);

export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** A piece of the tree. Its digest was checked when it was read, so it is what this module wrote. */
export const jsonOf = <Shape>(bytes: Uint8Array): Shape => JSON.parse(textOf(bytes.subarray(1))) as Shape;

/** A piece of the tree that holds a line of JSON for each of its items. */
export const linesOf = (bytes: Uint8Array): string[] => textOf(bytes.subarray(1)).split("\n");

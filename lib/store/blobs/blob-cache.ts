import type { Digest } from "@/lib/contract/ids";

/** The most recently used blobs, up to a number of bytes. */
export class BlobCache {
  readonly #blobs = new Map<Digest, Uint8Array>();
  readonly #limitBytes: number;
  #sizeBytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  get(digest: Digest): Uint8Array | undefined {
    const bytes = this.#blobs.get(digest);
    if (bytes) {
      // A Map keeps the order of insertion: the newest moves to the end.
      this.#blobs.delete(digest);
      this.#blobs.set(digest, bytes);
    }
    return bytes;
  }

  set(digest: Digest, bytes: Uint8Array): void {
    if (this.#blobs.has(digest) || bytes.length > this.#limitBytes / 4) return;
    this.#blobs.set(digest, bytes);
    this.#sizeBytes += bytes.length;
    for (const [oldest, { length }] of this.#blobs) {
      if (this.#sizeBytes <= this.#limitBytes) return;
      this.#blobs.delete(oldest);
      this.#sizeBytes -= length;
    }
  }
}

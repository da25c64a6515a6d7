import { hash } from "node:crypto";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { Digest } from "@/lib/contract/ids";

/** How a blob lies in the database. */
export interface EncodedBlob {
  encoding: "raw" | "zstd";
  bytes: Uint8Array;
}

const OPTIONS = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };
// Below this, what is won costs more time than the disk needs to write it.
const WORTH_TRYING_BYTES = 1024;
const WORTH_KEEPING_RATIO = 0.95;
// A larger blob is compressed on another thread, so that the process goes on answering.
const OTHER_THREAD_BYTES = 64 * 1024;

const compressElsewhere = promisify(zstdCompress);

/** Compresses `bytes` where that pays. */
export async function encodeBlob(bytes: Uint8Array): Promise<EncodedBlob> {
  if (bytes.length < WORTH_TRYING_BYTES) return { encoding: "raw", bytes };
  const smaller =
    bytes.length < OTHER_THREAD_BYTES
      ? zstdCompressSync(bytes, OPTIONS)
      : await compressElsewhere(bytes, OPTIONS);
  return smaller.length < bytes.length * WORTH_KEEPING_RATIO
    ? { encoding: "zstd", bytes: smaller }
    : { encoding: "raw", bytes };
}

/** The content of a stored blob, or undefined when it is not the content with that digest. */
export function decodeBlob({ encoding, bytes }: EncodedBlob, digest: Digest): Uint8Array | undefined {
  const content = encoding === "raw" ? bytes : decompress(bytes);
  return content && digestOf(content) === digest ? content : undefined;
}

export const digestOf = (content: Uint8Array): string => hash("sha256", content, "hex");

export const toBytes = (digest: Digest): Uint8Array => Buffer.from(digest, "hex");

export const toHex = (digest: Uint8Array): string =>
  Buffer.from(digest.buffer, digest.byteOffset, digest.length).toString("hex");

function decompress(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return zstdDecompressSync(bytes);
  } catch {
    return undefined; // damaged: the caller says which digest
  }
}

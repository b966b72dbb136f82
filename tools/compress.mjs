// What a good web server sends instead of a file.
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const BEST = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };

/** @param {Uint8Array} bytes */
export const gzip = (bytes) => gzipSync(bytes, { level: 9 });

/** @param {Uint8Array} bytes */
export const brotli = (bytes) => brotliCompressSync(bytes, { params: BEST });

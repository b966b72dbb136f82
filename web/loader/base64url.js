// Bytes in an address, as base64url without padding (RFC 4648).

/** @param {Uint8Array} bytes */
export const toCode = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/**
 * Throws where it is no such text.
 *
 * @param {string} code
 */
export const fromCode = (code) =>
  Uint8Array.from(atob(code.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const SIGNATURE = [0x25, 0x50, 0x44, 0x46]; // %PDF

/** Viewers accept rubbish before the signature, up to this place. */
const LATEST = 1024;

export function isPdf(bytes: Uint8Array): boolean {
  const end = Math.min(LATEST, bytes.length - SIGNATURE.length + 1);
  for (let at = 0; at < end; at += 1) {
    if (SIGNATURE.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}

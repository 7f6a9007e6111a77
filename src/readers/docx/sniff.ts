const compoundMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** With a password, Office wraps the whole package into a compound file whose directory names this stream. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.subarray(0, 8).equals(compoundMagic) && buffer.includes(encryptedStream);
}

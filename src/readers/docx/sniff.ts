const zipMagic = Buffer.from('PK\x03\x04', 'latin1');
const compoundMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');
/** Part names stand unpacked in an archive; newer Office numbers the body: word/document2.xml. */
const bodyName = /word[/\\]document\d*\.xml/;

/** A Word file by content, a locked or a broken one included: the reader says what is wrong with it. */
export function isDocx(bytes: Uint8Array): boolean {
  const buffer = view(bytes);
  const isArchive = buffer.subarray(0, 4).equals(zipMagic);
  return (isArchive && bodyName.test(buffer.toString('latin1'))) || isEncryptedOffice(bytes);
}

/** With a password, Office wraps the whole package into a compound file whose directory names this stream. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const buffer = view(bytes);
  return buffer.subarray(0, 8).equals(compoundMagic) && buffer.includes(encryptedStream);
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const zipMagic = Buffer.from('PK\x03\x04', 'latin1');
const directoryEnd = Buffer.from('PK\x05\x06', 'latin1');
const compoundMagic = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');
/** Part names stand unpacked in an archive; newer Office numbers the body: word/document2.xml. */
const bodyName = /word[/\\]document\d*\.xml/;

/** A Word file by content, a locked or a broken one included: the reader says what is wrong with it. */
export function isDocx(bytes: Uint8Array): boolean {
  const buffer = view(bytes);
  const isArchive = buffer.subarray(0, 4).equals(zipMagic);
  return (isArchive && bodyName.test(directory(buffer).toString('latin1'))) || isEncryptedOffice(bytes);
}

/**
 * The archive's own list of names, so that an archive that merely holds a Word file is not taken for one. Of a cut-off
 * archive, which has lost its list, all there is.
 */
function directory(buffer: Buffer): Buffer {
  const end = buffer.lastIndexOf(directoryEnd);
  if (end < 0 || end + 20 > buffer.length) return buffer;
  const size = buffer.readUInt32LE(end + 12);
  const start = buffer.readUInt32LE(end + 16);
  return buffer.subarray(start, start + size);
}

/** With a password, Office wraps the whole package into a compound file whose directory names this stream. */
export function isEncryptedOffice(bytes: Uint8Array): boolean {
  const buffer = view(bytes);
  return buffer.subarray(0, 8).equals(compoundMagic) && buffer.includes(encryptedStream);
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

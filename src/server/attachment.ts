/** The value of Content-Disposition for a download under this name: the header itself is ASCII, so the name comes twice. */
export function attachment(name: string, kind: 'attachment' | 'inline' = 'attachment'): string {
  const safe = name.replace(/[\x00-\x1f\x7f\\/"]/g, '_');
  const plain = safe.replace(/[^\x20-\x7e]/g, '_');
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`;
}

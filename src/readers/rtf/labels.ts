/** A bullet and nothing else: no number. Symbol fonts keep theirs in the private use area. */
const BULLET = /^[•·●○■□▪▫◆◇➢➤✓✔\-–—*§Øo\ue000-\uf8ff\ufffd]$/u;
const BARE = /[\p{L}\p{Nd}\p{Nl}]$/u;

/** The automatic number as the writing program printed it; a bare one keeps the space behind it. */
export function printedLabel(printed: string): string {
  const label = printed.trim();
  if (label === '' || BULLET.test(label)) return '';
  return BARE.test(label) && /\s$/.test(printed) ? `${label} ` : label;
}

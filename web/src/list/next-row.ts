/** Which row the key goes to; null: none of ours. */
export function nextRow(key: string, at: number, count: number, perScreen: number): number | null {
  const last = count - 1;
  const within = (row: number) => Math.max(0, Math.min(last, row));
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + perScreen);
    case 'PageUp':
      return within(at - perScreen);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}

/** As clerks write it: 2025-07-15 09:30, in the time of their machine. */
export function formatMoment(iso: string): string {
  const at = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'];

export function formatSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

interface Suggested {
  readonly suggested: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
}

/** One figure where all is settled, a range where a criterion is still open. */
export function formatSuggested({ suggested, lowest, highest }: Suggested): string {
  if (lowest !== null && highest !== null && lowest !== highest)
    return `${formatScore(lowest)} – ${formatScore(highest)}`;
  return suggested === null ? '' : formatScore(suggested);
}

/** Two digits at most, none that say nothing. */
export const formatScore = (points: number): string => String(Math.round(points * 100) / 100);

/** Why a file could not be read; most sentences name the file themselves. */
export const failureText = (
  { file, message }: { readonly file: string; readonly message: string },
  colon: string,
): string => (message.includes(file) ? message : file + colon + message);

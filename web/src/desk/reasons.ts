/** Reasons for dismissing a finding that this person wrote last, on this computer. */
const KEPT = 'jishen.desk.reasons';
const MOST = 4;

export function keptReasons(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function keepReason(reason: string): void {
  const others = keptReasons().filter((one) => one !== reason);
  localStorage.setItem(KEPT, JSON.stringify([reason, ...others].slice(0, MOST)));
}

/** What is offered: the last ones, then the common ones, each once. */
export const offeredReasons = (kept: readonly string[], common: readonly string[]): readonly string[] => [
  ...new Set([...kept, ...common]),
];

/** What of the page stands in its address, so that it can be sent to a colleague. */
export interface OverviewSearch {
  readonly view?: 'copies';
  /** Two documents side by side: their ids. */
  readonly pair?: string;
}

export function overviewSearch({ view, pair }: Record<string, unknown>): OverviewSearch {
  if (view !== 'copies') return {};
  return typeof pair === 'string' && /^[\w-]+~[\w-]+$/.test(pair) ? { view, pair } : { view };
}

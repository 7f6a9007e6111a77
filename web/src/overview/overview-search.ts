/** What of the page stands in its address, so that it can be sent to a colleague. */
// biome-ignore lint/complexity/noBannedTypes: nothing yet
export type OverviewSearch = {};

export const overviewSearch = (_given: Record<string, unknown>): OverviewSearch => ({});

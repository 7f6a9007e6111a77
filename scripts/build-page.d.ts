/** Builds the page of this checkout into `to`, by default dist/web. */
export function buildPage(root: string, to?: string): void;

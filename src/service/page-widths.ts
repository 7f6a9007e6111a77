/** Widths in which pictures of pages are made: a few, so that each is made once. Pixels. */
export const pageWidths = [400, 1000, 1600] as const;
export type PageWidth = (typeof pageWidths)[number];

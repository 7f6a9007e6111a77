/** What a bureau may have a Word form of its own for. */
export const templateKinds = ['notice', 'score-sheet'] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** What of the page stands in its address, so that it can be sent to a colleague. */
export interface SetupsSearch {
  readonly tab?: 'rubric';
  /** Id of a kept file, or of one that comes with Jishen; none: the default. */
  readonly file?: string;
  readonly view?: 'words' | 'yaml';
  readonly rule?: string;
}

export function setupsSearch({ tab, file, view, rule }: Record<string, unknown>): SetupsSearch {
  return {
    ...(tab === 'rubric' ? { tab } : {}),
    ...(isId(file) ? { file } : {}),
    ...(view === 'words' || view === 'yaml' ? { view } : {}),
    ...(isId(rule) ? { rule } : {}),
  };
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9][a-z0-9-]*$/.test(value);

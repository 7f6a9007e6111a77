import { formatNumber } from './number-formats.js';
import type { Level, Numbering, NumberingInstance, Scheme } from './numbering.js';
import type { ParagraphProperties } from './properties.js';
import type { Style, Styles } from './styles.js';

/**
 * The automatic numbers of one story. Counters belong to the scheme, not to the list: two lists over one scheme go on
 * counting where the other stopped, which is how a report gets its second 九、.
 */
export interface Counters {
  /** The label as printed, with the space Word leaves after a bare one; '' where the paragraph has none. Counts. */
  next(direct: ParagraphProperties, styles: readonly Style[]): string;
}

interface Place {
  readonly instance: NumberingInstance;
  readonly level: number;
}

export function createCounters(numbering: Numbering, styles: Styles): Counters {
  const counts = new Map<Scheme, (number | undefined)[]>();
  const started = new Set<string>();

  return {
    next(direct, chain) {
      const place = findPlace(direct, chain, numbering, styles);
      if (!place) return '';
      const { instance } = place;
      const scheme = schemeOf(instance, numbering, styles);
      if (!scheme) return '';
      const level = levelOf(instance, scheme, place.level);
      if (!level) return '';

      const values = counts.get(scheme) ?? [];
      counts.set(scheme, values);
      const forced = instance.overrides.get(place.level)?.start;
      const key = `${instance.id}/${place.level}`;
      const current = values[place.level];
      if (forced !== undefined && !started.has(key)) values[place.level] = forced;
      else values[place.level] = current === undefined ? startOf(instance, level, place.level) : current + 1;
      started.add(key);
      resetDeeper(values, instance, scheme, place.level);
      return printLabel(level, values, instance, scheme);
    },
  };
}

/** Direct numbering wins over the style's; number 0 takes a paragraph out of its style's list. */
function findPlace(
  direct: ParagraphProperties,
  chain: readonly Style[],
  numbering: Numbering,
  styles: Styles,
): Place | null {
  const own = direct.numberId;
  const id = own ?? chain.find(({ paragraph }) => paragraph.numberId !== undefined)?.paragraph.numberId;
  const instance = id === undefined || id === '0' ? undefined : numbering.instances.get(id);
  if (!instance) return null;
  if (direct.numberLevel !== undefined) return place(instance, direct.numberLevel);
  if (own !== undefined) return place(instance, 0);

  const scheme = schemeOf(instance, numbering, styles);
  for (const style of chain) {
    const linked = scheme?.levels.findIndex((level) => level?.styleId === style.id) ?? -1;
    if (linked >= 0) return place(instance, linked);
    if (style.paragraph.numberLevel !== undefined) return place(instance, style.paragraph.numberLevel);
  }
  return place(instance, 0);
}

function place(instance: NumberingInstance, level: number): Place | null {
  return level >= 0 && level <= 8 ? { instance, level } : null;
}

/** A scheme may only point at a numbering style, whose own list holds the levels. */
function schemeOf(instance: NumberingInstance, numbering: Numbering, styles: Styles): Scheme | undefined {
  const scheme = numbering.schemes.get(instance.schemeId);
  if (!scheme?.contentStyle) return scheme;
  const content = styles.chain(scheme.contentStyle)[0]?.paragraph.numberId;
  const linked = numbering.schemes.get(numbering.instances.get(content ?? '')?.schemeId ?? '');
  if (linked && linked.contentStyle === null) return linked;
  return [...numbering.schemes.values()].find(({ styleLink }) => styleLink === scheme.contentStyle) ?? scheme;
}

function levelOf(instance: NumberingInstance, scheme: Scheme, level: number): Level | undefined {
  return instance.overrides.get(level)?.level ?? scheme.levels[level];
}

function startOf(instance: NumberingInstance, level: Level, index: number): number {
  return instance.overrides.get(index)?.start ?? level.start;
}

function resetDeeper(
  values: (number | undefined)[],
  instance: NumberingInstance,
  scheme: Scheme,
  used: number,
): void {
  for (let deeper = used + 1; deeper < values.length; deeper += 1) {
    const restart = levelOf(instance, scheme, deeper)?.restart ?? deeper;
    if (used + 1 <= restart) values[deeper] = undefined;
  }
}

function printLabel(
  level: Level,
  values: readonly (number | undefined)[],
  instance: NumberingInstance,
  scheme: Scheme,
): string {
  if (level.format === 'bullet' || level.hidden) return '';
  const label = level.text.replace(/%([1-9])/g, (_, printed: string) => {
    const index = Number(printed) - 1;
    const outer = levelOf(instance, scheme, index);
    // An outer level that was never used prints its start.
    const value = values[index] ?? (outer ? startOf(instance, outer, index) : 0);
    return formatNumber(
      value,
      level.isLegal && outer?.format !== 'none' ? 'decimal' : (outer?.format ?? 'decimal'),
    );
  });
  // ① and ⑴ delimit themselves; 第一章 and 1.1 do not.
  const isBare = /[\p{L}\p{Nd}\p{Nl}]$/u.test(label);
  return isBare && level.suffix !== 'nothing' ? `${label} ` : label;
}

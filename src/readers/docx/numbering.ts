import { type Attributes, attribute, integer, isOn, readXml } from './xml.js';

/** One level of a numbering scheme, as written in the file. */
export interface Level {
  start: number;
  format: string;
  /** With %1 to %9 where the counters go. */
  text: string;
  suffix: 'tab' | 'space' | 'nothing';
  /** 1-based level whose use starts this one again; 0: never; null: any level above. */
  restart: number | null;
  /** All counters of the label in plain digits. */
  isLegal: boolean;
  /** The paragraph style that stands for this level. */
  styleId: string | null;
  hidden: boolean;
}

export interface Scheme {
  readonly id: string;
  readonly levels: Level[];
  /** The numbering style that this scheme is the content of, or that holds its content. */
  styleLink: string | null;
  contentStyle: string | null;
}

interface Override {
  start?: number;
  level?: Level;
}

export interface NumberingInstance {
  readonly id: string;
  schemeId: string;
  readonly overrides: Map<number, Override>;
}

export interface Numbering {
  readonly schemes: ReadonlyMap<string, Scheme>;
  readonly instances: ReadonlyMap<string, NumberingInstance>;
}

export const noNumbering: Numbering = { schemes: new Map(), instances: new Map() };

/** numbering.xml: schemes (w:abstractNum) and the instances (w:num) that paragraphs name. */
export function readNumbering(bytes: Uint8Array, depth: number): Numbering {
  const schemes = new Map<string, Scheme>();
  const instances = new Map<string, NumberingInstance>();
  let scheme: Scheme | null = null;
  let instance: NumberingInstance | null = null;
  let override: Override | null = null;
  let level: Level | null = null;
  /** Inside mc:Choice: the fallback says the same in formats that everybody knows. */
  let skipped = 0;

  readXml(bytes, depth, {
    open(name, attributes) {
      if (skipped > 0 || name === 'Choice') {
        skipped += 1;
      } else if (name === 'abstractNum') {
        const id = attribute(attributes, 'abstractNumId') ?? '';
        scheme = { id, levels: [], styleLink: null, contentStyle: null };
        schemes.set(id, scheme);
      } else if (name === 'num') {
        instance = { id: attribute(attributes, 'numId') ?? '', schemeId: '', overrides: new Map() };
        instances.set(instance.id, instance);
      } else if (name === 'lvlOverride' && instance) {
        override = {};
        instance.overrides.set(integer(attributes, 'ilvl') ?? 0, override);
      } else if (name === 'lvl') {
        level = emptyLevel();
        const index = integer(attributes, 'ilvl') ?? 0;
        if (override) override.level = level;
        else if (scheme && index >= 0 && index <= 8) scheme.levels[index] = level;
      } else if (level) {
        readLevelProperty(level, name, attributes);
      } else if (name === 'startOverride' && override) {
        override.start = integer(attributes);
      } else if (name === 'abstractNumId' && instance) {
        instance.schemeId = attribute(attributes, 'val') ?? '';
      } else if (scheme && name === 'styleLink') {
        scheme.styleLink = attribute(attributes, 'val') ?? null;
      } else if (scheme && name === 'numStyleLink') {
        scheme.contentStyle = attribute(attributes, 'val') ?? null;
      }
    },
    close(name) {
      if (skipped > 0) skipped -= 1;
      else if (name === 'lvl') level = null;
      else if (name === 'lvlOverride') override = null;
      else if (name === 'num') instance = null;
      else if (name === 'abstractNum') scheme = null;
    },
  });
  return { schemes, instances };
}

function emptyLevel(): Level {
  return {
    start: 0,
    format: 'decimal',
    text: '',
    suffix: 'tab',
    restart: null,
    isLegal: false,
    styleId: null,
    hidden: false,
  };
}

function readLevelProperty(level: Level, name: string, attributes: Attributes): void {
  const value = attribute(attributes, 'val');
  switch (name) {
    case 'start':
      level.start = integer(attributes) ?? 0;
      break;
    case 'numFmt':
      level.format = value ?? 'decimal';
      break;
    case 'lvlText':
      level.text = value ?? '';
      break;
    case 'suff':
      level.suffix = value === 'space' || value === 'nothing' ? value : 'tab';
      break;
    case 'lvlRestart':
      level.restart = integer(attributes) ?? null;
      break;
    case 'isLgl':
      level.isLegal = isOn(attributes);
      break;
    case 'pStyle':
      level.styleId = value ?? null;
      break;
    case 'vanish':
      level.hidden = isOn(attributes);
      break;
  }
}

import type { Crop } from './drafts.js';
import { noteText } from './pages.js';
import {
  type Closer,
  enter,
  isVisible,
  openFlow,
  skip,
  type Vocabulary,
  vocabulary,
  type Walk,
  within,
} from './walk.js';
import { type Attributes, attribute, integer } from './xml.js';

/** Of alternate content the first branch is taken and the others left, so that a text box is never read twice. */
export const alternateWords = {
  AlternateContent: ({ alternates }: Walk) => {
    alternates.push({ taken: false });
    return () => {
      alternates.pop();
    };
  },
  Choice: takeBranch,
  Fallback: takeBranch,
};

function takeBranch({ alternates }: Walk): typeof skip | undefined {
  const alternate = alternates.at(-1);
  if (!alternate) return undefined;
  if (alternate.taken) return skip;
  alternate.taken = true;
  return undefined;
}

export const textBoxWords = {
  txbxContent: (walk: Walk) => {
    const host = walk.flow;
    return enter(walk, openFlow('textbox'), ({ blocks }) => {
      const target = host.paragraph || host.carried ? host.boxes : host.blocks;
      for (const block of blocks) target.push(block);
    });
  },
};

/** What a drawing has said of its picture so far. Sides in points. */
export interface OpenDrawing {
  /** Of the whole drawing. */
  size: Size | null;
  /** Of the picture in it, which may be one of several. */
  own: Size | null;
  relation: string | null;
  crop: Crop | null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** English metric units: so that centimetres and inches are whole numbers. */
const POINT = 12_700;
/** Crops count in thousandths of a percent. */
const WHOLE = 100_000;

function countPicture({ context, pages }: Walk): undefined {
  context.tally.pictures += 1;
  noteText(pages);
}

export function openDrawing(walk: Walk): Closer {
  const { drawing } = walk;
  walk.drawing = { size: null, own: null, relation: null, crop: null };
  return within(walk, drawingWords, () => {
    walk.drawing = drawing;
  });
}

function openPicture(walk: Walk): Closer {
  countPicture(walk);
  if (walk.drawing) Object.assign(walk.drawing, { own: null, relation: null, crop: null });
  return () => placePicture(walk);
}

/** Pictures follow their paragraph, like the text boxes that are anchored in it. */
function placePicture(walk: Walk): void {
  const { drawing, flow, pages } = walk;
  if (!drawing || !isVisible(walk)) return;
  const { relation, crop } = drawing;
  const { width = null, height = null } = drawing.own ?? drawing.size ?? {};
  const target = flow.paragraph || flow.carried ? flow.boxes : flow.blocks;
  target.push({ kind: 'picture', relation, width, height, crop, page: pages.current });
}

function sizeIn(attributes: Attributes): Size | null {
  const [width, height] = [integer(attributes, 'cx'), integer(attributes, 'cy')];
  return width && height ? { width: width / POINT, height: height / POINT } : null;
}

function noteExtent({ drawing }: Walk, attributes: Attributes): undefined {
  if (drawing) drawing.size ??= sizeIn(attributes);
}

function noteOwnExtent({ drawing }: Walk, attributes: Attributes): undefined {
  if (drawing) drawing.own ??= sizeIn(attributes);
}

function noteRelation({ drawing }: Walk, attributes: Attributes): undefined {
  if (drawing) drawing.relation ??= attribute(attributes, 'embed') ?? null;
}

function noteCrop({ drawing }: Walk, attributes: Attributes): undefined {
  const share = (name: string): number => Math.min(1, Math.max(0, (integer(attributes, name) ?? 0) / WHOLE));
  const crop = { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') };
  if (drawing && crop.left + crop.right < 1 && crop.top + crop.bottom < 1) drawing.crop = crop;
}

const UNITS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, px: 0.75 };

/** The old way to draw: sides stand in a style like that of a web page. */
function noteShape({ drawing }: Walk, attributes: Attributes): undefined {
  const style = attribute(attributes, 'style') ?? '';
  const side = (name: string): number => {
    const found = new RegExp(`(?:^|;)\\s*${name}:\\s*([\\d.]{1,12})(pt|in|cm|mm|px)`).exec(style);
    return found ? Number(found[1]) * UNITS[found[2]!]! : 0;
  };
  const [width, height] = [side('width'), side('height')];
  if (drawing) drawing.size = width > 0 && height > 0 ? { width, height } : null;
}

function placeOldPicture(walk: Walk, attributes: Attributes): undefined {
  countPicture(walk);
  if (walk.drawing) walk.drawing.relation = attribute(attributes, 'id') ?? null;
  placePicture(walk);
}

/** Inside a drawing only text boxes hold text of the document; numbers there are positions. */
export const drawingWords: Vocabulary = vocabulary('walk', {
  ...alternateWords,
  ...textBoxWords,
  pic: openPicture,
  extent: noteExtent,
  ext: noteOwnExtent,
  blip: noteRelation,
  srcRect: noteCrop,
  shape: noteShape,
  imagedata: placeOldPicture,
  chart: countPicture,
  relIds: countPicture,
});

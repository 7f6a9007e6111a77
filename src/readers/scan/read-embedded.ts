import type { ReadFailureCode, ReadLimits } from '../../model/document.js';
import type { PageContent } from '../pages/page-content.js';
import type { ReadTools } from '../tools.js';
import { cut } from './canvas.js';
import { lazyEngines } from './engines.js';
import { openPictures } from './pictures.js';
import { prepare } from './prepare.js';
import { recognisePage } from './recognise.js';
import type { Picture } from './scan-page.js';
import { worthReading } from './worth-reading.js';

/** What came of a picture that stands in text. `small`: it has too few pixels to hold text that anybody could read. */
export type EmbeddedReading =
  | {
      readonly state: 'read';
      readonly content: PageContent;
      readonly confidence: number;
      readonly isStamped: boolean;
    }
  | { readonly state: 'wordless' | 'unread' | 'small'; readonly isStamped: boolean };

/** How a picture is shown: in points, null where nobody says, and the shares of it that are cut off at its sides. */
export interface Shown {
  readonly width: number | null;
  readonly height: number | null;
  readonly crop: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  } | null;
}

/** Pixels of the longer and the shorter side. */
const LONG = 600;
const SHORT = 400;
/** Longer to shorter side of a sheet that was scanned, and points that its longer side is shown at. */
const SHEET = [1.3, 1.5] as const;
const SHEET_SIDE = 480;
/** Inches. */
const RIM = 0.1;

const UNREAD: EmbeddedReading = { state: 'unread', isStamped: false };

/** Reads the pictures of one file, each once however often it stands there. Engines are opened for the first that may hold text. */
export function openEmbedded(limits: Pick<ReadLimits, 'pixels'>, tools: ReadTools) {
  const engines = lazyEngines(tools);
  const known = new Map<string, Promise<EmbeddedReading>>();

  const isOff = tools.ocr === 'never' || !tools.openOcr;

  const readPicture = async (
    load: () => Promise<Uint8Array | null>,
    shown: Shown,
    number: number,
  ): Promise<EmbeddedReading> => {
    if (isOff) return UNREAD;
    const picture = await decode(await load(), limits);
    if (typeof picture === 'string') return UNREAD;
    const part = shownPart(picture, shown);
    const isSheet = looksLikeSheet(part, shown);
    const [long, short] = [Math.max(part.width, part.height), Math.min(part.width, part.height)];
    if (long < LONG || short < SHORT) return { state: 'small', isStamped: false };
    const reading = await engines.use(async (loaded): Promise<EmbeddedReading> => {
      const prepared = await prepare(isSheet ? part : cutOut(part, shown));
      const isStamped = prepared.stamped;
      if (prepared.blank) return { state: 'wordless', isStamped };
      const { content, confidence } = await recognisePage(prepared, number, loaded);
      const worth = worthReading(content, confidence);
      if (worth === 'text') return { state: 'read', content, confidence, isStamped };
      return { state: worth === 'nothing' ? 'wordless' : 'unread', isStamped };
    });
    return reading ?? UNREAD;
  };

  return {
    /** `number` becomes that of the page; `key` tells pictures apart. */
    async read(
      key: string,
      load: () => Promise<Uint8Array | null>,
      shown: Shown,
      number: number,
    ): Promise<EmbeddedReading> {
      const place = JSON.stringify([key, shown.crop]);
      const first = known.get(place) ?? readPicture(load, shown, number);
      known.set(place, first);
      const reading = await first;
      return reading.state === 'read' ? { ...reading, content: { ...reading.content, number } } : reading;
    },
    /** Why nothing could be recognised, in Chinese. */
    missing: engines.missing,
  };
}

async function decode(
  bytes: Uint8Array | null,
  limits: Pick<ReadLimits, 'pixels'>,
): Promise<Picture | ReadFailureCode> {
  if (!bytes) return 'corrupt';
  const opened = await openPictures(bytes, limits);
  return typeof opened === 'string' ? opened : opened.page(1);
}

function shownPart(picture: Picture, { crop }: Shown): Picture {
  if (!crop) return picture;
  const { width, height } = picture;
  const { left, top, right, bottom } = crop;
  const box = {
    x: left * width,
    y: top * height,
    width: (1 - left - right) * width,
    height: (1 - top - bottom) * height,
  };
  return cut(picture, box, 0);
}

/** A whole scanned page, whose size its file knows better than the text it stands in. */
function looksLikeSheet({ width, height }: Picture, shown: Shown): boolean {
  const shape = Math.max(width, height) / Math.min(width, height);
  const side = Math.max(shown.width ?? SHEET_SIDE, shown.height ?? SHEET_SIDE);
  return shape >= SHEET[0] && shape <= SHEET[1] && side >= SHEET_SIDE;
}

/** Finer than that pictures are made smaller before they are read; many a one is shown smaller than it was printed. */
const FINEST = 250;

/**
 * What was cut out of something is as large as it is shown. It gets a white rim: its own edges may be the frame of a
 * table, and would be taken for the shadow of a sheet.
 */
function cutOut(picture: Picture, shown: Shown): Picture {
  const { width, height } = picture;
  const said = shown.width ? (width * 72) / shown.width : 0;
  const dpi = Math.max(picture.dpi, Math.min(FINEST, said));
  return cut({ ...picture, dpi }, { x: 0, y: 0, width, height }, Math.round(RIM * dpi));
}

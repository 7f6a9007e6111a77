/**
 * Chinese faces that machines have, in the order of liking. A file may name a face and not carry it; a viewer then takes
 * one of its own, but the canvas looks no further than the names that it is told.
 */
const FACES = [
  'Noto Serif CJK SC',
  'Source Han Serif SC',
  'SimSun',
  'Songti SC',
  'AR PL UMing CN',
  'Noto Sans CJK SC',
  'Source Han Sans SC',
  'Microsoft YaHei',
  'PingFang SC',
  'WenQuanYi Micro Hei',
  'WenQuanYi Zen Hei',
  'Droid Sans Fallback',
]
  .map((name) => `"${name}"`)
  .join(', ');

/** The part of the parser's canvas that is used here. */
export interface Canvas {
  readonly canvas: object;
  readonly context: {
    font: string;
    fillText(text: string, x: number, y: number): void;
    clearRect(x: number, y: number, width: number, height: number): void;
    getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray };
  };
}

export interface CanvasFactory {
  create(width: number, height: number): Canvas;
  destroy(canvas: Canvas): void;
}

/** From now on whatever face is set on canvases of this factory, the Chinese ones of this machine stand behind it. */
export function lendChineseFaces(factory: CanvasFactory): void {
  const create = factory.create.bind(factory);
  factory.create = (width, height) => {
    const made = create(width, height);
    const { get, set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(made.context), 'font')!;
    Object.defineProperty(made.context, 'font', {
      configurable: true,
      get,
      set(font: string) {
        set!.call(this, `${font}, ${FACES}`);
      },
    });
    return made;
  };
}

const SIZE = 24;

/** Whether this machine has any of them: without one, all characters are drawn as the same empty box. */
export function hasChineseFaces(factory: CanvasFactory): boolean {
  const made = factory.create(SIZE * 2, SIZE * 2);
  const { context } = made;
  const [one, another] = ['绩', '审'].map((character) => {
    context.clearRect(0, 0, SIZE * 2, SIZE * 2);
    context.font = `${SIZE}px serif`;
    context.fillText(character, SIZE / 2, SIZE * 1.5);
    return Buffer.from(context.getImageData(0, 0, SIZE * 2, SIZE * 2).data);
  });
  factory.destroy(made);
  return !one!.equals(another!);
}

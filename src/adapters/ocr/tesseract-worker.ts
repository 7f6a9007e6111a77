import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as Thread } from 'node:worker_threads';
import type { Block, RecognizeOptions } from 'tesseract.js';
import { OcrMissing, type Raster } from '../../ports/ocr.js';
import { toPgm } from './pgm.js';

const require = createRequire(import.meta.url);

export type Language = 'chi_sim' | 'eng';

/** tesseract.js with one language, in a thread of its own. */
export interface TesseractWorker {
  /** The blocks of a picture. `settings` hold for this call only. */
  recognise(picture: Raster, settings: Readonly<Record<string, string>>): Promise<readonly Block[]>;
  close(): Promise<void>;
}

/** The folder of a language's data, null where its package is not installed. */
export async function findLanguage(language: Language): Promise<string | null> {
  try {
    const folder = join(
      dirname(require.resolve(`@tesseract.js-data/${language}/package.json`)),
      '4.0.0_best_int',
    );
    await access(join(folder, `${language}.traineddata.gz`));
    return folder;
  } catch {
    return null;
  }
}

/** Rejects with an `OcrMissing` where the thread or the language data does not start. */
export async function openWorker(language: Language, folder: string): Promise<TesseractWorker> {
  const { createWorker, OEM } = await import('tesseract.js');
  const guard = new Guard();
  const starting = createWorker(language, OEM.LSTM_ONLY, {
    langPath: folder,
    gzip: true,
    cacheMethod: 'none',
    logger: () => undefined,
    errorHandler: (reason: unknown) => guard.fail(reason),
  });
  const worker = await guard.watch(starting);
  // Spaces between Han characters are made up otherwise; the library's chatter goes nowhere.
  await guard.watch(
    worker.setParameters({
      preserve_interword_spaces: '1',
      tessedit_do_invert: '0',
      debug_file: '/dev/null',
    }),
  );
  return {
    async recognise(picture, settings) {
      // Its types know the library's own options only; Tesseract's go the same way.
      const options: Partial<RecognizeOptions> & Record<string, string> = {
        user_defined_dpi: String(picture.dpi),
        ...settings,
      };
      const output = { blocks: true, text: false };
      const { data } = await guard.watch(worker.recognize(toPgm(picture), options, output));
      return data.blocks ?? [];
    },
    close: () => guard.close(),
  };
}

/**
 * tesseract.js leaves its promises open when it cannot start, and throws out of event handlers of its own when the
 * thread dies or answers twice. So the thread itself is watched: whatever happens in it rejects what waits for it.
 */
class Guard {
  #thread: Thread | null = null;
  #failure: OcrMissing | null = null;
  #reject: (failure: OcrMissing) => void = () => undefined;
  readonly #broken: Promise<never>;

  /** Just before the thread is made: Node announces it on the next tick. */
  constructor() {
    this.#broken = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.#broken.catch(() => undefined);
    process.once('worker', (thread: Thread) => {
      this.#thread = thread;
      thread.on('error', (error) => this.fail(error));
      thread.on('exit', () => this.fail('thread ended'));
      if (this.#failure) this.#end();
    });
  }

  fail(reason: unknown): void {
    if (this.#failure) return;
    this.#failure = new OcrMissing(
      '文字识别组件（tesseract.js）无法运行，扫描页没有识别。请重新安装绩审后再试。',
      {
        cause: reason,
      },
    );
    this.#reject(this.#failure);
    this.#end();
  }

  /** Waits for an answer of the thread; only meanwhile does the thread keep the process alive. */
  async watch<T>(answer: Promise<T>): Promise<T> {
    if (this.#failure) throw this.#failure;
    answer.catch(() => undefined);
    this.#thread?.ref();
    try {
      return await Promise.race([answer, this.#broken]);
    } finally {
      this.#thread?.unref();
    }
  }

  async close(): Promise<void> {
    this.#failure ??= new OcrMissing('文字识别组件已关闭。');
    this.#reject(this.#failure);
    await this.#end();
  }

  async #end(): Promise<void> {
    const thread = this.#thread;
    if (!thread) return;
    thread.removeAllListeners('message');
    await thread.terminate();
  }
}

import { createRequire } from 'node:module';
import type { Segmenter } from '../../model/submission.js';

interface Nodejieba {
  load(): void;
  cut(text: string, guess?: boolean): string[];
}

const require = createRequire(import.meta.url);

/**
 * nodejieba has to be compiled where it is installed: absent where there was no compiler and no network. New
 * words are not guessed: guesses differ between engines.
 */
export async function openNodejieba(): Promise<Segmenter | null> {
  let engine: Nodejieba;
  try {
    engine = require('nodejieba') as Nodejieba;
    // The binding is looked for on first use; a broken build must show here.
    if (typeof engine.cut !== 'function') return null;
    require('nodejieba/build/Release/nodejieba.node');
  } catch {
    return null;
  }
  let isLoaded = false;
  return (text) => {
    if (text === '') return [];
    if (!isLoaded) engine.load();
    isLoaded = true;
    return engine.cut(text);
  };
}

import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import type { Segmenter } from '../../model/submission.js';

const require = createRequire(import.meta.url);

/** @node-rs/jieba comes built for the usual machines. New words are not guessed: guesses differ between engines. */
export async function openNodeRsJieba(): Promise<Segmenter | null> {
  let package_: typeof import('@node-rs/jieba');
  try {
    package_ = await import('@node-rs/jieba');
  } catch {
    return null;
  }
  let jieba: Jieba | null = null;
  return (text) => {
    if (text === '') return [];
    if (!jieba) {
      const { dict } = require('@node-rs/jieba/dict') as { dict: Uint8Array };
      jieba = package_.Jieba.withDict(dict);
    }
    return jieba.cut(text, false);
  };
}

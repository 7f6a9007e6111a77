import { App } from 'antd';
import { sentenceOf } from '../api/problem.js';
import { useLanguage } from '../language.js';

interface Told {
  done(text: string): void;
  /** Why something cannot be done that was asked for. */
  warn(text: string): void;
  failed(error: unknown): void;
}

/** Tells the person how something ended; what failed stays longer, since it has to be read. */
export function useTold(): Told {
  const { message } = App.useApp();
  const { language } = useLanguage();
  return {
    done: (text) => void message.success(text, 3),
    warn: (text) => void message.warning(text, 6),
    failed: (error) => void message.error(sentenceOf(error, language), 8),
  };
}

import type { Language } from '../language.js';
import type { Problem } from './types.js';

/** What the server says when something cannot be done, or that it cannot be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** The HTTP status; 0: no answer came. */
  readonly status: number;
  /** For programs: `signed`, `batch-not-found`; `offline` where no answer came. */
  readonly code: string;
  readonly #sentences: Readonly<Record<Language, string>>;

  constructor(status: number, code: string, sentences: Readonly<Record<Language, string>>) {
    super(sentences.en);
    this.status = status;
    this.code = code;
    this.#sentences = sentences;
  }

  /** For people. */
  sentence(language: Language): string {
    return this.#sentences[language];
  }
}

const OFFLINE = {
  zh: '连接不上服务器，请检查网络后重试。',
  en: 'The server cannot be reached. Check the network and try again.',
};

export const offline = (): ApiProblem => new ApiProblem(0, 'offline', OFFLINE);

/** Of an answer that is no success. A proxy may have written it, so it need not be ours. */
export function problemOf(status: number, text: string): ApiProblem {
  const body = parsed(text);
  if (!body)
    return new ApiProblem(status, 'unknown', {
      zh: `服务器没有正常答复（${status}）。`,
      en: `The server did not answer properly (${status}).`,
    });
  const fields = (body.errors ?? []).map(({ path, message }) => `${path} ${message}`.trim()).join('；');
  const behind = fields ? `（${fields}）` : '';
  return new ApiProblem(status, body.code, { zh: `${body.detail}${behind}`, en: body.detailEn });
}

function parsed(text: string): Problem | null {
  try {
    const body: unknown = JSON.parse(text);
    const isOurs = typeof body === 'object' && body !== null && 'code' in body && 'detail' in body;
    return isOurs ? (body as Problem) : null;
  } catch {
    return null;
  }
}

/** Whatever went wrong, as a sentence. */
export function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof ApiProblem) return error.sentence(language);
  const about = error instanceof Error ? error.message : String(error);
  return language === 'zh' ? `页面出错：${about}` : `The page failed: ${about}`;
}

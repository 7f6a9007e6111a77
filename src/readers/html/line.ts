/** One printed line of a page while its pieces come in. */
import type { BlockStyle, Segment } from '../../model/document.js';

export interface LineDraft {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly autoLabel: number;
  readonly style: BlockStyle;
  readonly segments: readonly Segment[];
}

export interface LineFormat {
  readonly outline: number | null;
  readonly align: BlockStyle['align'];
}

/** Not the full-width and no-break spaces, which people type. */
const SPACES = /[ \t\r\n\f]+/;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]+/;
const WIDE_END = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—]$/;
const LONGEST_HEADING = 80;

export class OpenLine {
  private text = '';
  private gap: 'space' | 'break' | null = null;
  /** Where something of the source was left out, so that a quote over the place is not verbatim. */
  private readonly cuts: number[] = [];
  private readonly weights: { length: number; readonly bold: boolean }[] = [];

  /** `keepsSpaces`: inside pre. */
  add(raw: string, bold: boolean, keepsSpaces: boolean): void {
    if (keepsSpaces) {
      this.append(raw, bold);
      return;
    }
    let rest = raw;
    while (rest !== '') {
      const space = SPACES.exec(rest);
      const word = space ? rest.slice(0, space.index) : rest;
      if (word !== '') this.addWord(word, bold);
      if (!space) return;
      if (this.gap !== 'space') this.gap = space[0].includes('\n') ? 'break' : 'space';
      rest = rest.slice(space.index + space[0].length);
    }
  }

  private addWord(word: string, bold: boolean): void {
    const pieces = word.split(INVISIBLE);
    pieces.forEach((piece, index) => {
      if (index > 0) this.cut();
      if (piece === '') return;
      // Sources break lines inside Chinese sentences, where no blank is meant.
      if (this.gap === 'break' && WIDE_END.test(this.text) && WIDE_END.test(piece.charAt(0))) this.cut();
      else if (this.gap && this.text !== '') this.append(' ', bold);
      this.gap = null;
      this.append(this.text === '' ? piece.trimStart() : piece, bold);
    });
  }

  private append(piece: string, bold: boolean): void {
    if (piece === '') return;
    this.text += piece;
    const last = this.weights.at(-1);
    if (last?.bold === bold) last.length += piece.length;
    else this.weights.push({ length: piece.length, bold });
  }

  private cut(): void {
    if (this.text !== '' && this.cuts.at(-1) !== this.text.length) this.cuts.push(this.text.length);
  }

  /** Null for an empty line. `label`: the number that the list or Word shows in front. */
  close({ outline, align }: LineFormat, label: string): LineDraft | null {
    const own = this.text.trimEnd();
    if (own.trim() === '') return null;
    const text = label + own;
    const lengths = { bold: 0, plain: 0 };
    for (const { length, bold } of this.weights) lengths[bold ? 'bold' : 'plain'] += length;
    const level = own.length > LONGEST_HEADING || own.endsWith('。') ? null : outline;
    const lead = this.weights[0]?.bold && lengths.plain > 0 ? label.length + this.weights[0].length : 0;
    const style: BlockStyle = {
      name: level === null ? null : `标题 ${level}`,
      outline: level,
      bold: lengths.bold > lengths.plain,
      size: null,
      align,
      ...(lead > 0 && lead < text.length ? { leadBold: lead } : {}),
    };
    return {
      kind: 'paragraph',
      text,
      autoLabel: label.length,
      style,
      segments: this.segments(text, label.length),
    };
  }

  private segments(text: string, shift: number): readonly Segment[] {
    const ends = [...this.cuts.map((at) => at + shift).filter((at) => at < text.length), text.length];
    return ends.map((end, index) => ({
      start: index === 0 ? 0 : ends[index - 1]!,
      end,
      page: null,
      box: null,
    }));
  }
}

import { type RunFormat, runFormat } from '../docx/paragraph.js';
import type { Styles } from '../docx/styles.js';
import { emptyTally, type Tally } from '../docx/tally.js';
import { changeCounter } from '../office/change-counter.js';
import { DEFAULT_SIZE, depthOf, firstGroup, format, type Group, plainCharacters } from './group.js';
import { printedLabel } from './labels.js';
import { openStories, type Stories, type Story, type StoryKind } from './stories.js';
import { openTables, type RtfTables } from './tables.js';
import { openText, type RtfText } from './text.js';
import type { TokenHandler } from './tokens.js';
import { CHARACTERS, DESTINATIONS, SIGNS, STORIES } from './words.js';

/** Follows the words of an RTF file and gathers its texts. */
export class RtfReader implements TokenHandler {
  readonly tally: Tally = emptyTally();
  readonly tables: RtfTables = openTables();
  title = '';
  declaredPages: number | null = null;
  private readonly text: RtfText = openText(
    this.tables,
    (text) => this.write(text),
    () => {
      this.tally.unknownSymbols += 1;
    },
  );
  /** The style sheet comes before any text, but after this reader was made. */
  private readonly styles: Styles = {
    normal: '0',
    defaults: { size: DEFAULT_SIZE },
    chain: (id) => this.tables.styles().chain(id),
  };
  readonly stories: Stories = openStories(this.styles, this.tally);
  private readonly outer: Group[] = [];
  private group = firstGroup();
  private readonly countChange = changeCounter(this.tally);

  openGroup(): void {
    this.text.endFallback();
    this.outer.push(this.group);
    this.group = { ...this.group, isOptional: false, onClose: null };
  }

  closeGroup(): void {
    this.text.endFallback();
    this.text.flush(this.group, false);
    this.group.onClose?.();
    this.group = this.outer.pop() ?? this.group;
  }

  byte(value: number): void {
    if (this.group.destination !== 'skip') this.text.byte(value, this.group);
  }

  sign(sign: string): void {
    if (sign === '*') this.group.isOptional = true;
    else if (!this.text.skipsOne()) this.put(SIGNS.get(sign) ?? '');
  }

  word(name: string, value: number | null): void {
    const { group } = this;
    // Of text that is given twice, in bytes and in Unicode, the second counts.
    if (group.destination === 'skip' || (group.destination === 'twice' && name !== 'ud')) return;
    const isOptional = group.isOptional;
    group.isOptional = false;
    if (name === 'u') this.text.unicode(value ?? 0, group);
    if (name === 'u' || this.text.skipsOne()) return;
    this.text.flush(group, false);
    if (name === 'ansicpg') this.text.codePage = value;
    else if (this.openDestination(name, isOptional)) return;
    else if (group.destination === 'fonts') this.tables.fontWord(name, value);
    else this.format(name, value);
  }

  private format(name: string, value: number | null): void {
    const { group } = this;
    const story = this.stories.current();
    if (name === 'deff') this.tables.defaultFont = value ?? 0;
    if (name === 'plain') plainCharacters(group, this.tables.defaultFont);
    else if (name === 'f') group.font = value ?? 0;
    else if (name === 'nofpages') this.declaredPages = value;
    else if (group.destination === 'styles') {
      this.tables.styleWord(name, value);
      format(group, name, value);
    } else if (format(group, name, value)) this.countChange(group.deleted, group.inserted);
    else if (!(group.destination === 'frame' ? story.innerRow : story.row).word(name, value))
      this.mark(name, story);
  }

  /** Words that stand in the text. */
  private mark(name: string, { writer, row, innerRow }: Story): void {
    const character = CHARACTERS.get(name);
    if (character !== undefined) this.put(character);
    if (name === 'nestrow') {
      writer.story.endRow(this.group.paragraph.depth ?? 2, innerRow.shape(), writer.pages.current);
    }
    if (this.group.destination !== 'text') return;
    switch (name) {
      case 'par':
      case 'sect':
      case 'cell':
      case 'nestcell':
        this.endParagraph(name);
        break;
      case 'row':
        this.text.flush(this.group, true);
        writer.story.endRow(1, row.shape(), writer.pages.current);
        break;
      case 'line':
        if (!this.group.deleted) writer.lineBreak();
        break;
      case 'page':
        writer.pageBreak();
        break;
    }
  }

  private endParagraph(name: string): void {
    this.text.flush(this.group, true);
    const story = this.stories.current();
    const { paragraph, deleted, hidden } = this.group;
    const { writer } = story;
    if (name === 'par' && (deleted || hidden)) {
      writer.joinNext(paragraph, deleted ? 'deleted' : 'hidden');
      return;
    }
    const depth = depthOf(paragraph, name);
    const label = printedLabel(story.label);
    story.label = '';
    writer.endParagraph(depth, paragraph, () => label);
    if (name === 'cell' || name === 'nestcell') writer.story.endCell(depth, writer.pages.current);
  }

  /** True where the word says what its group holds. */
  private openDestination(name: string, isOptional: boolean): boolean {
    const { group } = this;
    const story = STORIES.get(name);
    if (story) {
      this.enterStory(story);
      return true;
    }
    if (name === 'ud') {
      group.destination = this.outer.at(-2)?.destination ?? 'skip';
      return true;
    }
    if (name === 'field' && group.destination === 'text') {
      const { writer } = this.stories.current();
      writer.beginField();
      group.onClose = () => writer.endField(this.runFormat());
      return true;
    }
    const destination = DESTINATIONS.get(name);
    if (destination === undefined) {
      if (isOptional) group.destination = 'skip';
      return isOptional;
    }
    if (name === 'pict' || name === 'shppict') this.tally.pictures += 1;
    if (name === 'object') this.tally.objects += 1;
    if (name === 'annotation') this.tally.comments += 1;
    if (name === 'fldrslt') this.stories.current().writer.separateField();
    if (destination === 'label') this.stories.current().label = '';
    group.destination = destination;
    return true;
  }

  private enterStory(kind: StoryKind): void {
    const { group } = this;
    const leave = this.stories.enter(kind);
    group.destination = leave ? 'text' : 'skip';
    group.paragraph = { styleId: '0' };
    group.onClose = () => {
      this.text.flush(group, true);
      leave?.();
    };
  }

  private put(text: string): void {
    this.text.flush(this.group, true);
    this.write(text);
  }

  private write(text: string): void {
    const { group } = this;
    const { writer } = this.stories.current();
    if (text === '') return;
    if (group.destination === 'text' && !group.deleted) {
      writer.begin(group.paragraph);
      writer.text(text, this.runFormat());
    } else if (group.destination === 'code') writer.code(text);
    else if (group.destination === 'label') this.stories.current().label += text;
    else if (group.destination === 'fonts') this.tables.fontText(text);
    else if (group.destination === 'styles') this.tables.styleText(text, group);
    else if (group.destination === 'title') this.title += text;
  }

  private runFormat(): RunFormat {
    const { bold, size, hidden, paragraph } = this.group;
    return runFormat({ bold, size, hidden }, paragraph, this.styles);
  }
}

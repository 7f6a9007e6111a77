import { type BlockDraft, plainLines } from '../docx/drafts.js';
import type { Styles } from '../docx/styles.js';
import { emptyTally, type Tally } from '../docx/tally.js';
import { noteDraft, openWriter, type Writer } from '../office/writer.js';
import { openRowDefinition, type RowDefinition } from './rows.js';

/** A text while it is being read: the body, or one that is set into it. */
export interface Story {
  readonly writer: Writer;
  readonly row: RowDefinition;
  readonly innerRow: RowDefinition;
  /** The automatic number of the next paragraph, as printed. */
  label: string;
}

export type StoryKind = 'furniture' | 'note' | 'textbox';

/** The texts that stand open, each inside the one before. */
export interface Stories {
  readonly body: Story;
  readonly furniture: readonly (readonly BlockDraft[])[];
  current(): Story;
  /** Gives what ends the text, or null where texts nest too deep. */
  enter(kind: StoryKind): (() => void) | null;
}

/** Notes inside notes; a hostile file would open a story in every group. */
const DEEPEST = 8;

export function openStories(styles: Styles, tally: Tally): Stories {
  const open = (mark: 'note' | 'textbox' | null, count: Tally): Story => ({
    writer: openWriter({ styles, tally: count, mark }),
    row: openRowDefinition(),
    innerRow: openRowDefinition(),
    label: '',
  });
  const body = open(null, tally);
  const stack = [body];
  const furniture: (readonly BlockDraft[])[] = [];
  return {
    body,
    furniture,
    current: () => stack.at(-1)!,
    enter(kind) {
      if (stack.length >= DEEPEST) return null;
      const host = stack.at(-1)!.writer;
      // What is met in running heads and notes is not counted: notices speak of the body.
      const story = open(kind === 'furniture' ? null : kind, emptyTally());
      stack.push(story);
      return () => {
        stack.pop();
        const blocks = story.writer.finish();
        if (kind === 'furniture') furniture.push(blocks);
        else if (kind === 'textbox') host.after(blocks);
        else host.after(notesOf(blocks));
      };
    },
  };
}

function notesOf(blocks: readonly BlockDraft[]): BlockDraft[] {
  return plainLines(blocks)
    .filter((line) => line.trim() !== '')
    .map(noteDraft);
}

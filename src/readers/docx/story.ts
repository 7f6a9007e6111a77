import { contentWords } from './content-words.js';
import type { StoryDraft } from './drafts.js';
import { firstPage, type Pages } from './pages.js';
import { type Closer, openFlow, type StoryContext, settle, skip, type Walk } from './walk.js';
import { type Attributes, readXml } from './xml.js';

/** One part that holds text (body, running head, notes), walked once from end to end. */
export interface Story {
  readonly blocks: readonly StoryDraft[];
  readonly notes: ReadonlyMap<string, readonly StoryDraft[]>;
  readonly pages: Pages;
}

/** Throws `UnreadableError`. Nesting costs an array entry, never a stack frame. */
export function readStory(bytes: Uint8Array, context: StoryContext): Story {
  const walk = startWalk(context);
  const closers: (Closer | undefined)[] = [];
  let skipped = 0;

  readXml(bytes, context.depth, {
    open(name, attributes) {
      if (name === 'p' || name === 'r' || name === 'tr') walk.ordinals[name] += 1;
      if (skipped > 0) {
        skipped += 1;
        return;
      }
      const action = act(walk, name, attributes);
      if (action === skip) skipped = 1;
      else closers.push(action);
    },
    close() {
      if (skipped > 0) skipped -= 1;
      else closers.pop()?.();
    },
    text(text) {
      if (skipped === 0 && walk.piece !== null) walk.piece += text;
    },
  });
  settle(walk);
  return { blocks: walk.flow.blocks, notes: walk.notesRead, pages: walk.pages };
}

function act(walk: Walk, name: string, attributes: Attributes): Closer | typeof skip | undefined {
  const { words, otherwise } = walk.vocabulary;
  const opener = words.get(name);
  if (opener) return opener(walk, attributes);
  return otherwise === 'skip' ? skip : undefined;
}

function startWalk(context: StoryContext): Walk {
  const flow = openFlow('story');
  return {
    context,
    content: contentWords,
    vocabulary: contentWords,
    flows: [flow],
    flow,
    pages: firstPage(),
    run: {},
    runFormat: null,
    runOrdinal: 0,
    fields: [],
    contentsDepth: 0,
    drawing: null,
    alternates: [],
    properties: {},
    delimiters: [],
    piece: null,
    noteReferences: [],
    notesRead: new Map(),
    ordinals: { p: 0, r: 0, tr: 0 },
  };
}

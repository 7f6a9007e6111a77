import { noteText } from './pages.js';
import { enter, openFlow, skip, type Vocabulary, vocabulary, type Walk } from './walk.js';

/** Of alternate content the first branch is taken and the others left, so that a text box is never read twice. */
export const alternateWords = {
  AlternateContent: ({ alternates }: Walk) => {
    alternates.push({ taken: false });
    return () => {
      alternates.pop();
    };
  },
  Choice: takeBranch,
  Fallback: takeBranch,
};

function takeBranch({ alternates }: Walk): typeof skip | undefined {
  const alternate = alternates.at(-1);
  if (!alternate) return undefined;
  if (alternate.taken) return skip;
  alternate.taken = true;
  return undefined;
}

export const textBoxWords = {
  txbxContent: (walk: Walk) => {
    const host = walk.flow;
    return enter(walk, openFlow('textbox'), ({ blocks }) => {
      const target = host.paragraph || host.carried ? host.boxes : host.blocks;
      for (const block of blocks) target.push(block);
    });
  },
};

function countPicture({ context, pages }: Walk): undefined {
  context.tally.pictures += 1;
  noteText(pages);
}

/** Inside a drawing only text boxes hold text of the document; numbers there are positions. */
export const drawingWords: Vocabulary = vocabulary('walk', {
  ...alternateWords,
  ...textBoxWords,
  pic: countPicture,
  imagedata: countPicture,
  chart: countPicture,
  relIds: countPicture,
});

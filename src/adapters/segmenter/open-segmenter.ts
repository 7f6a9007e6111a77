import type { Segmenter } from '../../model/submission.js';
import { plainRuns } from '../../text/segment.js';
import { openNodeRsJieba } from './node-rs-jieba.js';
import { openNodejieba } from './nodejieba.js';

export interface OpenSegmenter {
  readonly engine: 'nodejieba' | '@node-rs/jieba' | 'plain';
  readonly segment: Segmenter;
}

let opened: Promise<OpenSegmenter> | null = null;

/** The best engine there is, once per process. Its dictionary (0.1 to 1 s) is loaded when the first text is parted. */
export function openSegmenter(): Promise<OpenSegmenter> {
  opened ??= open();
  return opened;
}

async function open(): Promise<OpenSegmenter> {
  const nodejieba = await openNodejieba();
  if (nodejieba) return { engine: 'nodejieba', segment: nodejieba };
  const nodeRs = await openNodeRsJieba();
  if (nodeRs) return { engine: '@node-rs/jieba', segment: nodeRs };
  return { engine: 'plain', segment: plainRuns };
}

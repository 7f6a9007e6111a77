import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { addressOf } from '../api/client.js';
import { sentenceOf } from '../api/problem.js';
import { refresh } from '../api/query.js';
import { type Upload, upload } from '../api/upload.js';
import { useLanguage } from '../language.js';
import { type Fate, fatesFrom, type HandInAnswer, type Sent } from './fates.js';
import { type Grouping, type PlannedRequest, planRequests } from './plan-requests.js';

export interface HandIn {
  readonly files: readonly Sent[];
  /** Bytes, of what is being sent; null: nothing is. */
  readonly sending: { readonly sent: number; readonly total: number } | null;
  send(chosen: readonly Upload[], grouping: Grouping): void;
  /** Sends again what was refused or did not arrive. What arrived is known and not added twice. */
  retry(): void;
  stop(): void;
  clear(): void;
}

/** Sends what was chosen, part by part, and keeps what became of each file. */
export function useHandIn(batch: string): HandIn {
  const client = useQueryClient();
  const { language } = useLanguage();
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const [sending, setSending] = useState<HandIn['sending']>(null);
  const grouped = useRef<Grouping>('auto');
  const stopper = useRef<AbortController | null>(null);
  const numbers = useRef(0);

  const mark = (ids: ReadonlySet<number>, fate: Fate, reason: string | null = null): void =>
    setFiles((all) => all.map((file) => (ids.has(file.id) ? { ...file, fate, reason } : file)));
  const markAll = (fates: ReadonlyMap<number, Fate>): void =>
    setFiles((all) => all.map((file) => ({ ...file, fate: fates.get(file.id) ?? file.fate })));

  const sendPart = async (
    part: PlannedRequest<Sent>,
    onProgress: (sent: number) => void,
    signal: AbortSignal,
  ): Promise<void> => {
    const ids = new Set(part.files.map(({ of }) => of.id));
    mark(ids, 'sending');
    try {
      const address = addressOf('POST /batches/{id}/submissions', {
        path: { id: batch },
        query: { grouping: part.grouping },
      });
      const uploads = part.files.map(({ of, name }) => ({ name, file: of.file }));
      markAll(fatesFrom(part, await upload<HandInAnswer>(address, uploads, { onProgress, signal })));
    } catch (error) {
      mark(ids, 'refused', sentenceOf(error, language));
    }
    await refresh(client, 'submissions', 'batches');
  };

  const run = async (chosen: readonly Sent[], grouping: Grouping): Promise<void> => {
    const controller = new AbortController();
    stopper.current = controller;
    const total = chosen.reduce((sum, { size }) => sum + size, 0);
    let before = 0;
    setSending({ sent: 0, total });
    for (const part of planRequests(chosen, grouping)) {
      if (controller.signal.aborted) break;
      const size = part.files.reduce((sum, { of }) => sum + of.size, 0);
      const onProgress = (sent: number) =>
        setSending({ sent: Math.min(before + sent, before + size), total });
      await sendPart(part, onProgress, controller.signal);
      before += size;
    }
    setSending(null);
  };

  return {
    files,
    sending,
    send(chosen, grouping) {
      grouped.current = grouping;
      const added = chosen.map(({ name, file }) => {
        numbers.current += 1;
        return { id: numbers.current, name, file, size: file.size, fate: 'waiting', reason: null } as const;
      });
      setFiles((before) => [...added, ...before]);
      void run(added, grouping);
    },
    retry() {
      void run(
        files.filter(({ fate }) => fate === 'refused' || fate === 'waiting'),
        grouped.current,
      );
    },
    stop: () => stopper.current?.abort(),
    clear: () => setFiles([]),
  };
}

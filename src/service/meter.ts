/** What is counted while the service works; a metrics library hangs itself in here. */
export interface Meter {
  /** Seconds of a stage of one submission. */
  stage(name: 'wait' | 'intake' | 'read' | 'review' | 'settle' | 'compare', seconds: number): void;
  pages(read: number, recognised: number): void;
  settled(state: 'reviewed' | 'failed'): void;
  error(code: string): void;
  /** Found without a living job and handed out again. */
  recovered(): void;
}

export const silentMeter: Meter = {
  stage: () => undefined,
  pages: () => undefined,
  settled: () => undefined,
  error: () => undefined,
  recovered: () => undefined,
};

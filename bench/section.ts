/** A part of docs/benchmarks.md that one run of `npm run bench` makes. */
export interface Section {
  /** On the command line: `npm run bench -- pdf core`. */
  readonly name: string;
  readonly title: string;
  /** Tools beside which we are measured; what is missing is installed where that can be done. */
  readonly peers?: readonly Peer[];
  /** Markdown, without the title. */
  run(): Promise<string>;
}

export interface Peer {
  readonly command: string;
  /** Makes it say its version. */
  readonly flag: string;
  readonly debian: string;
}

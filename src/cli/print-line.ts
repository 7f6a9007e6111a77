/** A line of NDJSON on stdout; waits while whoever reads it is slower than we are. */
export async function printLine(stream: NodeJS.WriteStream, json: string): Promise<void> {
  if (!stream.write(`${json}\n`)) await new Promise<void>((resolve) => stream.once('drain', resolve));
}

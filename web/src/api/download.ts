import { offline, problemOf } from './problem.js';

/** Fetches a file and gives it to the browser to keep. Throws `ApiProblem`, so that a refusal is told and not shown as a page. */
export async function download(address: string): Promise<void> {
  const answer = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw offline();
  });
  if (!answer.ok) throw problemOf(answer.status, await answer.text());
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await answer.blob());
  link.download = nameIn(answer.headers.get('content-disposition') ?? '');
  link.click();
  // The browser has it when the click is over; some take a moment to open it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The name that the server gives the file. */
export function nameIn(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  return encoded ? decodeURIComponent(encoded) : 'download';
}

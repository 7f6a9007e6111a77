/** As long as the rate looks back: what a run that is taken up again finds done says nothing of what is still to do. */
const SECONDS = 60;
const A_SAMPLE_EVERY = 0.5;

/** Tells how many a second are done, over the last minute; null until there is something to tell it from. */
export function openRate(): (done: number, seconds: number) => number | null {
  const samples: { readonly done: number; readonly seconds: number }[] = [];
  return (done, seconds) => {
    const newest = samples.at(-1);
    if (!newest || seconds - newest.seconds >= A_SAMPLE_EVERY) samples.push({ done, seconds });
    while (samples.length > 2 && seconds - samples[1]!.seconds > SECONDS) samples.shift();
    const oldest = samples[0]!;
    const took = seconds - oldest.seconds;
    return took > 0 && done > oldest.done ? (done - oldest.done) / took : null;
  };
}

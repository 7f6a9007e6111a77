import type { InferenceSession, Tensor } from 'onnxruntime-node';

/** A network with one input and one output. */
export interface Network {
  run(input: Float32Array, shape: readonly number[]): Promise<NetworkOutput>;
  close(): Promise<void>;
}

export interface NetworkOutput {
  readonly data: Float32Array;
  readonly shape: readonly number[];
}

export type LoadNetwork = (path: string) => Promise<Network>;

/** onnxruntime-node, if it is installed and its binary fits this machine; else null. */
export async function loadOnnx(): Promise<LoadNetwork | null> {
  let runtime: typeof import('onnxruntime-node');
  try {
    runtime = await import('onnxruntime-node');
  } catch {
    return null;
  }
  return async (path) => {
    const session = await runtime.InferenceSession.create(path, SETTINGS);
    return wrap(session, runtime.Tensor);
  };
}

/** One thread: more of them cost more processor time than they save, and the documents run side by side anyway. */
const SETTINGS: InferenceSession.SessionOptions = {
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  interOpNumThreads: 1,
  intraOpNumThreads: 1,
  logSeverityLevel: 4,
};

function wrap(session: InferenceSession, TensorClass: typeof Tensor): Network {
  const [input, output] = [session.inputNames[0]!, session.outputNames[0]!];
  return {
    async run(data, shape) {
      const answers = await session.run({ [input]: new TensorClass('float32', data, [...shape]) });
      const answer = answers[output]!;
      return { data: answer.data as Float32Array, shape: answer.dims };
    },
    close: () => session.release(),
  };
}

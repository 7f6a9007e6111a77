import { App } from 'antd';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { manageWords } from '../words/manage.js';

interface Question {
  readonly title: string;
  readonly about: string;
  readonly ok: string;
  readonly done: string;
  readonly step: () => Promise<unknown>;
}

/** Asks before something that cannot be taken back, does it, and says how it ended. */
export function useConfirm(): (question: Question) => void {
  const { modal } = App.useApp();
  const words = useWords(manageWords);
  const told = useTold();
  return ({ title, about, ok, done, step }) =>
    void modal.confirm({
      title,
      content: about,
      okText: ok,
      okButtonProps: { danger: true },
      cancelText: words.cancel,
      onOk: () => step().then(() => told.done(done), told.failed),
    });
}

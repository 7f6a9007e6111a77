import { useChange } from '../api/query.js';
import type { Batch } from '../api/types.js';
import { useWords } from '../language.js';
import { FormDialog } from '../parts/form-dialog.js';
import { useTold } from '../parts/use-told.js';
import { batchWords } from '../words/batches.js';
import { BatchName, BatchOpen, BatchUrgency } from './batch-items.js';

type Fields = Pick<Batch, 'name' | 'isOpen' | 'urgency'>;

export function EditBatch({ batch, onClose }: { readonly batch: Batch; readonly onClose: () => void }) {
  const words = useWords(batchWords);
  const told = useTold();
  const change = useChange('PATCH /batches/{id}');
  const save = async (body: Fields): Promise<void> => {
    await change.mutateAsync({ path: { id: batch.id }, body });
    told.done(words.saved);
    onClose();
  };
  return (
    <FormDialog<Fields>
      title={words.edit}
      ok={words.save}
      cancel={words.cancel}
      initial={batch}
      onSave={save}
      onClose={onClose}
    >
      <BatchName />
      <BatchUrgency />
      <BatchOpen />
    </FormDialog>
  );
}

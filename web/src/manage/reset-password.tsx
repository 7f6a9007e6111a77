import { useChange } from '../api/query.js';
import type { User } from '../api/types.js';
import { useWords } from '../language.js';
import { FormDialog } from '../parts/form-dialog.js';
import { useTold } from '../parts/use-told.js';
import { type NewPassword, NewPasswordItems } from '../sign-in/new-password.js';
import { manageWords } from '../words/manage.js';

export function ResetPassword({ user, onClose }: { readonly user: User; readonly onClose: () => void }) {
  const words = useWords(manageWords);
  const told = useTold();
  const reset = useChange('PUT /users/{id}/password', 'users', 'tokens');
  const save = async ({ password }: NewPassword): Promise<void> => {
    await reset.mutateAsync({ path: { id: user.id }, body: { password } });
    told.done(words.resetDone);
    onClose();
  };
  return (
    <FormDialog<NewPassword>
      title={`${words.resetPassword} ${user.username}`}
      ok={words.save}
      cancel={words.cancel}
      onSave={save}
      onClose={onClose}
    >
      <p className="quiet">{words.resetAbout}</p>
      <NewPasswordItems label={words.newPassword} />
    </FormDialog>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { Button, Popconfirm, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useChange } from '../api/query.js';
import type { Rule, SetupFile } from '../api/types.js';
import { useWords } from '../language.js';
import { useTold } from '../parts/use-told.js';
import { useMay } from '../shell/person.js';
import { punctuation } from '../words/punctuation.js';
import { setupWords } from '../words/setups.js';
import { DiffWords } from './config/diff-words.js';
import { readConfig } from './config/read-config.js';
import type { Kind, Setups } from './editor-of-file.js';
import { SaveForm } from './save-form.js';
import { TryDrawer } from './try-drawer.js';
import { UseForm } from './use-form.js';

const route = getRouteApi('/shell/setups');

type View = 'form' | 'words' | 'yaml';

interface EditorBarProps {
  readonly kind: Kind;
  readonly setups: Setups;
  readonly rules: readonly Rule[];
  readonly kept: SetupFile | null;
  readonly chosen: string;
  readonly text: string;
  readonly isChanged: boolean;
  /** What is left now may be left. */
  readonly onSaved: () => void;
}

const ownName = ({ defaults }: Setups, id: string): string =>
  readConfig(defaults.configs[id] ?? '')?.name || id;

/** Which file, how it is looked at, and what can be done with it. */
export function EditorBar({ kind, setups, rules, kept, chosen, text, isChanged, onSaved }: EditorBarProps) {
  const words = useWords(setupWords);
  const { aside } = useWords(punctuation);
  const told = useTold();
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const isAdministrator = useMay('administrator');
  const [open, setOpen] = useState<'save' | 'try' | 'use' | null>(null);
  const remove = useChange('DELETE /setups/{id}');
  const close = (): void => setOpen(null);
  const own =
    kind === 'rubric'
      ? [{ value: '', label: words.ownDefault }]
      : setups.own.map((id) => ({ value: id, label: words.own(ownName(setups, id)) }));
  const files = setups.files.filter((file) => file.kind === kind);
  const goTo = (file: string): void =>
    void navigate({ search: ({ tab, view }) => ({ tab, view, ...(file ? { file } : {}) }) });
  const views: readonly View[] = kind === 'rubric' ? ['form', 'yaml'] : ['form', 'words', 'yaml'];
  const viewNames: Readonly<Record<View, string>> =
    kind === 'rubric' ? { ...words.views, ...words.rubricViews } : words.views;
  return (
    <div className="setup-bar no-print">
      <Select
        aria-label={kind === 'rubric' ? words.rubric : words.config}
        style={{ width: 250 }}
        value={chosen}
        options={[...own, ...files.map(({ id, name }) => ({ value: id, label: name + aside(id) }))]}
        onChange={goTo}
      />
      <Segmented<View>
        aria-label={words.view}
        options={views.map((value) => ({ value, label: viewNames[value] }))}
        value={search.view ?? 'form'}
        onChange={(view) =>
          void navigate({
            search: (same) => ({ ...same, view: view === 'form' ? undefined : view }),
            replace: true,
          })
        }
      />
      <span className="setup-about" role="status">
        {kind === 'config' && <DiffWords {...{ text, rules }} own={setups.defaults.configs} />}
        {isChanged && <strong>{words.unsaved}</strong>}
      </span>
      <Button onClick={() => setOpen('try')}>{words.tryIt}</Button>
      {kept && (
        <Button
          disabled={isChanged}
          title={isChanged ? words.useSave : undefined}
          onClick={() => setOpen('use')}
        >
          {words.use}
        </Button>
      )}
      {kept && isAdministrator && (
        <Popconfirm
          title={words.removeAsk}
          onConfirm={() =>
            remove.mutate(
              { path: { id: kept.id } },
              {
                onSuccess: () => {
                  onSaved();
                  told.done(words.removed);
                  goTo('');
                },
                onError: told.failed,
              },
            )
          }
        >
          <Button danger>{words.remove}</Button>
        </Popconfirm>
      )}
      {isAdministrator && (
        <Button type="primary" onClick={() => setOpen('save')}>
          {words.save}
        </Button>
      )}
      {open === 'save' && (
        <SaveForm
          {...{ kind, kept, text, setups }}
          onClose={close}
          onSaved={(id) => {
            onSaved();
            close();
            goTo(id);
          }}
        />
      )}
      {open === 'try' && <TryDrawer {...{ kind, text, rules }} onClose={close} />}
      {open === 'use' && kept && <UseForm kind={kind} id={kept.id} onClose={close} />}
    </div>
  );
}

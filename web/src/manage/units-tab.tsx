import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Space, type TableProps } from 'antd';
import { useState } from 'react';
import { apiQuery, useChange } from '../api/query.js';
import type { Unit } from '../api/types.js';
import { useWords } from '../language.js';
import { Asked } from '../parts/asked.js';
import { FormDialog } from '../parts/form-dialog.js';
import { formatMoment } from '../parts/format.js';
import { useTold } from '../parts/use-told.js';
import { manageWords } from '../words/manage.js';
import { ManageTable } from './manage-table.js';
import { useConfirm } from './use-confirm.js';

export function UnitsTab() {
  const words = useWords(manageWords);
  const confirm = useConfirm();
  const query = useQuery(apiQuery('GET /units'));
  const [edited, setEdited] = useState<Unit | 'new' | null>(null);
  const remove = useChange('DELETE /units/{id}');
  const columns: TableProps<Unit>['columns'] = [
    { title: words.unitName, dataIndex: 'name' },
    { title: words.users, dataIndex: 'users', width: 90, align: 'right', className: 'figures' },
    {
      title: words.created,
      width: 150,
      className: 'figures',
      render: (_, unit) => formatMoment(unit.created),
    },
    {
      title: words.actions,
      width: 150,
      render: (_, unit) => (
        <Space size={4}>
          <Button size="small" onClick={() => setEdited(unit)}>
            {words.edit}
          </Button>
          <Button
            size="small"
            danger
            onClick={() =>
              confirm({
                title: words.removeUnitAsk(unit.name),
                about: words.removeUnitAbout,
                ok: words.remove,
                done: words.removed,
                step: () => remove.mutateAsync({ path: { id: unit.id } }),
              })
            }
          >
            {words.remove}
          </Button>
        </Space>
      ),
    },
  ];
  return (
    <>
      <Asked query={query}>
        {(units) => (
          <ManageTable<Unit>
            about={words.unitHint}
            add={words.addUnit}
            onAdd={() => setEdited('new')}
            columns={columns}
            rows={units}
          />
        )}
      </Asked>
      {edited && <UnitForm unit={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function UnitForm({ unit, onClose }: { readonly unit: Unit | null; readonly onClose: () => void }) {
  const words = useWords(manageWords);
  const told = useTold();
  const add = useChange('POST /units');
  const rename = useChange('PATCH /units/{id}');
  const save = async (body: Pick<Unit, 'name'>): Promise<void> => {
    await (unit ? rename.mutateAsync({ path: { id: unit.id }, body }) : add.mutateAsync({ body }));
    told.done(words.saved);
    onClose();
  };
  return (
    <FormDialog<Pick<Unit, 'name'>>
      title={unit ? words.edit : words.addUnit}
      ok={words.save}
      cancel={words.cancel}
      initial={unit ?? {}}
      onSave={save}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={words.unitName}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input autoFocus maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}

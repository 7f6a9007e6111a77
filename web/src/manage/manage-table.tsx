import { Button, Table, type TableProps } from 'antd';

interface ManageTableProps<Row> {
  /** What this is about, above the table. */
  readonly about: string;
  readonly add: string;
  readonly onAdd: () => void;
  readonly columns: TableProps<Row>['columns'];
  readonly rows: readonly Row[];
  /** Below this width it scrolls. */
  readonly least?: number;
}

/** Users, units, tokens: what there is, and a button for one more. */
export function ManageTable<Row extends { readonly id: string }>({
  about,
  add,
  onAdd,
  columns,
  rows,
  least,
}: ManageTableProps<Row>) {
  return (
    <>
      <div className="manage-bar">
        <span className="quiet">{about}</span>
        <Button type="primary" onClick={onAdd}>
          {add}
        </Button>
      </div>
      <Table<Row>
        size="small"
        bordered
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        {...(least === undefined ? {} : { scroll: { x: least } })}
      />
    </>
  );
}

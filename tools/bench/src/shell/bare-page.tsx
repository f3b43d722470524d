import { ConfigProvider, Table } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Row {
  id: string;
  no: string;
  category: string;
  text: string;
  state: string;
}

/** The limit of the workbench: the same rows in a table, without log-in, frame, routes, menu or plugins. */
function BarePage() {
  const [rows, setRows] = useState<Row[]>();
  useEffect(() => {
    void fetch('/rows')
      .then((answer) => answer.json() as Promise<{ items: Row[] }>)
      .then(({ items }) => setRows(items));
  }, []);
  const columns = (['no', 'category', 'text', 'state'] as const).map((key) => ({ key, dataIndex: key, title: key }));
  return (
    <ConfigProvider locale={zhCN}>
      <Table rowKey="id" columns={columns} dataSource={rows ?? []} loading={!rows} />
    </ConfigProvider>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<BarePage />);

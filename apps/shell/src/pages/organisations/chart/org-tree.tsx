import { Tree } from 'antd';
import type { TreeDataNode } from 'antd';
import { useMemo } from 'react';
import { useShellTexts } from '../../../texts/shell-texts.ts';
import { useHeight } from '../../units/use-height.ts';
import type { ChartNode } from './org-chart.model.ts';
import styles from './org-chart.page.module.css';

interface Props {
  roots: readonly ChartNode[];
  open: ReadonlySet<string>;
  marked: ReadonlySet<string>;
  onToggle(id: string): void;
  onChoose(id: string): void;
}

/** The same bodies as an indented tree; only the rows in sight exist. */
export function OrgTree({ roots, open, marked, onToggle, onChoose }: Props) {
  const t = useShellTexts();
  const { ref, height } = useHeight();
  const data = useMemo(() => {
    const nodeOf = ({ body, children, below }: ChartNode): TreeDataNode => ({
      key: body.id,
      title: (
        <span className={`${styles.row} ${marked.has(body.id) ? styles.hit : ''}`} title={body.name}>
          {body.name}
          <small className={body.vacant ? styles.vacant : styles.head}>
            {body.head ?? (body.vacant ? t('chart.vacant') : '')}
            {below > 0 && ` · ${below}`}
          </small>
        </span>
      ),
      isLeaf: children.length === 0,
      children: children.map(nodeOf),
    });
    return roots.map(nodeOf);
  }, [roots, marked, t]);
  return (
    <div ref={ref} className={styles.tree}>
      <Tree.DirectoryTree
        virtual
        height={height}
        showIcon={false}
        expandAction={false}
        treeData={data}
        expandedKeys={[...open]}
        onExpand={(_, { node }) => onToggle(String(node.key))}
        onSelect={(_, { node }) => onChoose(String(node.key))}
        selectedKeys={[]}
      />
    </div>
  );
}

import { SearchOutlined } from '@ant-design/icons';
import { Late, QueryState, unitQuery, useApi } from '@linli/sdk-web';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Input, Skeleton, Tree } from 'antd';
import type { InputRef, TreeProps } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useDebounced } from '../../frame/use-debounced.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { TreeViewBar } from './tree-view-bar.tsx';
import { UnitHits } from './unit-hits.tsx';
import { opened, treeOf } from './unit-tree.model.ts';
import type { Children, TreeNode } from './unit-tree.model.ts';
import { treeChildrenQuery } from './unit.queries.ts';
import type { TreeView } from './unit.queries.ts';
import styles from './unit-tree.module.css';
import { useHeight } from './use-height.ts';

interface Props {
  selected: number | null;
  onSelect: (unitId: number) => void;
  /** Of which day, and with what is not in force. */
  view: TreeView;
  onView: (view: TreeView) => void;
}
type BranchProps = Omit<Props, 'onView'>;

const ROW_PX = 32;

/** The tree of units: loads as it opens, searched by name or code, all by keyboard (`/` goes to the search). */
export function UnitTree({ selected, onSelect, view, onView }: Props) {
  const t = useShellTexts();
  const [typed, setTyped] = useState('');
  const text = useDebounced(typed.trim(), 200);
  const input = useRef<InputRef>(null);
  useSlash(input);
  return (
    <section className={styles.side} aria-label={t('units.tree')}>
      <Input
        ref={input}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('units.search')}
        aria-label={t('units.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <TreeViewBar view={view} onView={onView} />
      {text ? (
        <UnitHits text={text} selected={selected} onSelect={onSelect} view={view} />
      ) : (
        // Another day is another tree: what stood open in one need not be there in the other.
        <Branches key={`${view.asOf ?? ''} ${view.inactive}`} selected={selected} onSelect={onSelect} view={view} />
      )}
    </section>
  );
}

function Branches({ selected, onSelect, view }: BranchProps) {
  const t = useShellTexts();
  const api = useApi();
  const roots = useQuery(treeChildrenQuery(api, null, view));
  const detail = useQuery({ ...unitQuery(api, selected ?? 0), enabled: selected !== null && view.asOf === null });
  const [expanded, setExpanded] = useState<number[]>([]);
  const { ref, height } = useHeight();
  const tree = useRef<React.ComponentRef<typeof Tree>>(null);

  // What is chosen by a link or a search, or moved, is shown where it stands; what I folded by hand stays folded until then.
  const ancestors = detail.data?.ancestors;
  const place = ancestors && selected !== null ? [...ancestors.map((unit) => unit.id), selected].join('/') : null;
  const [shown, setShown] = useState<string | null>(null);
  if (ancestors && roots.data && place !== null && shown !== place) {
    const own = roots.data;
    setShown(place);
    setExpanded((was) => opened(was, ancestors, own));
  }
  // One root alone stands open.
  const only = roots.data?.length === 1 ? roots.data[0]?.id : undefined;
  const [openedRoot, setOpenedRoot] = useState(false);
  if (only !== undefined && !openedRoot) {
    setOpenedRoot(true);
    setExpanded((was) => [...new Set([...was, only])]);
  }

  const branches = useQueries({ queries: expanded.map((id) => treeChildrenQuery(api, id, view)) });
  const treeData = useMemo(() => {
    const known = new Map<number, Children>(
      expanded.map((id, index) => {
        const branch = branches[index];
        if (branch?.data) return [id, { state: 'known', units: branch.data }];
        return [id, { state: branch?.isError ? 'failed' : 'loading' }];
      }),
    );
    return treeOf(roots.data ?? [], (id) => known.get(id));
  }, [roots.data, expanded, branches]);

  const loaded = branches.every((branch) => !branch.isLoading);
  useEffect(() => {
    if (selected !== null && shown === place && loaded) tree.current?.scrollTo({ key: selected, align: 'auto' });
  }, [selected, shown, place, loaded]);

  const onExpand: TreeProps<TreeNode>['onExpand'] = (keys) => setExpanded(keys.map(Number));
  return (
    <div className={styles.branches} ref={ref}>
      <QueryState query={roots} size="inline" skeleton={<Skeleton active title={false} paragraph={{ rows: 10 }} />}>
        {() => (
          <Tree<TreeNode>
            ref={tree}
            blockNode
            // Keys stay although their nodes are not loaded yet.
            autoExpandParent={false}
            defaultExpandParent={false}
            virtual
            height={height}
            itemHeight={ROW_PX}
            treeData={treeData}
            expandedKeys={expanded}
            onExpand={onExpand}
            selectedKeys={selected === null ? [] : [selected]}
            onSelect={(_keys, { node }) => onSelect(node.key)}
            titleRender={(node) => <NodeTitle node={node} />}
            aria-label={t('units.tree')}
          />
        )}
      </QueryState>
    </div>
  );
}

function NodeTitle({ node }: { node: TreeNode }) {
  const t = useShellTexts();
  if (node.note === 'more') return <span className={styles.note}>{t('units.more', { count: node.childCount })}</span>;
  if (node.note === 'failed') return <span className={styles.note}>{t('units.branch-failed')}</span>;
  if (node.note === 'loading') {
    return (
      <Late>
        <span className={styles.note}>{t('units.loading')}</span>
      </Late>
    );
  }
  return (
    <span className={styles.node}>
      <span className={node.state === 'active' ? styles.name : styles.inactive}>
        {node.name}
        {node.state !== 'active' && ` · ${t(`units.state.${node.state}`)}`}
      </span>
      {node.childCount > 0 && <span className={styles.count}>{node.childCount}</span>}
    </span>
  );
}

/** `/` goes to the search box unless somebody is typing somewhere. */
function useSlash(input: React.RefObject<InputRef | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
        return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [input]);
}

import { useMemo, useState } from 'react';
import type { PermissionId, UnitLevel, UnitRef } from '@linli/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useApi } from '../api/api.hooks.ts';
import { useMe } from '../session/session.hooks.ts';
import { useSdkTexts } from '../texts/sdk-texts.ts';
import { describeError } from '../kit/describe-error.ts';
import { useDebounced } from '../kit/use-debounced.ts';
import { unitChildrenQuery, unitQuery, unitSearchQuery } from './unit.queries.ts';
import { findNode, nodesOf, nodeOfHit, type UnitNode } from './unit-nodes.ts';

export interface UnitPickerProps {
  value?: number | null;
  onChange?(unitId: number | null, unit: UnitRef | null): void;
  onBlur?(): void;
  id?: string;
  /** The tree begins at the units that this permission reaches. Default: my own units. */
  permission?: PermissionId;
  /** Only units of these levels can be chosen; the others only open. */
  levels?: readonly UnitLevel[];
  placeholder?: string;
  allowClear?: boolean;
  disabled?: boolean;
  status?: 'error';
  'aria-label'?: string;
  className?: string;
  style?: React.CSSProperties;
}

/** Chooses a unit: a tree that loads as it opens, searched by name or code through core. */
export function UnitPicker(props: UnitPickerProps) {
  const { value = null, onChange, permission, levels, allowClear = true } = props;
  const t = useSdkTexts();
  const api = useApi();
  const me = useMe();
  const cache = useQueryClient();
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState(false);
  const [children, setChildren] = useState<Readonly<Record<number, UnitNode[]>>>({});
  const text = useDebounced(typed.trim(), 200);
  const searching = text.length > 0;

  const roots = useMemo(
    () => (permission ? (me.permissions.find((held) => held.permission === permission)?.anchors ?? []) : me.units),
    [me, permission],
  );
  const search = useQuery({ ...unitSearchQuery(api, text), enabled: opened && searching });
  const chosen = useQuery({ ...unitQuery(api, value ?? 0), enabled: value !== null });
  const treeData = useMemo(
    () => (searching ? (search.data ?? []).map((hit) => nodeOfHit(hit, levels)) : nodesOf(roots, children, levels)),
    [searching, search.data, roots, children, levels],
  );
  const known = roots.find((unit) => unit.id === value) ?? chosen.data;

  const load = async (unitId: number) => {
    const units = await cache.query(unitChildrenQuery(api, unitId));
    setChildren((previous) => ({ ...previous, [unitId]: nodesOf(units, {}, levels) }));
  };

  return (
    <TreeSelect<{ value: number; label: React.ReactNode } | null, UnitNode>
      id={props.id}
      aria-label={props['aria-label']}
      className={props.className}
      style={{ width: '100%', ...props.style }}
      disabled={props.disabled}
      status={props.status}
      allowClear={allowClear}
      labelInValue
      placeholder={props.placeholder ?? t('unit.placeholder')}
      value={value === null ? undefined : { value, label: known?.name ?? '…' }}
      treeData={treeData}
      treeExpandAction={levels ? 'click' : false}
      loadData={searching ? undefined : (node) => load(Number(node.value))}
      showSearch={{ searchValue: typed, onSearch: setTyped, filterTreeNode: false, autoClearSearchValue: true }}
      popupMatchSelectWidth={false}
      styles={{ popup: { root: { minWidth: 280, maxWidth: 'min(480px, calc(100vw - 32px))' } } }}
      notFoundContent={
        search.error
          ? describeError(search.error, t).title
          : searching && search.isFetching
            ? t('unit.searching')
            : searching
              ? t('unit.not-found', { text })
              : t('unit.none')
      }
      onOpenChange={(open) => {
        setOpened(open);
        if (!open) {
          setTyped('');
        }
      }}
      onBlur={props.onBlur}
      onChange={(next) => {
        onChange?.(next?.value ?? null, next ? (findNode(treeData, next.value)?.unit ?? null) : null);
      }}
      treeNodeLabelProp="name"
    />
  );
}

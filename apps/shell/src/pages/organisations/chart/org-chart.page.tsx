import type { OrganisationNode, OrganisationTree } from '@linli/contracts';
import { ORGANISATION_LINES } from '@linli/contracts';
import { EmptyState, PageHeader, QueryState, formatDate, useApi, useCurrentUnit, useLocale } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Dropdown, Input, Segmented, Select } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { withUnit } from '../../../frame/keep-unit.ts';
import { useDocumentTitle } from '../../../frame/use-document-title.ts';
import { useIsPhone } from '../../../frame/use-phone.ts';
import { useShellTexts } from '../../../texts/shell-texts.ts';
import { organisationTreeQuery } from '../organisation.queries.ts';
import { depthOf, findBodies, forestOf, layOut, openTo, type ChartBody } from './org-chart.model.ts';
import { drawSvg, fitsCanvas, toPng } from './org-chart.picture.ts';
import { OrgChart } from './org-chart.tsx';
import { OrgTree } from './org-tree.tsx';
import styles from './org-chart.page.module.css';

/** How the bodies of a unit stand to one another: as a chart or as a tree, found by name, saved as a picture. */
export function OrgChartPage() {
  const t = useShellTexts();
  useDocumentTitle(t('menu.chart'));
  const { unitId } = useCurrentUnit();
  const [params, setParams] = useSearchParams();
  const line = params.get('line') ?? 'party';
  const rootId = params.get('root') ?? undefined;
  const tree = useQuery(organisationTreeQuery(useApi(), rootId ? { rootId } : { unitId, line }));
  const setLine = (next: string) =>
    setParams((previous) => {
      const changed = new URLSearchParams(previous);
      changed.set('line', next);
      changed.delete('root');
      return changed;
    });
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('menu.chart')}
        description={t('chart.description')}
        extra={
          <Select
            aria-label={t('organisation.line-word')}
            value={rootId ? '' : line}
            options={[
              ...(rootId ? [{ value: '', label: t('chart.one-body') }] : []),
              ...ORGANISATION_LINES.map((value) => ({ value, label: t(`organisation.line.${value}`) })),
            ]}
            onChange={setLine}
            style={{ minWidth: 132 }}
          />
        }
      />
      <QueryState query={tree}>
        {(found: OrganisationTree) => <Chart key={`${rootId ?? line}/${unitId ?? ''}`} tree={found} />}
      </QueryState>
    </div>
  );
}

function Chart({ tree }: { tree: OrganisationTree }) {
  const t = useShellTexts();
  const isPhone = useIsPhone();
  const navigate = useNavigate();
  const { search } = useLocation();
  const roots = useMemo(() => forestOf(tree.items.map(bodyOf)), [tree]);
  const deepest = depthOf(roots);
  const [shape, setShape] = useState<'chart' | 'tree'>(isPhone ? 'tree' : 'chart');
  const [open, setOpen] = useState(() => openTo(roots, roots.length > 3 ? 0 : 1));
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const found = useMemo(() => findBodies(roots, text), [roots, text]);
  const shown = useMemo(() => (text === '' ? open : new Set([...open, ...found.open])), [open, found, text]);
  const marked = useMemo(() => new Set(found.hits), [found]);
  const toggle = (id: string) =>
    setOpen((was) => {
      const next = new Set(was);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const choose = (id: string) => void navigate(withUnit(`/organisations/${id}`, search));
  if (tree.items.length === 0) return <EmptyState title={t('chart.empty')} description={t('chart.empty-how')} />;
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Segmented
          value={shape}
          onChange={setShape}
          options={[
            { value: 'chart', label: t('chart.as-chart') },
            { value: 'tree', label: t('chart.as-tree') },
          ]}
        />
        <Input.Search
          allowClear
          className={styles.search}
          placeholder={t('chart.search')}
          aria-label={t('chart.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {text !== '' && (
          <span role="status" className={styles.found}>
            {t('chart.found', { count: found.hits.length })}
          </span>
        )}
        <span className={styles.space} />
        <Select
          aria-label={t('chart.open-to')}
          placeholder={t('chart.open-to')}
          value={null}
          options={Array.from({ length: deepest }, (_, depth) => ({
            value: depth,
            label:
              depth === 0
                ? t('chart.fold-all')
                : depth === deepest - 1
                  ? t('chart.open-all')
                  : t('chart.open-depth', { depth: depth + 1 }),
          }))}
          onChange={(depth: number | null) => setOpen(openTo(roots, depth ?? 0))}
          style={{ minWidth: 116 }}
        />
        <Save roots={roots} open={shown} />
      </div>
      {!tree.complete && <Alert type="warning" banner title={t('chart.cut', { count: tree.items.length })} />}
      <div className={styles.canvas}>
        {shape === 'chart' ? (
          <OrgChart roots={roots} open={shown} marked={marked} onToggle={toggle} onChoose={choose} />
        ) : (
          <OrgTree roots={roots} open={shown} marked={marked} onToggle={toggle} onChoose={choose} />
        )}
      </div>
    </div>
  );
}

/** Saves what stands open now as a picture. */
function Save({ roots, open }: { roots: ReturnType<typeof forestOf>; open: ReadonlySet<string> }) {
  const t = useShellTexts();
  const locale = useLocale();
  const { message } = App.useApp();
  const draw = () => {
    const layout = layOut(roots, open);
    const subtitle = t('chart.picture-of', { day: formatDate(new Date(), locale), count: layout.placed.length });
    return drawSvg(layout, {
      title: roots.length === 1 ? (roots[0]?.body.name ?? '') : t('menu.chart'),
      subtitle,
      vacant: t('chart.vacant'),
    });
  };
  const save = async (kind: 'png' | 'svg') => {
    const drawing = draw();
    if (kind === 'png' && !fitsCanvas(drawing)) {
      void message.warning(t('chart.too-large'));
      return;
    }
    try {
      const blob = kind === 'png' ? await toPng(drawing) : new Blob([drawing.svg], { type: 'image/svg+xml' });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = `${t('menu.chart')}.${kind}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch {
      void message.error(t('chart.not-saved'));
    }
  };
  return (
    <Dropdown
      menu={{
        items: [
          { key: 'png', label: t('chart.save-png'), onClick: () => void save('png') },
          { key: 'svg', label: t('chart.save-svg'), onClick: () => void save('svg') },
        ],
      }}
    >
      <Button>{t('chart.save')}</Button>
    </Dropdown>
  );
}

function bodyOf({ id, superiorId, name, headName, headVacant, state }: OrganisationNode): ChartBody {
  return { id, superiorId, name, head: headName, vacant: headVacant, state };
}

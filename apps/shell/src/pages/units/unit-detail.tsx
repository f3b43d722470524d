import type { UnitDetail, UnitRef } from '@linli/contracts';
import { childLevelOf } from '@linli/contracts';
import { PageHeader, QueryState, TimeText, formatDate, unitQuery, useAnchors, useApi, useLocale } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Tabs, Tag } from 'antd';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { shortPath } from '../../frame/short-path.ts';
import { useContributionQuery } from '../../frame/shell.context.tsx';
import { contributionsAt, textOf } from '../../plugin-host/contributions.ts';
import { RemoteExtension } from '../../plugin-host/remote-extension.tsx';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AddUnitForm } from './add-unit.form.tsx';
import { MoveUnitForm } from './move-unit.form.tsx';
import { RenameUnitForm } from './rename-unit.form.tsx';
import { UnitChildren } from './unit-children.tsx';
import { UnitHistory } from './unit-history.tsx';
import styles from './units.module.css';

/** One unit: where it stands, its code, what is below it, what happened to it, and what plugins know about it. */
export function UnitDetailPane({ unitId }: { unitId: number }) {
  const unit = useQuery(unitQuery(useApi(), unitId));
  return <QueryState query={unit}>{(detail) => <Detail unit={detail} />}</QueryState>;
}

type Form = 'add-child' | 'rename' | 'move';

function Detail({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const [form, setForm] = useState<Form | null>(null);
  const own = useAnchors('core.unit.read');
  const childLevel = childLevelOf(unit.level);
  const childWord = childLevel ? t(`level.${childLevel}`) : '';

  const may = (action: Form) => unit.actions.includes(action);
  const add: PageAction = {
    key: 'add-child',
    label: t('units.add.verb', { level: childWord }),
    onClick: () => setForm('add-child'),
  };
  const rename: PageAction = { key: 'rename', label: t('units.rename.verb'), onClick: () => setForm('rename') };
  const move: PageAction = { key: 'move', label: t('units.move.verb'), onClick: () => setForm('move') };
  const actions = [...(may('rename') ? [rename] : []), ...(may('move') ? [move] : [])];
  const close = () => setForm(null);
  return (
    <>
      <PageHeader
        title={unit.name}
        breadcrumb={[
          { label: t('menu.units'), href: withUnit('/units', search) },
          ...stepsAbove(unit.ancestors, own).map(({ id, name, mine }) => ({
            label: name,
            ...(mine ? { href: withUnit(`/units/${id}`, search) } : {}),
          })),
        ]}
        tags={<Tag>{t(`level.${unit.level}`)}</Tag>}
        primary={may('add-child') && childLevel ? add : undefined}
        actions={actions}
      />
      <UnitFacts unit={unit} />
      <UnitTabs unit={unit} childWord={childWord} />
      {childLevel && <AddUnitForm unit={unit} level={childLevel} open={form === 'add-child'} onClose={close} />}
      <RenameUnitForm unit={unit} open={form === 'rename'} onClose={close} />
      <MoveUnitForm unit={unit} open={form === 'move'} onClose={close} />
    </>
  );
}

/** The units above one, and which of them this person may open: those at and below their own. */
function stepsAbove(ancestors: readonly UnitRef[], own: readonly UnitRef[]): (UnitRef & { mine: boolean })[] {
  const from = ancestors.findIndex((unit) => own.some((anchor) => anchor.id === unit.id));
  return [...shortPath(ancestors.map((unit, index) => ({ ...unit, mine: from !== -1 && index >= from })))];
}

function UnitFacts({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const locale = useLocale();
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('units.code')}</dt>
        <dd>{unit.code ?? <span className={styles.pending}>{t('units.code-pending')}</span>}</dd>
      </div>
      {unit.aliases.length > 0 && (
        <div>
          <dt>{t('units.aliases')}</dt>
          <dd>
            {unit.aliases.map((alias) => (
              <span key={alias.code} className={styles.alias}>
                {alias.code}{' '}
                <span className={styles.until}>
                  {t(`units.alias.${alias.reason}`, { date: formatDate(alias.until, locale) })}
                </span>
              </span>
            ))}
          </dd>
        </div>
      )}
      <div>
        <dt>{t('units.children')}</dt>
        <dd>{unit.childCount}</dd>
      </div>
      <div>
        <dt>{t('units.created')}</dt>
        <dd>
          <TimeText at={unit.createdAt} kind="date" />
        </dd>
      </div>
    </dl>
  );
}

function UnitTabs({ unit, childWord }: { unit: UnitDetail; childWord: string }) {
  const t = useShellTexts();
  const locale = useLocale();
  const [search, setSearch] = useSearchParams();
  const added = contributionsAt('core.unit.detail.tab/v1', useContributionQuery());
  const items = [
    ...(childWord
      ? [
          {
            key: 'children',
            label: t('units.tab.children'),
            children: <UnitChildren unit={unit} childWord={childWord} />,
          },
        ]
      : []),
    ...added.map(({ key, plugin, extension }) => ({
      key,
      label: textOf(plugin, extension.props.label, locale),
      children: (
        <RemoteExtension
          plugin={plugin}
          expose={extension.props.component.$ref}
          size="inline"
          componentProps={{ unit, unitId: unit.id }}
        />
      ),
    })),
    { key: 'history', label: t('units.tab.history'), children: <UnitHistory unit={unit} /> },
  ];
  const asked = search.get('tab');
  const active = items.some((item) => item.key === asked) ? (asked ?? undefined) : items[0]?.key;
  return (
    <div className={styles.card}>
      <Tabs
        items={items}
        activeKey={active}
        destroyOnHidden
        onChange={(tab) =>
          setSearch(
            (previous) => {
              const next = new URLSearchParams(previous);
              next.set('tab', tab);
              return next;
            },
            { replace: true },
          )
        }
      />
    </div>
  );
}

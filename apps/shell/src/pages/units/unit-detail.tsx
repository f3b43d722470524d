import type { UnitDetail, UnitRef } from '@linli/contracts';
import { childLevelOf } from '@linli/contracts';
import { PageHeader, QueryState, TimeText, unitQuery, useAnchors, useApi, useCan, useLocale } from '@linli/sdk-web';
import type { PageAction } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Alert, Tabs, Tag } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { shortPath } from '../../frame/short-path.ts';
import { useContributionQuery } from '../../frame/shell.context.tsx';
import { contributionsAt, textOf } from '../../plugin-host/contributions.ts';
import { RemoteExtension } from '../../plugin-host/remote-extension.tsx';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { AbolishUnitForm } from './abolish-unit.form.tsx';
import { AddUnitForm } from './add-unit.form.tsx';
import { AddAliasForm, AliasFacts } from './alias-facts.tsx';
import { MergeUnitForm } from './merge-unit.form.tsx';
import { MoveUnitForm } from './move-unit.form.tsx';
import { RenameUnitForm } from './rename-unit.form.tsx';
import { SplitUnitForm } from './split-unit.form.tsx';
import { UnitBodies } from './unit-bodies.tsx';
import { UnitChildren } from './unit-children.tsx';
import { UnitHistory } from './unit-history.tsx';
import { UnitPlans } from './unit-plans.tsx';
import styles from './units.module.css';

/** One unit: where it stands, its code, what is below it, what happened to it, and what plugins know about it. */
export function UnitDetailPane({ unitId }: { unitId: number }) {
  const unit = useQuery(unitQuery(useApi(), unitId));
  return <QueryState query={unit}>{(detail) => <Detail unit={detail} />}</QueryState>;
}

type Form = 'add-child' | 'rename' | 'move' | 'merge' | 'split' | 'abolish' | 'alias';

/** In the menu, in this order; each only where core says that it may be done. */
const CHANGES = ['rename', 'move', 'merge', 'split', 'abolish'] as const;

function Detail({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const { search } = useLocation();
  const [form, setForm] = useState<Form | null>(null);
  const own = useAnchors('core.unit.read');
  const mayImport = useCan('core.unit.import');
  const mayDistribute = useCan('core.unit.distribute');
  const childLevel = childLevelOf(unit.level);
  const childWord = childLevel ? t(`level.${childLevel}`) : '';

  const may = (action: Exclude<Form, 'alias'>) => unit.actions.includes(action);
  const add: PageAction = {
    key: 'add-child',
    label: t('units.add.verb', { level: childWord }),
    onClick: () => setForm('add-child'),
  };
  const actions: PageAction[] = [
    ...CHANGES.filter(may).map((key) => ({
      key,
      label: t(`units.${key}.verb`),
      onClick: () => setForm(key),
      ...(key === 'abolish' ? { danger: true } : {}),
    })),
    ...(may('rename') ? [{ key: 'alias', label: t('units.foreign.verb'), onClick: () => setForm('alias') }] : []),
    ...(mayImport ? [{ key: 'import', label: t('menu.import'), href: '/imports/units' }] : []),
    ...(mayDistribute ? [{ key: 'distribution', label: t('menu.distribution'), href: '/units/distribution' }] : []),
  ];
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
        tags={
          <>
            <Tag>{t(`level.${unit.level}`)}</Tag>
            {unit.state !== 'active' && (
              <Tag color={unit.state === 'planned' ? 'processing' : 'default'}>{t(`units.state.${unit.state}`)}</Tag>
            )}
          </>
        }
        primary={may('add-child') && childLevel ? add : undefined}
        actions={actions}
      />
      <Life unit={unit} />
      <UnitPlans unit={unit} />
      <UnitFacts unit={unit} />
      <UnitTabs unit={unit} childWord={childWord} />
      {childLevel && <AddUnitForm unit={unit} level={childLevel} open={form === 'add-child'} onClose={close} />}
      <RenameUnitForm unit={unit} open={form === 'rename'} onClose={close} />
      <MoveUnitForm unit={unit} open={form === 'move'} onClose={close} />
      <MergeUnitForm unit={unit} open={form === 'merge'} onClose={close} />
      <SplitUnitForm unit={unit} open={form === 'split'} onClose={close} />
      <AbolishUnitForm unit={unit} open={form === 'abolish'} onClose={close} />
      <AddAliasForm unit={unit} open={form === 'alias'} onClose={close} />
    </>
  );
}

/** What a person must know first: it has ended and who took over, or records wait here for their new unit. */
function Life({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const ended = unit.state !== 'active' && unit.state !== 'planned';
  return (
    <>
      {ended && (
        <Alert
          className={styles.warning}
          type="warning"
          showIcon
          title={t('units.ended', { state: t(`units.state.${unit.state}`), day: unit.validTo ?? '' })}
          description={
            unit.successors.length > 0 && <UnitLinks label={t('units.successors')} units={unit.successors} />
          }
        />
      )}
      {unit.waiting && (
        <Alert
          className={styles.warning}
          type="info"
          showIcon
          title={t('units.waiting')}
          action={<Link to="/units/distribution">{t('units.waiting-open')}</Link>}
        />
      )}
    </>
  );
}

function UnitLinks({ label, units }: { label: string; units: readonly UnitRef[] }) {
  const { search } = useLocation();
  return (
    <span className={styles.links}>
      {label}
      {units.map(({ id, name }) => (
        <Link key={id} to={withUnit(`/units/${id}`, search)}>
          {name}
        </Link>
      ))}
    </span>
  );
}

/** The units above one, and which of them this person may open: those at and below their own. */
export function stepsAbove(ancestors: readonly UnitRef[], own: readonly UnitRef[]): (UnitRef & { mine: boolean })[] {
  const from = ancestors.findIndex((unit) => own.some((anchor) => anchor.id === unit.id));
  return [...shortPath(ancestors.map((unit, index) => ({ ...unit, mine: from !== -1 && index >= from })))];
}

function UnitFacts({ unit }: { unit: UnitDetail }) {
  const t = useShellTexts();
  const mayReadGrants = useCan('core.grant.read');
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
            <AliasFacts unit={unit} />
          </dd>
        </div>
      )}
      {unit.gridKind && (
        <div>
          <dt>{t('units.grid-kind')}</dt>
          <dd>{t(`units.add.gridKind.option.${unit.gridKind}`)}</dd>
        </div>
      )}
      {(unit.validFrom ?? unit.validTo) && (
        <div>
          <dt>{t('units.valid')}</dt>
          <dd>
            {t(unit.validTo ? 'units.valid-period' : 'units.valid-from', {
              from: unit.validFrom ?? t('units.valid-unknown'),
              to: unit.validTo ?? '',
            })}
          </dd>
        </div>
      )}
      {unit.predecessors.length > 0 && (
        <div>
          <dt>{t('units.predecessors')}</dt>
          <dd>
            <UnitLinks label="" units={unit.predecessors} />
          </dd>
        </div>
      )}
      {mayReadGrants && (
        <div>
          <dt>{t('units.access')}</dt>
          <dd className={styles.links}>
            <Link to={`/access/grants?unit=${unit.id}`}>{t('units.access-grants')}</Link>
            <Link to={`/access/who?unit=${unit.id}`}>{t('units.access-who')}</Link>
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
  const mayReadBodies = useCan('core.organisation.read');
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
    ...(mayReadBodies ? [{ key: 'bodies', label: t('units.tab.bodies'), children: <UnitBodies unit={unit} /> }] : []),
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

import { useEffect, useState } from 'react';
import type { FieldControlProps, FieldHint } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { PROJECT_PERMISSION } from '../../contract/index.ts';
import type { BudgetItem, CheckProject, ProjectLine, ProjectType } from '../../contract/index.ts';
import { moneyText } from '../money.ts';
import { plugin } from '../plugin.ts';
import { ItemsField } from './items-field.tsx';
import { linesQuery, rulesQuery } from './project-more.queries.ts';
import { RuleNotes } from './rule-notes.tsx';

type Values = Readonly<Record<string, unknown>>;
const SETTLE_MS = 500;

/** What the schema of a project does not tell about its form; `unitId` is where the project is. */
export function useProjectFields(unitOfRecord?: number): {
  fields: Record<string, FieldHint>;
  onValues(values: Values): void;
} {
  const api = plugin.useApi();
  const [values, setValues] = useState<Values>({});
  const unitId = unitOfRecord ?? (typeof values['unitId'] === 'number' ? values['unitId'] : undefined);
  const asked = useSettled(askedOf(values));
  const findings = useQuery(rulesQuery(api, asked)).data?.items ?? [];
  const fields: Record<string, FieldHint> = {
    unitId: { control: 'unit', permission: PROJECT_PERMISSION.file },
    lineId: { control: 'select', render: (props) => <LineField {...props} unitId={unitId} /> },
    door: { required: true, visibleWhen: ({ proposer }) => proposer === 'resident' },
    need: {
      render: (props) => (
        <>
          <NeedField {...props} />
          <RuleNotes findings={findings.filter(({ kind }) => kind === 'forbidden')} />
        </>
      ),
    },
    items: {
      control: 'yuan',
      render: (props) => (
        <>
          <ItemsField {...props} />
          <RuleNotes findings={findings.filter(({ kind }) => kind === 'cap')} />
        </>
      ),
    },
  };
  return { fields, onValues: setValues };
}

function NeedField({ id, value, onChange, onBlur }: FieldControlProps) {
  return (
    <Input.TextArea
      id={id}
      rows={4}
      maxLength={1000}
      showCount
      value={typeof value === 'string' ? value : ''}
      onBlur={onBlur}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

/** The lines that the unit may draw on, each with what is left. */
function LineField({
  id,
  value,
  onChange,
  onBlur,
  unitId,
  'aria-label': label,
}: FieldControlProps & { unitId?: number | undefined }) {
  const t = plugin.useTexts();
  const { data, isLoading } = useQuery(linesQuery(plugin.useApi(), unitId));
  const words = ({ fundTitle, year, category, available }: ProjectLine) =>
    t('project.line.option', {
      fund: fundTitle,
      year,
      category: t(`project.category.${category}`),
      available: moneyText(available).slice(1),
    });
  return (
    <Select
      id={id}
      aria-label={label}
      value={value as string | undefined}
      loading={isLoading}
      onBlur={onBlur}
      onChange={onChange}
      options={(data?.items ?? []).map((line) => ({ value: line.id, label: words(line) }))}
      notFoundContent={t(unitId === undefined ? 'project.line.unit-first' : 'project.line.none')}
    />
  );
}

function askedOf({ lineId, type, title, need, items }: Values): CheckProject | null {
  if (typeof lineId !== 'string' || typeof type !== 'string') return null;
  const written = (Array.isArray(items) ? items : []) as Partial<BudgetItem>[];
  const words = [title, need, ...written.map(({ name }) => name)].filter((each) => typeof each === 'string');
  const fen = written.reduce((sum, item) => sum + (item.fen ?? 0), 0);
  return { lineId, type: type as ProjectType, fen, text: words.join('\n') };
}

/** The same once it has not changed for a moment: nobody is told of a rule in the middle of a word. */
function useSettled<T>(value: T): T {
  const key = JSON.stringify(value);
  const [settled, setSettled] = useState({ key, value });
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ key, value: JSON.parse(key) as T }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return settled.value;
}

import type { UnitDetail } from '@linli/contracts';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { QueryState, unitChildrenQuery, useApi } from '@linli/sdk-web';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useShellTexts } from '../../texts/shell-texts.ts';
import type { SplitShape } from './split-unit.form.tsx';
import styles from './split-plan.module.css';

interface Props {
  unit: UnitDetail;
  value: SplitShape;
  onChange: (value: SplitShape) => void;
}

/** The new units by name and code, and below it where each child goes. */
export function SplitPlan({ unit, value, onChange }: Props) {
  const t = useShellTexts();
  const children = useQuery(unitChildrenQuery(useApi(), unit.id));
  const { parts } = value;
  const change = (index: number, more: Partial<SplitShape['parts'][number]>) =>
    onChange({ ...value, parts: parts.map((part, place) => (place === index ? { ...part, ...more } : part)) });
  /** Children of a part that is taken away are to be placed anew. */
  const remove = (index: number) =>
    onChange({
      parts: parts.filter((_, place) => place !== index),
      children: Object.fromEntries(
        Object.entries(value.children).flatMap(([id, place]) =>
          place === index ? [] : [[id, place > index ? place - 1 : place]],
        ),
      ),
    });
  const options = parts.map(({ name }, place) => ({
    value: place,
    label: name.trim() || t('units.split.part', { number: place + 1 }),
  }));
  return (
    <div className={styles.plan}>
      {parts.map((part, index) => (
        <div key={index} className={styles.part}>
          <Input
            aria-label={t('units.split.part-name', { number: index + 1 })}
            placeholder={t('units.split.part-name', { number: index + 1 })}
            value={part.name}
            maxLength={60}
            onChange={(event) => change(index, { name: event.target.value })}
          />
          <Input
            aria-label={t('units.split.part-code')}
            placeholder={t('units.split.part-code')}
            value={part.code ?? ''}
            maxLength={17}
            inputMode="numeric"
            onChange={(event) => change(index, { code: event.target.value.trim() })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('units.split.remove', { number: index + 1 })}
            disabled={parts.length <= 2}
            onClick={() => remove(index)}
          />
        </div>
      ))}
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={parts.length >= 20}
        onClick={() => onChange({ ...value, parts: [...parts, { name: '' }] })}
      >
        {t('units.split.add')}
      </Button>
      <QueryState query={children} size="inline">
        {(units) =>
          units.length > 0 && (
            <div className={styles.children}>
              <strong>{t('units.split.children', { count: units.length })}</strong>
              {units.map((child) => (
                <label key={child.id} className={styles.child}>
                  <span>{child.name}</span>
                  <Select
                    aria-label={t('units.split.goes', { name: child.name })}
                    placeholder={t('units.split.choose')}
                    options={options}
                    value={value.children[String(child.id)]}
                    onChange={(place: number) =>
                      onChange({ ...value, children: { ...value.children, [String(child.id)]: place } })
                    }
                  />
                </label>
              ))}
            </div>
          )
        }
      </QueryState>
    </div>
  );
}

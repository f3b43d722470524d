import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api.hooks.ts';
import { useSdkTexts } from '../../texts/sdk-texts.ts';
import { unitQuery } from '../../unit/unit.queries.ts';
import { filterKeys, type AddressChange } from './list-query.ts';
import type { ListFilter } from './list.types.ts';
import styles from './list-filters.module.css';

interface FilterWordsProps {
  filters: readonly ListFilter[];
  values: Readonly<Record<string, string>>;
  onChange(values: AddressChange): void;
}

/** What is set, each as a word that can be taken away, and all at once. */
export function FilterWords({ filters, values, onChange }: FilterWordsProps) {
  const t = useSdkTexts();
  const set = filters.filter((filter) => filterKeys([filter]).some((key) => values[key]));
  if (set.length === 0) {
    return null;
  }
  const clear = (some: readonly ListFilter[]) =>
    onChange(Object.fromEntries(filterKeys(some).map((key) => [key, null])));
  return (
    <ul className={styles.words} aria-label={t('list.filters-set')}>
      {set.map((filter) => (
        <li key={filter.key}>
          <button
            type="button"
            className={styles.word}
            aria-label={t('list.remove-filter', { label: filter.label })}
            onClick={() => clear([filter])}
          >
            <span className={styles.wordLabel}>{filter.label}</span>
            <WordValue filter={filter} values={values} />
            <CloseOutlined aria-hidden="true" className={styles.close} />
          </button>
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <button type="button" className={styles.clear} onClick={() => clear(set)}>
            {t('list.clear')}
          </button>
        </li>
      )}
    </ul>
  );
}

function WordValue({ filter, values }: Pick<FilterWordsProps, 'values'> & { filter: ListFilter }) {
  const t = useSdkTexts();
  const value = values[filter.key] ?? '';
  switch (filter.kind) {
    case 'unit':
      return <UnitName id={Number(value)} />;
    case 'date-range':
      return (
        <span>{`${values[`${filter.key}From`] ?? '…'} ${t('list.range')} ${values[`${filter.key}To`] ?? '…'}`}</span>
      );
    case 'select':
      return (
        <span>
          {value
            .split(',')
            .map((one) => filter.options.find((option) => option.value === one)?.label ?? one)
            .join(t('list.and'))}
        </span>
      );
    case 'text':
      return <span>{filter.words?.(value) ?? value}</span>;
  }
}

function UnitName({ id }: { id: number }) {
  const unit = useQuery(unitQuery(useApi(), id));
  return <span>{unit.data?.name ?? '…'}</span>;
}

import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useSdkTexts } from '../../texts/sdk-texts.ts';
import { UnitPicker } from '../../unit/unit-picker.tsx';
import type { AddressChange } from './list-query.ts';
import type { ListFilter } from './list.types.ts';
import styles from './list-filters.module.css';

/** A choice among more than this is made by typing. */
const SEARCHED_FROM = 12;

interface FilterControlProps {
  filter: ListFilter;
  values: Readonly<Record<string, string>>;
  /** In the sheet of a phone: full width, with the label above. */
  wide: boolean;
  onChange(values: AddressChange): void;
}

/** The control of one filter. */
export function FilterControl(props: FilterControlProps) {
  const { filter, wide } = props;
  return wide ? (
    <div className={styles.field}>
      <span className={styles.label}>{filter.label}</span>
      <Control {...props} />
    </div>
  ) : (
    <Control {...props} />
  );
}

function Control({ filter, values, wide, onChange }: FilterControlProps) {
  const t = useSdkTexts();
  const value = values[filter.key];
  const className = wide ? styles.wide : styles.control;
  switch (filter.kind) {
    case 'select':
      return filter.multiple ? (
        <Select
          className={className}
          mode="multiple"
          maxTagCount={0}
          maxTagPlaceholder={(hidden) => t('list.filter-set', { label: filter.label, count: hidden.length })}
          allowClear
          aria-label={filter.label}
          placeholder={filter.label}
          popupMatchSelectWidth={false}
          options={[...filter.options]}
          value={value ? value.split(',') : []}
          onChange={(next: string[]) => onChange({ [filter.key]: next.join(',') })}
        />
      ) : (
        <Select
          className={className}
          allowClear
          aria-label={filter.label}
          placeholder={filter.label}
          popupMatchSelectWidth={false}
          showSearch={filter.options.length > SEARCHED_FROM ? { optionFilterProp: 'label' } : false}
          options={[...filter.options]}
          value={value}
          onChange={(next: string | undefined) => onChange({ [filter.key]: next ?? null })}
        />
      );
    case 'unit':
      return (
        <UnitPicker
          className={className}
          style={wide ? undefined : { width: 176 }}
          aria-label={filter.label}
          placeholder={filter.label}
          permission={filter.permission}
          levels={filter.levels}
          value={value ? Number(value) : null}
          onChange={(unitId) => onChange({ [filter.key]: unitId === null ? null : String(unitId) })}
        />
      );
    case 'date-range': {
      const from = values[`${filter.key}From`];
      const to = values[`${filter.key}To`];
      return (
        <DatePicker.RangePicker
          className={wide ? styles.wide : styles.range}
          aria-label={filter.label}
          allowEmpty={[true, true]}
          inputReadOnly={wide}
          placeholder={[t('list.from', { label: filter.label }), t('list.to')]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(range) =>
            onChange({
              [`${filter.key}From`]: range?.[0]?.format('YYYY-MM-DD') ?? null,
              [`${filter.key}To`]: range?.[1]?.format('YYYY-MM-DD') ?? null,
            })
          }
        />
      );
    }
    case 'text':
      return (
        <Input
          key={value ?? ''}
          className={className}
          allowClear
          aria-label={filter.label}
          placeholder={filter.label}
          defaultValue={value}
          onBlur={(event) =>
            event.target.value.trim() !== (value ?? '') && onChange({ [filter.key]: event.target.value.trim() })
          }
          onPressEnter={(event) => onChange({ [filter.key]: event.currentTarget.value.trim() })}
        />
      );
  }
}

import { useEffect, useRef, useState } from 'react';
import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Input } from 'antd';
import { useSdkTexts } from '../../texts/sdk-texts.ts';
import { FilterControl } from './list-filter-control.tsx';
import { FilterWords } from './list-filter-words.tsx';
import type { AddressChange } from './list-query.ts';
import type { ListColumn, ListFilter, ListQuery } from './list.types.ts';
import styles from './list-filters.module.css';

interface ListFiltersProps<T> {
  query: ListQuery;
  filters: readonly ListFilter[];
  columns: readonly ListColumn<T>[];
  search: { placeholder: string } | undefined;
  phone: boolean;
  onChange(values: AddressChange, options?: { replace?: boolean }): void;
}

/** The filter line: search and filters side by side (in a sheet on a phone), and below what is set, as words to remove. */
export function ListFilters<T>({ query, filters, search, phone, onChange }: ListFiltersProps<T>) {
  const t = useSdkTexts();
  const [sheet, setSheet] = useState(false);
  const set = Object.keys(query.filters).length;
  const controls = filters
    .filter(({ wordOnly }) => !wordOnly)
    .map((filter) => (
      <FilterControl key={filter.key} filter={filter} values={query.filters} wide={phone} onChange={onChange} />
    ));
  return (
    <div className={styles.filters} role="search">
      <div className={styles.line}>
        {search && <SearchBox value={query.q} placeholder={search.placeholder} onChange={(q) => onChange({ q })} />}
        {phone && filters.length > 0 ? (
          <Badge count={set} size="small" color="var(--ant-color-primary)">
            <Button icon={<FilterOutlined />} onClick={() => setSheet(true)}>
              {t('list.filter')}
            </Button>
          </Badge>
        ) : (
          controls
        )}
      </div>
      <FilterWords filters={filters} values={query.filters} onChange={onChange} />
      {phone && (
        <Drawer
          open={sheet}
          placement="bottom"
          size="auto"
          title={t('list.filter')}
          onClose={() => setSheet(false)}
          footer={
            <Button type="primary" block size="large" onClick={() => setSheet(false)}>
              {t('list.show-result')}
            </Button>
          }
        >
          <div className={styles.sheet}>{controls}</div>
        </Drawer>
      )}
    </div>
  );
}

interface SearchBoxProps {
  value: string;
  placeholder: string;
  onChange(value: string): void;
}

/** Asks when typing pauses; while Chinese is being composed nothing is asked. */
function SearchBox({ value, placeholder, onChange }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // The address changed under the box (back, a removed word): show that; but not what was typed here a moment ago.
  const [seen, setSeen] = useState(value);
  const [sent, setSent] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (sent !== value) {
      setSent(value);
      setTyped(value);
    }
  }
  const send = (text: string) => {
    clearTimeout(timer.current);
    setSent(text.trim());
    onChange(text.trim());
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (text: string) => {
    clearTimeout(timer.current);
    const here = window.location.pathname;
    // Whoever has gone on to a record while it is being loaded is not brought back to the list.
    timer.current = setTimeout(() => window.location.pathname === here && send(text), 350);
  };
  return (
    <span data-list-search className={styles.search}>
      <Input
        type="search"
        allowClear
        aria-label={placeholder}
        placeholder={placeholder}
        prefix={<SearchOutlined aria-hidden="true" className={styles.icon} />}
        value={typed}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          later(event.currentTarget.value);
        }}
        onChange={(event) => {
          setTyped(event.target.value);
          if (!composing.current) {
            later(event.target.value);
          }
        }}
        onPressEnter={(event) => send(event.currentTarget.value)}
      />
    </span>
  );
}

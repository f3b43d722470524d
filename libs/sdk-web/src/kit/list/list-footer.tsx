import type { Page } from '@linli/contracts';
import { Button, Pagination } from 'antd';
import { useSdkTexts } from '../../texts/sdk-texts.ts';
import type { AddressChange } from './list-query.ts';
import type { CursorPage, ListQuery } from './list.types.ts';
import styles from './list-page.module.css';

interface ListFooterProps<T> {
  page: Page<T> | CursorPage<T>;
  query: ListQuery;
  phone: boolean;
  onChange(values: AddressChange): void;
}

/** How many rows there are and the way to the others; of a list that nobody counts only the way. */
export function ListFooter<T>({ page, query, phone, onChange }: ListFooterProps<T>) {
  const t = useSdkTexts();
  if ('next' in page) return <CursorFooter page={page} query={query} onChange={onChange} />;
  if (page.items.length === 0) return null;
  const pages = Math.ceil(page.total / page.pageSize);
  return (
    <footer className={styles.footer}>
      <span className={styles.total} role="status">
        {t(page.exact ? 'list.total' : 'list.total-more', { count: page.total, text: grouped(page.total) })}
      </span>
      {(pages > 1 || query.pageSize !== 20) && (
        <Pagination
          size="small"
          simple={phone}
          current={query.page}
          pageSize={query.pageSize}
          total={page.total}
          showSizeChanger={!phone}
          pageSizeOptions={[10, 20, 50, 100]}
          onChange={(next, size) => onChange(size === query.pageSize ? { page: String(next) } : { size: String(size) })}
        />
      )}
    </footer>
  );
}

function CursorFooter<T>({
  page,
  query,
  onChange,
}: Pick<ListFooterProps<T>, 'query' | 'onChange'> & { page: CursorPage<T> }) {
  const t = useSdkTexts();
  const { next, note } = page;
  if (next === null && query.after === undefined && !note) return null;
  return (
    <footer className={styles.footer}>
      <span className={styles.total} role="status">
        {note ?? (next === null ? t('list.no-older') : '')}
      </span>
      <span className={styles.steps}>
        {query.after !== undefined && <Button onClick={() => onChange({ after: null })}>{t('list.newest')}</Button>}
        {next !== null && (
          <Button onClick={() => onChange({ after: next })}>{t(note ? 'list.search-on' : 'list.older')}</Button>
        )}
      </span>
    </footer>
  );
}

/** A number with a thin gap between thousands, as lists write totals. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ' ');
}

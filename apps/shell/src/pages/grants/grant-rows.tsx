import type { Grant } from '@linli/contracts';
import { QueryState, StateTag, formatDate, useApi, useLocale } from '@linli/sdk-web';
import type { ApiQuery } from '@linli/sdk-web';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Pagination } from 'antd';
import { useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { withUnit } from '../../frame/keep-unit.ts';
import { useShellTexts } from '../../texts/shell-texts.ts';
import { useGrantWords } from '../access/access-words.ts';
import { AccountLink, AnchorLink } from '../access/refs.tsx';
import own from '../access/access.module.css';
import styles from '../directory/directory.module.css';
import { grantPageQuery } from './grant.queries.ts';

const PAGE = 20;

interface Props {
  /** Whose: by account, by role. */
  query: ApiQuery;
  /** What the page is not about itself. */
  first: 'account' | 'role';
  /** When there is none. */
  none: ReactNode;
}

/** Grants on the page of an account or of a role, a page at a time. */
export function GrantRows({ query, first, none }: Props) {
  const [page, setPage] = useState(1);
  const found = useQuery({
    ...grantPageQuery(useApi(), { ...query, page, pageSize: PAGE }),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryState query={found} size="inline">
      {({ items, total }) =>
        items.length === 0 ? (
          none
        ) : (
          <>
            <ul className={styles.rows}>
              {items.map((grant) => (
                <Row key={grant.id} grant={grant} first={first} />
              ))}
            </ul>
            {total > PAGE && (
              <div className={styles.pager}>
                <Pagination
                  size="small"
                  current={page}
                  pageSize={PAGE}
                  total={total}
                  onChange={setPage}
                  showSizeChanger={false}
                />
              </div>
            )}
          </>
        )
      }
    </QueryState>
  );
}

function Row({ grant, first }: { grant: Grant; first: Props['first'] }) {
  const t = useShellTexts();
  const locale = useLocale();
  const words = useGrantWords();
  const { search } = useLocation();
  const { id, account, role, validFrom, validTo } = grant;
  const address = withUnit(`/access/grants/${id}`, search);
  return (
    <li>
      <span className={own.rowHead}>
        {first === 'account' ? (
          <>
            <AccountLink of={account} />
            {account.post && <small>{t(`post.${account.post}`)}</small>}
          </>
        ) : (
          <Link to={address}>{role.title}</Link>
        )}
        <StateTag tone={words.tone(grant)}>{words.state(grant)}</StateTag>
      </span>
      <AnchorLink of={grant} />
      <span className={styles.days}>
        {first === 'account' ? (
          <Link to={address}>{formatDate(validFrom, locale)}</Link>
        ) : (
          formatDate(validFrom, locale)
        )}
        {' — '}
        {words.end(validTo)}
      </span>
    </li>
  );
}

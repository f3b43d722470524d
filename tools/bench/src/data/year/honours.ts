import type { Client } from 'pg';
import { fill, inBulk, uuid } from './fill.ts';
import type { Amounts } from './year.ts';

const plugin = 'honours';

/** Nominations of a round, and good deeds that hang out. */
export async function fillHonours(client: Client, { nominations, deeds }: Amounts): Promise<void> {
  await inBulk(client, plugin, ['scheme', 'award_round', 'nomination', 'good_deed'], async () => {
    await fill(client, { plugin, table: 'scheme', at: 'district', count: 1, columns: SCHEME });
    await fill(client, { plugin, table: 'award_round', at: 'district', count: 1, columns: ROUND });
    await fill(client, { plugin, table: 'nomination', at: 'community', count: nominations, columns: NOMINATION });
    await fill(client, { plugin, table: 'good_deed', at: 'community', count: deeds, columns: DEED });
  });
}

const SCHEME = {
  ...{
    id: uuid(`'award-scheme'`),
    title: `'身边好人'`,
    classes: `ARRAY['helping']`,
    decided_at: `'district'`,
    story_months: '12',
  },
  ...{ consent_text: `'同意'`, consent_version: '1', state: `'active'` },
};
const ROUND = {
  ...{
    id: uuid(`'award-round'`),
    scheme_id: uuid(`'award-scheme'`),
    scheme_title: `'身边好人'`,
    classes: `ARRAY['helping']`,
  },
  ...{
    title: `'本年度'`,
    year: 'extract(year FROM now())::integer',
    opens_on: 'made::date',
    closes_on: 'made::date + 300',
  },
  ...{ seats: '10', state: `'open'` },
};
const NOMINATION = {
  ...{
    id: uuid(`'nomination-' || n`),
    round_id: uuid(`'award-round'`),
    round_title: `'本年度'`,
    class: `'helping'`,
    source: `'resident'`,
  },
  ...{
    door: `'counter'`,
    sealed: `repeat('x', 600)`,
    state: `(ARRAY['submitted', 'accepted', 'verified-once', 'verified', 'not-accepted'])[1 + n % 5]`,
  },
};
const SHOWN = 'n % 5 < 4';
const DEED = {
  ...{
    id: uuid(`'deed-' || n`),
    title: `'第 ' || n || ' 件好事'`,
    text: `'扶起摔倒的老人，送回家中。'`,
    done_on: 'made::date',
    door: `'counter'`,
  },
  ...{
    naming: `'none'`,
    published_as: `CASE WHEN ${SHOWN} THEN 'unnamed' END`,
    published_on: `CASE WHEN ${SHOWN} THEN made::date END`,
  },
  state: `CASE WHEN ${SHOWN} THEN 'published' ELSE 'told' END`,
};

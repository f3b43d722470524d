import { defineAnswers, defineRecord } from '@linli/sdk-server';
import { BRAND_MACHINE } from '../../contract/index.ts';
import { BrandEventRow, BrandRow } from './brand.entity.ts';

/** How its life is kept in the database. */
export const brandRecord = defineRecord({
  machine: BRAND_MACHINE,
  row: BrandRow,
  history: { line: BrandEventRow, of: 'brandId' },
  title: ({ title }) => title,
  guards: { 'not-proposer': { not: 'createdBy' } },
  todo: { title: ({ title }) => title, route: ({ id }) => `brands/${id}` },
});

/** What is answered of a row. */
export const brands = defineAnswers(brandRecord, {
  listed: ({ title, clubTitle }) => ({ title, clubTitle }),
  shown: ({ story, clubId, venueId, venueTitle }) => ({ story, clubId, venueId, venueTitle }),
  searched: ['title', 'story', 'club_title'],
});

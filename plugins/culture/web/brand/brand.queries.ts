import { recordsOf } from '@linli/sdk-web';
import type { RecordSet } from '@linli/sdk-web';
import { BRAND_MACHINE } from '../../contract/index.ts';
import type { Brand, BrandDetail, BrandMachine } from '../../contract/index.ts';
import { plugin } from '../plugin.ts';
import { ChangeBrandForm } from './change-brand.form.tsx';

/** The one door to the API; with the machine, what lists, buttons, forms and history are made of. */
export const brands: RecordSet<BrandMachine, Brand, BrandDetail> = {
  ...recordsOf<Brand, BrandDetail>(plugin, 'brands'),
  plugin,
  machine: BRAND_MACHINE,
  said: ['reason'],
  forms: { change: ChangeBrandForm },
};

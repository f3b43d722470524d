import type { Disclosure } from '@linli/contracts';
import type { Translate } from '@linli/sdk-web';

/** 手机号、住址. */
export function fieldsText(t: Translate, fields: readonly string[]): string {
  return fields
    .map((field) => (t.has(`privacy.field.${field}`) ? t(`privacy.field.${field}`) : field))
    .join(t('privacy.and'));
}

/** Who looked, and as what: 王秀兰（大直沽街道办事处 · 副书记）. */
export function lookerText(t: Translate, { by, appointment }: Disclosure): string {
  return appointment ? t('privacy.looker', { name: by.name, ...appointment }) : by.name;
}

/** Whose it is, or what kind of record, where nobody is named. */
export function subjectText(t: Translate, { subject }: Disclosure): string {
  const type = `privacy.type.${subject.type}`;
  return subject.name ?? (t.has(type) ? t(type) : t('privacy.type.other'));
}

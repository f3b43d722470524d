import type { UnitLevel } from '@linli/contracts';

/** What files call the levels; the first word is what an export writes. */
export const LEVEL_WORDS: Record<UnitLevel, readonly string[]> = {
  nation: ['全国', '国家', '国', 'nation', 'country'],
  province: ['省', 'province', '省级', '自治区', '直辖市', '省份'],
  city: ['市', 'city', '市级', '地市', '地级', '地级市', '自治州', '盟'],
  district: ['区', 'district', 'county', '县', '区县', '区/县', '县级', '区级', '县级市', '市辖区', '旗'],
  street: [
    '街道',
    'street',
    'subdistrict',
    'town',
    'township',
    '乡镇',
    '街道/乡镇',
    '乡镇街道',
    '镇',
    '乡',
    '街镇',
    '乡级',
  ],
  community: ['社区', 'community', 'village', '村', '社区/村', '村居', '居委会', '村委会', '村级'],
  grid: ['网格', 'grid', '格'],
};
const LEVEL_OF = new Map(
  Object.entries(LEVEL_WORDS).flatMap(([level, words]) => words.map((word) => [word, level as UnitLevel] as const)),
);

/** The level that a word in a file means, in English or Chinese. */
export function levelOf(word: string): UnitLevel | undefined {
  return LEVEL_OF.get(word.replace(/\s+/g, '').toLowerCase());
}

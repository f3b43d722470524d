import type { UnitLevel } from '@linli/contracts';

const WORDS: Record<UnitLevel, readonly string[]> = {
  nation: ['nation', 'country', '全国', '国家', '国'],
  province: ['province', '省', '省级', '自治区', '直辖市', '省份'],
  city: ['city', '市', '市级', '地市', '地级', '地级市', '自治州', '盟'],
  district: ['district', 'county', '区', '县', '区县', '区/县', '县级', '区级', '县级市', '市辖区', '旗'],
  street: [
    'street',
    'subdistrict',
    'town',
    'township',
    '街道',
    '乡镇',
    '街道/乡镇',
    '乡镇街道',
    '镇',
    '乡',
    '街镇',
    '乡级',
  ],
  community: ['community', 'village', '社区', '村', '社区/村', '村居', '居委会', '村委会', '村级'],
  grid: ['grid', '网格', '格'],
};
const LEVEL_OF = new Map(
  Object.entries(WORDS).flatMap(([level, words]) => words.map((word) => [word, level as UnitLevel] as const)),
);

/** The level that a word in a file means, in English or Chinese. */
export function levelOf(word: string): UnitLevel | undefined {
  return LEVEL_OF.get(word.replace(/\s+/g, '').toLowerCase());
}

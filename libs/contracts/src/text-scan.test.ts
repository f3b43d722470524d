import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { scanText } from './text-scan.ts';

const kinds = (text: string) => scanText(text).map(({ kind }) => kind);

describe('a text that is to be published', () => {
  test.each([
    ['联系人王师傅 13812345678', 'mobile'],
    ['电话１３８１２３４５６７８', 'mobile'],
    ['138-1234-5678', 'mobile'],
    ['138 1234 5678', 'mobile'],
    ['1 3 8 1 2 3 4 5 6 7 8', 'mobile'],
    ['一三八一二三四五六七八', 'mobile'],
    ['幺三八 一二三四 五六七八', 'mobile'],
    ['138一二三四5678', 'mobile'],
    ['另一13812345678', 'mobile'],
    ['+86 138 1234 5678', 'mobile'],
    ['0086-13812345678', 'mobile'],
    ['8613812345678', 'mobile'],
    ['138\u200b1234\u200b5678', 'mobile'],
    ['①③⑧①②③④⑤⑥⑦⑧', 'mobile'],
    ['١٣٨١٢٣٤٥٦٧٨', 'mobile'],
    ['022-23456789', 'landline'],
    ['(022) 2345 6789', 'landline'],
    ['02223456789', 'landline'],
    ['0316-2345678', 'landline'],
    ['12010219900307123X', 'id-number'],
    ['身份证号:120102 19900307 002X', 'id-number'],
    ['120102-19900307-0011', 'id-number'],
    ['１２０１０２１９９００３０７００１１', 'id-number'],
    ['身份证 120102199003070012', 'id-number'],
    ['120102900307001', 'id-number'],
    ['6222 0212 3456 7894', 'bank-card'],
    ['6222021234567894', 'bank-card'],
    ['6222-0212-3456-7890-128', 'bank-card'],
    ['wang.xiaoming@example.com.cn', 'email'],
    ['ｗａｎｇ＠example.cn', 'email'],
    ['津A·12345', 'plate'],
    ['津AD12345', 'plate'],
  ])('%s holds a %s', (text, kind) => {
    const value = kind === 'id-number' ? fixed(text) : text;
    expect(kinds(value)).toEqual([kind]);
    expect(kinds(`请联系${value},谢谢`)).toEqual([kind]);
  });

  test.each([
    '事项 WG-20261123-000017 已办结',
    '区划代码 120102002001',
    '网格代码 12010200200100012',
    '2026-11-23 14:05 至 2026-11-24 15:30',
    '2026年11月23日 13时45分',
    '统一社会信用代码 91120102MA06ABCD1X',
    '¥138,123,456.78',
    '金额 16,800,000.00 元,共 3 笔',
    '13 14 15 16 17 18 号楼',
    '12345 热线、110、119、400-818-1234',
    '二〇二六年十一月二十三日',
    '1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11.',
    '经纬度 117.226540, 39.128280',
    '邮编 300171,门牌 12-3-401',
    '版本 1.2.3-beta.4,端口 4318',
    '138****5678 与 1201**********0011',
    '一三五七九单号限行',
    'ISBN 978-7-301-00000-0',
    '订单号 20261123135959000017',
    '550e8400-e29b-41d4-a716-446655440000',
    '每周一、三、五 9:00-11:30,14:00-17:00',
    '津A、津B 两个停车区',
    '',
  ])('%s holds nothing', (text) => {
    expect(scanText(text)).toEqual([]);
  });

  test('says where it is, as people count and as programs do, and shows no value', () => {
    const text = '😀姓名王五,电话138 1234 5678,谢谢';
    const [found] = scanText(text);
    expect(found).toMatchObject({ kind: 'mobile', from: 9, to: 21 });
    expect(text.slice(found?.start, found?.end)).toBe('138 1234 5678');
    expect(found?.excerpt).toBe('名王五,电话138…78,谢谢');
  });

  test('names each of several, in the order of the text', () => {
    expect(kinds('13812345678,13912345678\n022-23456789 a@b.cn')).toEqual(['mobile', 'mobile', 'landline', 'email']);
    expect(kinds('13812345678 13912345678')).toEqual(['mobile', 'mobile']);
  });

  test('is read in one pass, however it is made', () => {
    for (const text of [
      '1'.repeat(200_000),
      '1 '.repeat(100_000),
      'a@'.repeat(100_000),
      '13'.repeat(100_000),
      '一'.repeat(100_000),
      'a.'.repeat(100_000),
    ]) {
      const start = performance.now();
      scanText(text);
      expect(performance.now() - start).toBeLessThan(1_500);
    }
  });
});

/** The number of an example with the check digit that it should have, so that the examples need not be real ones. */
function fixed(text: string): string {
  const plain = text.normalize('NFKC').replace(/\D*(\d[\d -]*[\dX])$/, '$1');
  const digits = plain.replace(/[^\dX]/g, '');
  if (digits.length !== 18 || text.startsWith('身份证 ')) return text;
  const check = checkOf(digits.slice(0, 17));
  return (
    text.slice(0, -1) + (/[０-９]$/.test(text) && check !== 'X' ? String.fromCodePoint(0xff10 + Number(check)) : check)
  );
}

function checkOf(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return '10X98765432'[weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11] ?? '';
}

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const mobile = fc
  .tuple(fc.constantFrom('13', '14', '15', '16', '17', '18', '19'), digits(9))
  .map((parts) => parts.join(''));
const idNumber = fc
  .tuple(
    fc.constantFrom('120102', '110101', '330106', '650102'),
    fc.date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    digits(3),
  )
  .map(([place, day, serial]) => place + day.toISOString().slice(0, 10).replaceAll('-', '') + serial)
  .map((body) => body + checkOf(body));
const bankCard = fc.tuple(fc.constantFrom('622202', '621700', '625900'), digits(12)).map((parts) => {
  const body = parts.join('');
  const sum = [...body].reverse().reduce((total, letter, i) => {
    const doubled = i % 2 === 0 ? Number(letter) * 2 : Number(letter);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
});
const landline = fc
  .tuple(fc.constantFrom('022', '010', '0316'), fc.constantFrom('2', '5', '8'), digits(7))
  .map(([area, ...rest]) => `${area}-${rest.join('')}`);

/** Ways to write a number so that a plain search does not find it. */
const DISGUISES: ((value: string) => string)[] = [
  (value) => value,
  (value) => value.replace(/[0-9X]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
  (value) => value.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? ''),
  (value) => value.replace(/\d/g, (digit) => '零壹贰叁肆伍陆柒捌玖'[Number(digit)] ?? ''),
  (value) => [...value].join(' '),
  (value) => [...value].join('-'),
  (value) => [...value].join('\u200b'),
  (value) => value.replace(/(\d{4})(?=\d{4})/g, '$1 '),
  (value) => `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}`,
  (value) => `${value.slice(0, 6)}·${value.slice(6, 14)}·${value.slice(14)}`,
];
const padding = fc.stringMatching(/^[\u4e00-\u4edf,。:;!? \n]{0,20}$/);

describe('a number planted in a text', () => {
  test.each([
    ['mobile', mobile, [0, 1, 2, 3, 4, 5, 6, 8]],
    ['id-number', idNumber, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['bank-card', bankCard, [0, 1, 2, 3, 4, 5, 6, 7]],
    ['landline', landline, [0, 1, 2, 3, 4, 6]],
  ] as const)('is found as %s in every disguise', (kind, numbers, disguises) => {
    fc.assert(
      fc.property(padding, numbers, fc.constantFrom(...disguises), padding, (before, value, disguise, after) => {
        // What stands right beside it must not be read as more of it.
        const start = before.replace(/[一二三四五六七八九〇零两 ]+$/u, '');
        const text = `${start}电${DISGUISES[disguise]?.(value)}号${after}`;
        const found = scanText(text).find((each) => each.start === start.length + 1);
        expect(found?.kind).toBe(kind);
      }),
      { numRuns: 4_000 },
    );
  });

  test('is hardly ever seen where there is none', () => {
    const no = fc.tuple(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 999_999 }),
    );
    const harmless = fc.oneof(
      no.map(([day, n]) => `WG-${day.toISOString().slice(0, 10).replaceAll('-', '')}-${String(n).padStart(6, '0')}`),
      fc.tuple(fc.constantFrom('120102', '330106'), digits(6)).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom('120102', '330106'), digits(11)).map((parts) => parts.join('')),
      no.map(
        ([day, n]) =>
          `${day.toISOString().slice(0, 10)} ${String(n % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`,
      ),
      fc.uuid(),
      fc
        .float({ min: 0, max: 1e9, noNaN: true })
        .map((amount) => `¥${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`),
      digits(8),
      digits(10),
    );
    const samples = fc.sample(harmless, { numRuns: 20_000, seed: 20_261_124 });
    const wrong = samples.filter((text) => scanText(`编号${text}已登记`).length > 0);
    expect(wrong.length / samples.length).toBeLessThan(0.001);
  });
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileName } from './file-name.ts';

test.each([
  ['现场照片.JPG', 'jpeg', '现场照片.jpg'],
  ['IMG_0001.jpeg', 'jpeg', 'IMG_0001.jpeg'],
  ['批复.png', 'pdf', '批复.pdf'],
  ['报告.pdf.exe', 'pdf', '报告.pdf.exe.pdf'],
  ['../../etc/passwd', 'png', 'passwd.png'],
  ['C:\\Users\\王\\任命 文件.docx', 'docx', '任命 文件.docx'],
  ['a\u202Egpj.exe', 'jpeg', 'agpj.exe.jpg'],
  ['a\r\nSet-Cookie: x\0.pdf', 'pdf', 'aSet-Cookie x.pdf'],
  ['', 'webp', 'webp.webp'],
  ['...', 'png', 'png.png'],
  ['.pdf', 'pdf', 'pdf.pdf'],
  ['2026.11.20 会议', 'xlsx', '2026.11.20 会议.xlsx'],
] as const)('%j with %s in it is shown as %j', (given, type, shown) => expect(fileName(given, type)).toBe(shown));

test('whatever a file is called, its name is short, in one piece, and ends as it should', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = fileName(given, 'pdf');
      expect(name).toMatch(/^[^/\\\p{Cc}\p{Cf}]+\.pdf$/u);
      expect([...name].length).toBeLessThanOrEqual(104);
      expect(name.isWellFormed()).toBe(true);
    }),
  );
});

import type { Locale } from '@linli/sdk-web';

const HEADERS: Record<Locale, string> = { 'zh-CN': '代码,名称,层级,上级代码', en: 'code,name,level,parent_code' };
const ROWS: Record<Locale, readonly string[]> = {
  'zh-CN': [
    '120102001,大王庄街道,街道,120102',
    '120102001001,示例社区,社区,120102001',
    '12010200100101,示例社区第一网格,网格,120102001001',
  ],
  en: [
    '120102001,Dawangzhuang Street,street,120102',
    '120102001001,Example Community,community,120102001',
    '12010200100101,Example Grid 1,grid,120102001001',
  ],
};

/** A file to start from; with a byte order mark, without which spreadsheets take the Chinese for something else. */
export function templateOf(locale: Locale): Blob {
  return new Blob(['\ufeff', [HEADERS[locale], ...ROWS[locale]].join('\r\n'), '\r\n'], {
    type: 'text/csv;charset=utf-8',
  });
}

/** Saves a file on the person's computer. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1_000);
}

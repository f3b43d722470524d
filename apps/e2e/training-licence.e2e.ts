import { expect, test } from '@jest/globals';
import { picture } from './src/browser.ts';
import { castOf } from './src/cast.ts';
import { choose, find } from './src/forms.ts';
import { sharedProduct } from './src/product.ts';
import { describeWith } from './src/with-plugin.ts';

const product = sharedProduct();
const HOLDER = '张桂花';

/** A certificate from its issue to its end, and whoever checks the paper meanwhile. */
describeWith('training')('a certificate', () => {
  const { as } = castOf(product);
  let address: string;
  let code: string;

  async function checked(): Promise<string> {
    const page = await as('马丽娟', `/p/training/certificate-check?code=${code.toLowerCase().replace('-', '')}`);
    const answer = page.getByRole('status').filter({ hasText: code });
    await answer.waitFor();
    await picture(page, 'certificate-check');
    return answer.innerText();
  }

  test('is issued by the district to a secretary, and is a paper to be printed', async () => {
    const page = await as('孙文静', '/p/training/certificates?create=1');
    const form = page.getByRole('dialog');
    await find(page, form, '持证人', HOLDER);
    await choose(page, form, '证书类型', '社区工作者上岗证书');
    await form.getByLabel('颁发日期').click();
    await page.locator('.ant-picker-dropdown:visible').getByText('今天').click();
    await form.getByLabel('依据').fill('社区工作者岗前培训合格');
    await form.getByRole('button', { name: '颁发证书' }).click();
    await page.getByRole('heading', { name: `${HOLDER} · 社区工作者上岗证书` }).waitFor();
    address = new URL(page.url()).pathname;
    code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await page.locator('[data-certificate=sheet]').innerText())?.[0] ?? '';
    expect(code).not.toBe('');
    await picture(page, 'certificate');
  });

  test('is valid for whoever types its code, and names its holder by one letter', async () => {
    const answer = await checked();
    expect(answer).toContain('有效');
    expect(answer).toContain('张**');
    expect(answer).not.toContain(HOLDER);
  });

  test('is seen by the desk of the unit, who cannot take it back', async () => {
    const page = await as('李建国', address);
    await page.getByRole('heading', { name: new RegExp(HOLDER) }).waitFor();
    expect(await page.getByRole('button', { name: '补发' }).count()).toBe(0);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '打印' }).waitFor();
    expect(await page.getByRole('menuitem').count()).toBe(1);
  });

  test('is taken back with a reason that the check does not tell', async () => {
    const page = await as('孙文静', address);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '撤销' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('为什么撤销').fill('登记有误');
    await form.getByRole('button', { name: '撤销' }).click();
    await page.getByText('理由：登记有误').waitFor();
    const answer = await checked();
    expect(answer).toContain('已撤销');
    expect(answer).not.toContain('登记有误');
  });

  test('counts among those who must hold one: the tabs say how many, and open to them', async () => {
    const page = await as('孙文静', '/p/training/licences');
    const tab = page.getByRole('tab', { name: /未持证/ });
    await page
      .getByText(/起应持证/)
      .first()
      .waitFor();
    const lacking = Number(/\d+/.exec(await tab.innerText())?.[0]);
    await tab.click();
    await page.getByText(`共 ${lacking} 条`).waitFor();
    await picture(page, 'licences');
  });
});

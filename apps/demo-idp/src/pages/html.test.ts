import { expect, test } from '@jest/globals';
import { html } from './html.ts';

test('values are escaped, markup is not, and what is absent leaves nothing', () => {
  const items = ['<b>', '"&\''].map((value) => html`<li title="${value}">${value}</li>`);
  const { text } = html`<ul>
      ${items}
    </ul>
    ${undefined}${false}`;
  expect(text.replace(/\s*\n\s*/g, '')).toBe(
    '<ul><li title="&lt;b&gt;">&lt;b&gt;</li><li title="&quot;&amp;&#39;">&quot;&amp;&#39;</li></ul>',
  );
});

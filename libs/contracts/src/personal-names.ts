const PERSONAL = [
  'phone|mobile|tel|telephone|cell ?phone|fax|e ?mail|mail ?box',
  '(?:home |mail(?:ing)? |postal |living )?address|addr|residence|domicile',
  'birth ?day|birth ?date|date of birth|dob|age|gender|sex',
  '(?:real|full|first|last|given|person|contact|reporter|applicant|owner|visitor|payee|donor|nominee) name|surname',
  'contact|contact (?:person|info|way)|bank (?:account|card)|card no|payee',
  'signature|avatar|portrait|ip|ip address|client ip|user agent',
  'shouji(?:hao)?|dianhua|lianxi(?:ren|fangshi|dianhua)|zhuzhi|dizhi|xingming|xingbie|chusheng|youxiang',
];
const WORDS = new RegExp(`(?<![a-z])(?:${PERSONAL.join('|')})s?(?![a-z])`);
const CHINESE = /手机|电话|联系方式|联系人|住址|地址|邮箱|出生|性别|姓名|银行账号|银行卡|签名|头像/;
const SENTENCES =
  /(?<![a-z])(?:text|note|notes|description|content|body|remark|remarks|comment|comments|reply|reason|memo|details?|summary|story|opinion|statement|message)(?![a-z])|备注|说明|内容|描述|意见|理由|正文/;
/** Types that hold no value of a person by themselves: yes or no, when, a reference, a place in the tree. */
const WITHOUT_VALUE = /^(boolean|timestamp|time |uuid|public\.ltree|ltree|interval)/;

/**
 * Whether a column looks as if it said something about a person, by its name or its type. What looks so is to be declared, if
 * only as `public`: whoever knows says it, and the inventory is whole.
 */
export function looksPersonal(column: string, type: string): boolean {
  if (type === 'inet' || type === 'cidr') return true;
  if (WITHOUT_VALUE.test(type)) return false;
  const words = wordsOf(column);
  return (WORDS.test(words) && !/ (?:id|count|total|number of)$/.test(words)) || CHINESE.test(column);
}

/** Whether people probably write sentences into a column. */
export function looksLikeSentences(column: string, type: string): boolean {
  return /^(text|character varying)/.test(type) && SENTENCES.test(wordsOf(column));
}

function wordsOf(column: string): string {
  return column
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z\p{Script=Han}]+/gu, ' ')
    .trim();
}

import type { Me } from '@linli/contracts';
import type { Translate } from '@linli/sdk-web';

/** My post in words; an account without one is named by its first role. */
export function postText(t: Translate, me: Pick<Me, 'post' | 'roles'>): string {
  return me.post ? t(`post.${me.post}`) : (me.roles[0]?.title ?? t('post.none'));
}

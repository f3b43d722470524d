import { POST_TYPES } from '@linli/contracts';
import { LOCALES, type SqlClient, type Texts } from '@linli/sdk-server';

/** Brings the posts up to date with the release. One that a release dropped stays where appointments name it. */
export async function syncPostTypes(client: SqlClient, texts: Texts): Promise<void> {
  const posts = POST_TYPES.map((post, position) => ({
    ...post,
    position,
    title: Object.fromEntries(LOCALES.map((locale) => [locale, texts.find(locale, `post-type.${post.id}`) ?? post.id])),
  }));
  await client.query(
    `INSERT INTO core.post_type AS p (id, title, organisation_types, single, position, head_of)
     SELECT post ->> 'id', post -> 'title', ARRAY(SELECT jsonb_array_elements_text(post -> 'organisationTypes')),
       (post ->> 'single')::boolean, (post ->> 'position')::integer, ARRAY(SELECT jsonb_array_elements_text(post -> 'headOf'))
     FROM jsonb_array_elements($1::jsonb) AS post
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, organisation_types = excluded.organisation_types,
       single = excluded.single, position = excluded.position, head_of = excluded.head_of
     WHERE (p.title, p.organisation_types, p.single, p.position, p.head_of)
       IS DISTINCT FROM (excluded.title, excluded.organisation_types, excluded.single, excluded.position, excluded.head_of)`,
    [JSON.stringify(posts)],
  );
  await client.query(
    `UPDATE core.post_type SET organisation_types = '{}', head_of = '{}'
     WHERE NOT (id = ANY ($1)) AND organisation_types <> '{}'`,
    [posts.map(({ id }) => id)],
  );
}

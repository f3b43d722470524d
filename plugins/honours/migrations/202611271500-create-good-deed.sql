CREATE TABLE good_deed (
  id uuid PRIMARY KEY,
  title text CHECK (char_length(title) BETWEEN 1 AND 40),
  text text CHECK (char_length(text) BETWEEN 1 AND 500),
  done_on date NOT NULL,
  door text NOT NULL CHECK (door IN ('counter', 'phone', 'paper', 'staff')),
  person_name text CHECK (char_length(person_name) BETWEEN 1 AND 40),
  teller_name text CHECK (char_length(teller_name) BETWEEN 1 AND 40),
  naming text NOT NULL CHECK (naming IN ('none', 'unasked', 'given', 'refused')),
  naming_text text,
  published_as text CHECK (published_as IN ('named', 'unnamed')),
  published_on date,
  taken_down_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('told', 'checked', 'published', 'not-published', 'taken-down')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  -- Whoever said no is not kept, whatever a program does.
  CHECK (naming <> 'refused' OR person_name IS NULL),
  CHECK (state <> 'published' OR ((published_as = 'named') = (person_name IS NOT NULL))),
  CHECK (published_as IS DISTINCT FROM 'named' OR naming = 'given'),
  CHECK (state NOT IN ('not-published', 'taken-down') OR (person_name IS NULL AND teller_name IS NULL)),
  CHECK (state <> 'taken-down' OR (title IS NULL AND text IS NULL)),
  CHECK (state = 'taken-down' OR (title IS NOT NULL AND text IS NOT NULL))
);
SELECT core_pub.scope_table('good_deed', 'honours.good-deed.read');
-- Those under way wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('good_deed', 'state', ARRAY['published', 'not-published', 'taken-down'], 'title',
  'honours.good-deed.read', '{"zh-CN": "好人好事", "en": "Good deed"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX good_deed_district_idx ON good_deed (district_id, created_at DESC, id DESC);
CREATE INDEX good_deed_street_idx ON good_deed (street_id, created_at DESC, id DESC);
CREATE INDEX good_deed_community_idx ON good_deed (community_id, created_at DESC, id DESC);
CREATE INDEX good_deed_street_state_idx ON good_deed (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE good_deed_event (
  id uuid PRIMARY KEY,
  good_deed_id uuid NOT NULL REFERENCES good_deed (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  answer text
);
CREATE INDEX good_deed_event_idx ON good_deed_event (good_deed_id, id);
SELECT core_pub.scope_child('good_deed_event', 'good_deed', 'good_deed_id');

CREATE TABLE programme (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  theme text NOT NULL CHECK (theme IN ('core-values', 'tradition', 'community-spirit', 'local-history', 'other')),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('programme', 'culture.programme.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('programme', 'state', ARRAY['closed'], 'title', 'culture.programme.read',
  '{"zh-CN": "主题项目", "en": "Programme"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX programme_district_idx ON programme (district_id, created_at DESC, id DESC);
CREATE INDEX programme_street_idx ON programme (street_id, created_at DESC, id DESC);
CREATE INDEX programme_community_idx ON programme (community_id, created_at DESC, id DESC);
CREATE INDEX programme_street_state_idx ON programme (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE programme_event (
  id uuid PRIMARY KEY,
  programme_id uuid NOT NULL REFERENCES programme (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX programme_event_idx ON programme_event (programme_id, id);
SELECT core_pub.scope_child('programme_event', 'programme', 'programme_id');

-- A programme is for the units below the one that sets it: whoever may read programmes somewhere reads those of the units
-- above, too.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY culture_from_above ON programme FOR SELECT TO %I
    USING (unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''culture.programme.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

CREATE TABLE scheme (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  classes text[] NOT NULL CHECK (cardinality(classes) BETWEEN 1 AND 5),
  -- The level that decides who is awarded.
  decided_at text NOT NULL CHECK (decided_at IN ('street', 'district')),
  -- For how many months a story is shown at most.
  story_months integer NOT NULL CHECK (story_months BETWEEN 1 AND 60),
  -- What is read out to a nominee; each text has a version of its own, and earlier ones stand in the history.
  consent_text text NOT NULL CHECK (char_length(consent_text) BETWEEN 1 AND 1500),
  consent_version integer NOT NULL,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('scheme', 'honours.scheme.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('scheme', 'state', ARRAY['closed'], 'title', 'honours.scheme.read',
  '{"zh-CN": "表彰方案", "en": "Award scheme"}');
CREATE INDEX scheme_district_idx ON scheme (district_id, created_at DESC, id DESC);
CREATE INDEX scheme_street_idx ON scheme (street_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE scheme_event (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES scheme (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  consent_text text,
  consent_version integer,
  reason text
);
CREATE INDEX scheme_event_idx ON scheme_event (scheme_id, id);
SELECT core_pub.scope_child('scheme_event', 'scheme', 'scheme_id');

-- A scheme holds below the unit that made it, and names nobody: whoever may read schemes somewhere reads those of the units above.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY honours_from_above ON scheme FOR SELECT TO %I
    USING (unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''honours.scheme.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

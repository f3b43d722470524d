-- A subsidy for whoever holds a post: how much all of them get together in a period.
CREATE TABLE subsidy_scheme (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  post text NOT NULL CHECK (post IN ('secretary', 'deputy-secretary')),
  body text NOT NULL CHECK (body IN ('grid', 'functional')),
  period text NOT NULL CHECK (period IN ('year', 'half-year', 'quarter', 'month')),
  -- Whole fen, as far as JSON is exact.
  fen bigint NOT NULL CHECK (fen BETWEEN 1 AND 9007199254740991),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'active', 'ended')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('subsidy_scheme', 'funds.subsidy-scheme.read');
SELECT core_pub.scope_open('subsidy_scheme', 'state', ARRAY['ended'], 'title', 'funds.subsidy-scheme.read',
  '{"zh-CN": "补贴方案", "en": "Subsidy scheme"}');

-- Lists ask by an ancestor, newest first.
CREATE INDEX subsidy_scheme_district_idx ON subsidy_scheme (district_id, created_at DESC, id DESC);
CREATE INDEX subsidy_scheme_street_idx ON subsidy_scheme (street_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE subsidy_scheme_event (
  id uuid PRIMARY KEY,
  subsidy_scheme_id uuid NOT NULL REFERENCES subsidy_scheme (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX subsidy_scheme_event_idx ON subsidy_scheme_event (subsidy_scheme_id, id);
SELECT core_pub.scope_child('subsidy_scheme_event', 'subsidy_scheme', 'subsidy_scheme_id');

-- It names nobody, and says what holds below: whoever may read schemes somewhere reads those of the units above, too.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY funds_from_above ON subsidy_scheme FOR SELECT TO %I
    USING (state <> ''draft'' AND unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''funds.subsidy-scheme.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

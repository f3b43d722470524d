CREATE TABLE award_round (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES scheme (id),
  scheme_title text NOT NULL CHECK (scheme_title <> ''),
  classes text[] NOT NULL CHECK (cardinality(classes) BETWEEN 1 AND 5),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  opens_on date NOT NULL,
  closes_on date NOT NULL CHECK (closes_on >= opens_on),
  -- How many may be awarded in each class.
  seats integer NOT NULL CHECK (seats BETWEEN 1 AND 100),
  concluded_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'open', 'closed', 'deciding', 'concluded', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state IN ('concluded', 'cancelled')) = (concluded_on IS NOT NULL))
);
SELECT core_pub.scope_table('award_round', 'honours.award-round.read');
-- Those that have not ended wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('award_round', 'state', ARRAY['concluded', 'cancelled'], 'title', 'honours.award-round.read',
  '{"zh-CN": "评选轮次", "en": "Award round"}');
CREATE INDEX award_round_district_idx ON award_round (district_id, created_at DESC, id DESC);
CREATE INDEX award_round_street_idx ON award_round (street_id, created_at DESC, id DESC);
CREATE INDEX award_round_scheme_idx ON award_round (scheme_id);

-- What happened to it; only ever added to.
CREATE TABLE award_round_event (
  id uuid PRIMARY KEY,
  award_round_id uuid NOT NULL REFERENCES award_round (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX award_round_event_idx ON award_round_event (award_round_id, id);
SELECT core_pub.scope_child('award_round_event', 'award_round', 'award_round_id');

-- A round is held for the units below the one that holds it, and names nobody.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY honours_from_above ON award_round FOR SELECT TO %I
    USING (unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''honours.award-round.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

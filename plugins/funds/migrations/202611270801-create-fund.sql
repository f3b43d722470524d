-- Money that somebody was given for a year: drafted, approved by a second person, spent, closed.
CREATE TABLE fund (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  source text NOT NULL CHECK (source IN ('district-budget', 'upper-transfer', 'party-fee', 'other')),
  year integer NOT NULL CHECK (year BETWEEN 2000 AND 2100),
  -- What it is to be, in fen; what it is stands in the ledger.
  fen bigint NOT NULL CHECK (fen BETWEEN 1 AND 9007199254740991),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  approved_on date,
  closed_on date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('drafted', 'approved', 'refused', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state IN ('approved', 'closed')) = (approved_on IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
SELECT core_pub.scope_table('fund', 'funds.fund.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('fund', 'state', ARRAY['refused', 'closed'], 'title', 'funds.fund.read',
  '{"zh-CN": "资金", "en": "Fund"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX fund_district_idx ON fund (district_id, created_at DESC, id DESC);
CREATE INDEX fund_street_idx ON fund (street_id, created_at DESC, id DESC);
CREATE INDEX fund_community_idx ON fund (community_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE fund_event (
  id uuid PRIMARY KEY,
  fund_id uuid NOT NULL REFERENCES fund (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX fund_event_idx ON fund_event (fund_id, id);
SELECT core_pub.scope_child('fund_event', 'fund', 'fund_id');

-- Where the money of a unit comes from is known below it, too; and the ledger, which belongs to the owner, asks for all.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY funds_from_above ON fund FOR SELECT TO %I
    USING (unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''funds.fund.read''))::public.ltree[]))',
    current_schema() || '_app');
  EXECUTE format('CREATE POLICY funds_ledger ON fund TO %I USING (true) WITH CHECK (true)', current_user);
END $$;

-- One sharing of a scheme's money: computed from who holds the post on a day, checked, approved, handed down, paid, shown.
CREATE TABLE subsidy_run (
  id uuid PRIMARY KEY,
  scheme_id uuid NOT NULL REFERENCES subsidy_scheme (id),
  -- Of the day on which it was drafted: what a scheme says later does not change a run.
  scheme_title text NOT NULL,
  post text NOT NULL,
  body text NOT NULL,
  total_fen bigint NOT NULL CHECK (total_fen BETWEEN 1 AND 9007199254740991),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  held_on date NOT NULL,
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  -- The budget line that it is paid out of, and what that was called when the run was drafted.
  line_id uuid REFERENCES budget_line (id),
  line_title text CHECK ((line_title IS NULL) = (line_id IS NULL)),
  people integer NOT NULL DEFAULT 0 CHECK (people >= 0),
  -- Each gets so much; as many as do not divide get a fen more, from this place in the order on.
  base_fen bigint CHECK (base_fen >= 0),
  extra integer CHECK (extra >= 0),
  starts_at integer CHECK (starts_at >= 1),
  computed_by uuid,
  checked_by uuid,
  compared_on date,
  newcomers integer NOT NULL DEFAULT 0,
  released_on date,
  notice_id uuid,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('drafted', 'returned', 'computed', 'checked', 'approved', 'released', 'paid', 'published', 'closed', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (state NOT IN ('computed', 'checked', 'approved', 'released', 'paid', 'published', 'closed')
    OR (people > 0 AND base_fen IS NOT NULL AND extra IS NOT NULL AND starts_at IS NOT NULL AND computed_by IS NOT NULL)),
  CHECK (base_fen IS NULL OR base_fen * people + extra = total_fen),
  CHECK ((state IN ('released', 'paid', 'published', 'closed')) = (released_on IS NOT NULL))
);
SELECT core_pub.scope_table('subsidy_run', 'funds.subsidy-run.read');
SELECT core_pub.scope_open('subsidy_run', 'state', ARRAY['closed', 'cancelled'], 'title', 'funds.subsidy-run.read',
  '{"zh-CN": "补贴批次", "en": "Subsidy run"}');

-- Lists ask by an ancestor, with or without a state, newest first; a scheme asks for its runs.
CREATE INDEX subsidy_run_district_idx ON subsidy_run (district_id, created_at DESC, id DESC);
CREATE INDEX subsidy_run_street_idx ON subsidy_run (street_id, created_at DESC, id DESC);
CREATE INDEX subsidy_run_scheme_idx ON subsidy_run (scheme_id, created_at);

-- What happened to it; only ever added to.
CREATE TABLE subsidy_run_event (
  id uuid PRIMARY KEY,
  subsidy_run_id uuid NOT NULL REFERENCES subsidy_run (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  people integer,
  held integer
);
CREATE INDEX subsidy_run_event_idx ON subsidy_run_event (subsidy_run_id, id);
SELECT core_pub.scope_child('subsidy_run_event', 'subsidy_run', 'subsidy_run_id');

-- It names nobody; whoever pays in a street has to know what for. Before it is approved it is the district's own work.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY funds_from_above ON subsidy_run FOR SELECT TO %I
    USING (state IN (''approved'', ''released'', ''paid'', ''published'', ''closed'')
      AND unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''funds.subsidy-run.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

-- What one holder of the post gets in a run. It stands where the branch is, and follows when that unit is merged or moved.
-- Never an account: whoever pays has those in the books of the street.
CREATE TABLE subsidy_entry (
  id uuid PRIMARY KEY,
  run_id uuid NOT NULL REFERENCES subsidy_run (id),
  -- Of the day on which it was computed: whoever sees the entry need not see the run.
  run_title text NOT NULL,
  appointment_id uuid NOT NULL,
  person_id uuid NOT NULL,
  person_name text NOT NULL,
  organisation_id uuid NOT NULL,
  organisation_name text NOT NULL,
  -- Where the branch stood when it was computed: what core says later is held against it.
  computed_unit integer NOT NULL,
  fen bigint NOT NULL CHECK (fen >= 0),
  held_for text CHECK (held_for IN ('ended', 'moved', 'other')),
  -- Somebody has looked at this reason and kept the entry all the same.
  kept_for text CHECK (kept_for IN ('ended', 'moved', 'other')),
  -- Handed down to the street, and gone back where the entry was removed afterwards.
  released_on date,
  returned_on date,
  paid_on date,
  voucher text CHECK (char_length(voucher) BETWEEN 1 AND 40),
  failure text,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('open', 'held', 'paid', 'failed', 'removed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  UNIQUE (run_id, appointment_id),
  CHECK ((state = 'held') = (held_for IS NOT NULL)),
  CHECK ((state = 'paid') = (paid_on IS NOT NULL)),
  CHECK ((state = 'failed') = (failure IS NOT NULL)),
  CHECK (state NOT IN ('paid', 'failed') OR released_on IS NOT NULL),
  CHECK (returned_on IS NULL OR (state = 'removed' AND released_on <= returned_on)),
  CHECK (state <> 'removed' OR released_on IS NULL OR returned_on IS NOT NULL)
);
SELECT core_pub.scope_table('subsidy_entry', 'funds.subsidy-entry.read');
SELECT core_pub.scope_open('subsidy_entry', 'state', ARRAY['paid', 'removed'], 'organisation_name', 'funds.subsidy-entry.read',
  '{"zh-CN": "补贴明细", "en": "Subsidy entry"}');

-- Lists ask by an ancestor, newest first; a run and a figure ask for their own.
CREATE INDEX subsidy_entry_district_idx ON subsidy_entry (district_id, created_at DESC, id DESC);
CREATE INDEX subsidy_entry_street_idx ON subsidy_entry (street_id, created_at DESC, id DESC);
CREATE INDEX subsidy_entry_community_idx ON subsidy_entry (community_id, created_at DESC, id DESC);
CREATE INDEX subsidy_entry_run_idx ON subsidy_entry (run_id, state);

-- What happened to it; only ever added to.
CREATE TABLE subsidy_entry_event (
  id uuid PRIMARY KEY,
  -- What was computed and sent back goes without a trace of its names.
  subsidy_entry_id uuid NOT NULL REFERENCES subsidy_entry (id) ON DELETE CASCADE,
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  voucher text
);
CREATE INDEX subsidy_entry_event_idx ON subsidy_entry_event (subsidy_entry_id, id);
SELECT core_pub.scope_child('subsidy_entry_event', 'subsidy_entry', 'subsidy_entry_id');

-- Money that goes down the tree: asked for by who gets it, checked and approved by different people of who gives it.
CREATE TABLE allocation (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  fund_id uuid NOT NULL REFERENCES fund (id),
  -- Of the day on which it was filed.
  fund_title text NOT NULL,
  -- What has not been meant for anything yet, of the unit above or of the unit itself.
  giver text NOT NULL CHECK (giver IN ('above', 'own')),
  category text NOT NULL CHECK (category IN ('general', 'service', 'goods', 'works', 'activity', 'subsidy')),
  fen bigint NOT NULL CHECK (fen BETWEEN 1 AND 9007199254740991),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  checked_by uuid,
  approved_on date,
  -- Where it went, and the entry that says so.
  line_id uuid REFERENCES budget_line (id),
  entry_id uuid UNIQUE REFERENCES ledger_entry (id),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('filed', 'checked', 'approved', 'refused', 'withdrawn', 'undone')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (giver = 'above' OR category <> 'general'),
  CHECK ((state IN ('approved', 'undone')) = (entry_id IS NOT NULL)),
  -- Filed, checked and approved by different people: of the first two the table itself knows.
  CHECK (checked_by <> created_by)
);
SELECT core_pub.scope_table('allocation', 'funds.allocation.read');
SELECT core_pub.scope_open('allocation', 'state', ARRAY['approved', 'refused', 'withdrawn', 'undone'], 'title',
  'funds.allocation.read', '{"zh-CN": "资金分配", "en": "Allocation"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX allocation_district_idx ON allocation (district_id, created_at DESC, id DESC);
CREATE INDEX allocation_street_idx ON allocation (street_id, created_at DESC, id DESC);
CREATE INDEX allocation_community_idx ON allocation (community_id, created_at DESC, id DESC);
CREATE INDEX allocation_fund_idx ON allocation (fund_id);

-- What happened to it; only ever added to.
CREATE TABLE allocation_event (
  id uuid PRIMARY KEY,
  allocation_id uuid NOT NULL REFERENCES allocation (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX allocation_event_idx ON allocation_event (allocation_id, id);
SELECT core_pub.scope_child('allocation_event', 'allocation', 'allocation_id');

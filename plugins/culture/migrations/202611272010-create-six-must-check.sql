-- A check of a venue, item by item, by the list that was in force on that day. A later check stands beside it.
CREATE TABLE six_must_check (
  id uuid PRIMARY KEY,
  venue_id uuid NOT NULL REFERENCES venue (id),
  -- As the venue and the list were called then.
  venue_title text NOT NULL CHECK (venue_title <> ''),
  list_id uuid NOT NULL REFERENCES six_must_list (id),
  list_title text NOT NULL CHECK (list_title <> ''),
  checked_on date NOT NULL,
  items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) = 6),
  met integer NOT NULL CHECK (met BETWEEN 0 AND 6),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('filed', 'withdrawn')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('six_must_check', 'culture.six-must-check.read');
-- Those that stand wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('six_must_check', 'state', ARRAY['withdrawn'], 'venue_title', 'culture.six-must-check.read',
  '{"zh-CN": "六必有评估", "en": "Six-must check"}');

-- Lists ask by an ancestor, newest first; a venue is asked for its newest that stands.
CREATE INDEX six_must_check_district_idx ON six_must_check (district_id, created_at DESC, id DESC);
CREATE INDEX six_must_check_street_idx ON six_must_check (street_id, created_at DESC, id DESC);
CREATE INDEX six_must_check_community_idx ON six_must_check (community_id, created_at DESC, id DESC);
CREATE INDEX six_must_check_venue_idx ON six_must_check (venue_id, checked_on DESC, id DESC) WHERE state = 'filed';

-- What happened to it; only ever added to.
CREATE TABLE six_must_check_event (
  id uuid PRIMARY KEY,
  six_must_check_id uuid NOT NULL REFERENCES six_must_check (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX six_must_check_event_idx ON six_must_check_event (six_must_check_id, id);
SELECT core_pub.scope_child('six_must_check_event', 'six_must_check', 'six_must_check_id');

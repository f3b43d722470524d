-- The work on a venue that makes it better: planned, under way, accepted by the district, open.
CREATE TABLE renovation (
  id uuid PRIMARY KEY,
  venue_id uuid NOT NULL REFERENCES venue (id),
  -- As the venue was called, and what it was, when it was planned.
  venue_title text NOT NULL CHECK (venue_title <> ''),
  venue_kind text NOT NULL CHECK (venue_kind IN ('street-centre', 'community-centre', 'culture-room', 'other')),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  starts_on date NOT NULL,
  ends_on date NOT NULL CHECK (ends_on >= starts_on),
  begun_on date,
  accepted_on date CHECK (accepted_on >= begun_on),
  opened_on date CHECK (opened_on >= accepted_on),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'under-way', 'accepted', 'open', 'cancelled')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state IN ('accepted', 'open')) = (accepted_on IS NOT NULL)),
  CHECK ((state = 'open') = (opened_on IS NOT NULL))
);
SELECT core_pub.scope_table('renovation', 'culture.renovation.read');
-- Those that are not over wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('renovation', 'state', ARRAY['open', 'cancelled'], 'title', 'culture.renovation.read',
  '{"zh-CN": "提升改造", "en": "Renovation"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX renovation_district_idx ON renovation (district_id, created_at DESC, id DESC);
CREATE INDEX renovation_street_idx ON renovation (street_id, created_at DESC, id DESC);
CREATE INDEX renovation_community_idx ON renovation (community_id, created_at DESC, id DESC);
CREATE INDEX renovation_street_state_idx ON renovation (street_id, state, created_at DESC, id DESC);
CREATE INDEX renovation_venue_idx ON renovation (venue_id);

-- What happened to it; only ever added to.
CREATE TABLE renovation_event (
  id uuid PRIMARY KEY,
  renovation_id uuid NOT NULL REFERENCES renovation (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX renovation_event_idx ON renovation_event (renovation_id, id);
SELECT core_pub.scope_child('renovation_event', 'renovation', 'renovation_id');

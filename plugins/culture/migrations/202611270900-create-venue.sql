-- A place that is open to everybody, free of charge: no column keeps a price.
CREATE TABLE venue (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  kind text NOT NULL CHECK (kind IN ('street-centre', 'community-centre', 'culture-room', 'other')),
  address text NOT NULL CHECK (char_length(address) BETWEEN 1 AND 120),
  functions text[] NOT NULL
    CHECK (functions <@ ARRAY['party-education', 'study', 'talks', 'arts', 'fitness-care', 'family']),
  -- From Monday to Sunday, and on public holidays: '08:30-12:00 14:00-20:00', empty where it is closed.
  hours text[] NOT NULL CHECK (cardinality(hours) = 7),
  holiday_hours text NOT NULL,
  -- Of a usual week, so that lists and figures need not read the hours.
  week_minutes integer NOT NULL CHECK (week_minutes BETWEEN 0 AND 10080),
  evening_minutes integer NOT NULL CHECK (evening_minutes >= 0),
  weekend_minutes integer NOT NULL CHECK (weekend_minutes >= 0),
  access text[] NOT NULL
    CHECK (access <@ ARRAY['ramp', 'lift', 'accessible-toilet', 'hearing-loop', 'large-print', 'handrails']),
  how_to_book text CHECK (char_length(how_to_book) BETWEEN 1 AND 120),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  opened_on date,
  closed_on date,
  suspended_reason text CHECK (char_length(suspended_reason) BETWEEN 1 AND 200),
  suspended_until date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('prepared', 'open', 'suspended', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state = 'suspended') = (suspended_until IS NOT NULL) AND (suspended_until IS NULL) = (suspended_reason IS NULL)),
  CHECK (state NOT IN ('open', 'suspended') OR opened_on IS NOT NULL),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
SELECT core_pub.scope_table('venue', 'culture.venue.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('venue', 'state', ARRAY['closed'], 'title', 'culture.venue.read',
  '{"zh-CN": "阵地", "en": "Venue"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX venue_district_idx ON venue (district_id, created_at DESC, id DESC);
CREATE INDEX venue_street_idx ON venue (street_id, created_at DESC, id DESC);
CREATE INDEX venue_community_idx ON venue (community_id, created_at DESC, id DESC);
CREATE INDEX venue_street_state_idx ON venue (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE venue_event (
  id uuid PRIMARY KEY,
  venue_id uuid NOT NULL REFERENCES venue (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  until date
);
CREATE INDEX venue_event_idx ON venue_event (venue_id, id);
SELECT core_pub.scope_child('venue_event', 'venue', 'venue_id');

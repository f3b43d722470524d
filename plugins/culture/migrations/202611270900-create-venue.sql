CREATE TABLE venue (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
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
  reason text
);
CREATE INDEX venue_event_idx ON venue_event (venue_id, id);
SELECT core_pub.scope_child('venue_event', 'venue', 'venue_id');

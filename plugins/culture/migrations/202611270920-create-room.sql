-- A room of a venue that can be booked.
CREATE TABLE room (
  id uuid PRIMARY KEY,
  venue_id uuid NOT NULL REFERENCES venue (id),
  venue_title text NOT NULL CHECK (venue_title <> ''),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  seats integer NOT NULL CHECK (seats BETWEEN 1 AND 2000),
  functions text[] NOT NULL
    CHECK (functions <@ ARRAY['party-education', 'study', 'talks', 'arts', 'fitness-care', 'family']),
  -- Per cent of each day's hours that are kept for people who simply come.
  walk_in_share integer NOT NULL CHECK (walk_in_share BETWEEN 0 AND 100),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('in-use', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('room', 'culture.room.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('room', 'state', ARRAY['closed'], 'title', 'culture.room.read',
  '{"zh-CN": "房间", "en": "Room"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX room_district_idx ON room (district_id, created_at DESC, id DESC);
CREATE INDEX room_street_idx ON room (street_id, created_at DESC, id DESC);
CREATE INDEX room_community_idx ON room (community_id, created_at DESC, id DESC);
CREATE INDEX room_street_state_idx ON room (street_id, state, created_at DESC, id DESC);
CREATE INDEX room_venue_idx ON room (venue_id);

-- What happened to it; only ever added to.
CREATE TABLE room_event (
  id uuid PRIMARY KEY,
  room_id uuid NOT NULL REFERENCES room (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX room_event_idx ON room_event (room_id, id);
SELECT core_pub.scope_child('room_event', 'room', 'room_id');

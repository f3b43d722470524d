CREATE TABLE hobby_club (
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
SELECT core_pub.scope_table('hobby_club', 'example.hobby-club.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('hobby_club', 'state', ARRAY['closed'], 'title', 'example.hobby-club.read',
  '{"zh-CN": "兴趣小组", "en": "Hobby club"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX hobby_club_district_idx ON hobby_club (district_id, created_at DESC, id DESC);
CREATE INDEX hobby_club_street_idx ON hobby_club (street_id, created_at DESC, id DESC);
CREATE INDEX hobby_club_community_idx ON hobby_club (community_id, created_at DESC, id DESC);
CREATE INDEX hobby_club_street_state_idx ON hobby_club (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE hobby_club_event (
  id uuid PRIMARY KEY,
  hobby_club_id uuid NOT NULL REFERENCES hobby_club (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX hobby_club_event_idx ON hobby_club_event (hobby_club_id, id);
SELECT core_pub.scope_child('hobby_club_event', 'hobby_club', 'hobby_club_id');

CREATE TABLE club (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  interest text NOT NULL CHECK (interest IN ('singing', 'dance', 'handicraft', 'calligraphy', 'sports', 'reading', 'service', 'other')),
  size integer NOT NULL CHECK (size BETWEEN 1 AND 5000),
  -- A post, never a person.
  post_in_charge text NOT NULL CHECK (char_length(post_in_charge) BETWEEN 1 AND 60),
  venue_id uuid REFERENCES venue (id),
  venue_title text CHECK ((venue_title IS NULL) = (venue_id IS NULL)),
  -- The functional branch of core that is anchored in it, by its id, and its name of that day.
  branch_id uuid UNIQUE,
  branch_name text CHECK ((branch_name IS NULL) = (branch_id IS NULL)),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'retired')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('club', 'culture.club.read');
-- Those that are not retired wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('club', 'state', ARRAY['retired'], 'title', 'culture.club.read',
  '{"zh-CN": "兴趣团队", "en": "Club"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX club_district_idx ON club (district_id, created_at DESC, id DESC);
CREATE INDEX club_street_idx ON club (street_id, created_at DESC, id DESC);
CREATE INDEX club_community_idx ON club (community_id, created_at DESC, id DESC);
CREATE INDEX club_street_state_idx ON club (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE club_event (
  id uuid PRIMARY KEY,
  club_id uuid NOT NULL REFERENCES club (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  branch_name text
);
CREATE INDEX club_event_idx ON club_event (club_id, id);
SELECT core_pub.scope_child('club_event', 'club', 'club_id');

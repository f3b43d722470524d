CREATE TABLE award_round (
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
SELECT core_pub.scope_table('award_round', 'honours.award-round.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('award_round', 'state', ARRAY['closed'], 'title', 'honours.award-round.read',
  '{"zh-CN": "评选轮次", "en": "Award round"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX award_round_district_idx ON award_round (district_id, created_at DESC, id DESC);
CREATE INDEX award_round_street_idx ON award_round (street_id, created_at DESC, id DESC);
CREATE INDEX award_round_community_idx ON award_round (community_id, created_at DESC, id DESC);
CREATE INDEX award_round_street_state_idx ON award_round (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE award_round_event (
  id uuid PRIMARY KEY,
  award_round_id uuid NOT NULL REFERENCES award_round (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX award_round_event_idx ON award_round_event (award_round_id, id);
SELECT core_pub.scope_child('award_round_event', 'award_round', 'award_round_id');

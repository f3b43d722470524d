CREATE TABLE story (
  id uuid PRIMARY KEY,
  award_id uuid NOT NULL REFERENCES award (id),
  title text CHECK (char_length(title) BETWEEN 1 AND 40),
  text text CHECK (char_length(text) BETWEEN 1 AND 3000),
  place text NOT NULL CHECK (char_length(place) BETWEEN 1 AND 60),
  expires_on date NOT NULL,
  agreed_on date,
  agreed_door text CHECK (agreed_door IN ('counter', 'phone', 'paper', 'staff')),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('written', 'agreed', 'shown', 'taken-down')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  -- What is not agreed to is not shown, and what was taken down has no words.
  CHECK (state <> 'shown' OR agreed_on IS NOT NULL),
  CHECK ((state = 'taken-down') = (text IS NULL) AND (state = 'taken-down') = (title IS NULL))
);
SELECT core_pub.scope_table('story', 'honours.story.read');
SELECT core_pub.scope_open('story', 'state', ARRAY['shown', 'taken-down'], 'place', 'honours.story.read',
  '{"zh-CN": "事迹", "en": "Story"}');
CREATE INDEX story_district_idx ON story (district_id, created_at DESC, id DESC);
CREATE INDEX story_street_idx ON story (street_id, created_at DESC, id DESC);
CREATE INDEX story_community_idx ON story (community_id, created_at DESC, id DESC);
CREATE INDEX story_award_idx ON story (award_id);

-- What happened to it; no sentence of anybody stands here.
CREATE TABLE story_event (
  id uuid PRIMARY KEY,
  story_id uuid NOT NULL REFERENCES story (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL
);
CREATE INDEX story_event_idx ON story_event (story_id, id);
SELECT core_pub.scope_child('story_event', 'story', 'story_id');

CREATE TABLE award (
  id uuid PRIMARY KEY,
  candidacy_id uuid UNIQUE,
  person_name text CHECK (char_length(person_name) BETWEEN 1 AND 40),
  class text NOT NULL CHECK (class IN ('helping', 'courage', 'integrity', 'dedication', 'filial')),
  citation text CHECK (char_length(citation) BETWEEN 1 AND 300),
  year integer NOT NULL,
  awarded_on date NOT NULL,
  consent_on date NOT NULL,
  on_wall boolean NOT NULL,
  hearing_grounds text CHECK (char_length(hearing_grounds) BETWEEN 1 AND 500),
  hearing_on date,
  told_by text CHECK (told_by IN ('counter', 'phone', 'paper', 'staff')),
  told_on date,
  attended text CHECK (attended IN ('heard', 'absent')),
  hearing_minutes text CHECK (char_length(hearing_minutes) BETWEEN 1 AND 1000),
  proposal text CHECK (proposal IN ('revoke', 'keep')),
  recorder_id uuid,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('awarded', 'hearing', 'heard', 'given-back', 'revoked')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (consent_on <= awarded_on),
  -- Whoever gave it back, or had it taken, is kept nowhere: neither the name nor what was said at a hearing.
  CHECK ((state IN ('given-back', 'revoked')) = (person_name IS NULL)),
  CHECK (state NOT IN ('given-back', 'revoked')
    OR (citation IS NULL AND NOT on_wall AND hearing_grounds IS NULL AND hearing_minutes IS NULL))
);
SELECT core_pub.scope_table('award', 'honours.award.read');
-- Those under a hearing wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('award', 'state', ARRAY['awarded', 'given-back', 'revoked'], 'awarded_on', 'honours.award.read',
  '{"zh-CN": "表彰", "en": "Award"}');
CREATE INDEX award_district_idx ON award (district_id, created_at DESC, id DESC);
CREATE INDEX award_street_idx ON award (street_id, created_at DESC, id DESC);
CREATE INDEX award_community_idx ON award (community_id, created_at DESC, id DESC);
CREATE INDEX award_wall_idx ON award (district_id, created_at DESC, id DESC) WHERE on_wall;

-- What happened to it; no sentence of anybody stands here.
CREATE TABLE award_event (
  id uuid PRIMARY KEY,
  award_id uuid NOT NULL REFERENCES award (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  proposal text
);
CREATE INDEX award_event_idx ON award_event (award_id, id);
SELECT core_pub.scope_child('award_event', 'award', 'award_id');

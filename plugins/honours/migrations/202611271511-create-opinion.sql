-- What a department says about a candidate, in words.
CREATE TABLE opinion (
  id uuid PRIMARY KEY,
  candidacy_id uuid NOT NULL REFERENCES candidacy (id),
  no text NOT NULL,
  organisation_id uuid NOT NULL,
  organisation_name text NOT NULL,
  due_on date NOT NULL,
  verdict text CHECK (verdict IN ('no-objection', 'concern')),
  words text CHECK (char_length(words) BETWEEN 1 AND 500),
  signed_by text CHECK (char_length(signed_by) BETWEEN 1 AND 40),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('asked', 'answered', 'taken-back')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state = 'answered') = (words IS NOT NULL) AND (state = 'answered') = (verdict IS NOT NULL))
);
SELECT core_pub.scope_table('opinion', 'honours.opinion.read');
SELECT core_pub.scope_open('opinion', 'state', ARRAY['answered', 'taken-back'], 'organisation_name', 'honours.opinion.read',
  '{"zh-CN": "征求意见", "en": "Opinion"}');
CREATE INDEX opinion_district_idx ON opinion (district_id, created_at DESC, id DESC);
CREATE INDEX opinion_street_idx ON opinion (street_id, created_at DESC, id DESC);
CREATE INDEX opinion_community_idx ON opinion (community_id, created_at DESC, id DESC);
-- One body is asked once at a time.
CREATE UNIQUE INDEX opinion_once_idx ON opinion (candidacy_id, organisation_id) WHERE state <> 'taken-back';

CREATE TABLE opinion_event (
  id uuid PRIMARY KEY,
  opinion_id uuid NOT NULL REFERENCES opinion (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX opinion_event_idx ON opinion_event (opinion_id, id);
SELECT core_pub.scope_child('opinion_event', 'opinion', 'opinion_id', 'SELECT, INSERT, DELETE');

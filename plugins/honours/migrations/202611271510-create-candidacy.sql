-- What follows when a nominee agreed. It names nobody: who it is stands sealed in the nomination.
CREATE TABLE candidacy (
  id uuid PRIMARY KEY,
  nomination_id uuid NOT NULL UNIQUE REFERENCES nomination (id),
  no text NOT NULL,
  round_title text NOT NULL,
  class text NOT NULL CHECK (class IN ('helping', 'courage', 'integrity', 'dedication', 'filial')),
  -- Accounts that entered or verified it, began it or sat on its panel: none of them looks into an objection.
  involved uuid[] NOT NULL,
  notice_id uuid,
  objected_on date,
  finding text CHECK (char_length(finding) BETWEEN 1 AND 1000),
  award_id uuid,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('opinions', 'shortlisted', 'recommended', 'not-recommended', 'noticed', 'objected',
    'awarded', 'not-awarded', 'withdrawn')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK (state NOT IN ('noticed', 'objected', 'awarded') OR notice_id IS NOT NULL),
  CHECK (state <> 'withdrawn' OR finding IS NULL)
);
SELECT core_pub.scope_table('candidacy', 'honours.candidacy.read');
SELECT core_pub.scope_open('candidacy', 'state', ARRAY['awarded', 'not-awarded', 'withdrawn'], 'no', 'honours.candidacy.read',
  '{"zh-CN": "候选", "en": "Candidacy"}');
CREATE INDEX candidacy_district_idx ON candidacy (district_id, created_at DESC, id DESC);
CREATE INDEX candidacy_street_idx ON candidacy (street_id, created_at DESC, id DESC);
CREATE INDEX candidacy_community_idx ON candidacy (community_id, created_at DESC, id DESC);

-- What happened to it; its lines go when the nominee does not want it any more.
CREATE TABLE candidacy_event (
  id uuid PRIMARY KEY,
  candidacy_id uuid NOT NULL REFERENCES candidacy (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  days integer
);
CREATE INDEX candidacy_event_idx ON candidacy_event (candidacy_id, id);
SELECT core_pub.scope_child('candidacy_event', 'candidacy', 'candidacy_id', 'SELECT, INSERT, DELETE');

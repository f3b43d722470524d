-- Whoever was nominated did not ask to be: everything that tells who they are is sealed under a key of their own, and goes with
-- it when they do not want to be considered. What is left then is that there was one.
CREATE TABLE nomination (
  id uuid PRIMARY KEY,
  round_id uuid NOT NULL REFERENCES award_round (id),
  round_title text NOT NULL CHECK (round_title <> ''),
  -- What people call it by: it says nothing of whom.
  seq bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  no text NOT NULL GENERATED ALWAYS AS (seq::text) STORED,
  class text CHECK (class IN ('helping', 'courage', 'integrity', 'dedication', 'filial')),
  source text CHECK (source IN ('resident', 'organisation', 'staff')),
  door text CHECK (door IN ('counter', 'phone', 'paper', 'staff')),
  -- Name, deed, contact, nominator and what was found: one text, encrypted under the key of this nomination.
  sealed text,
  merged_into uuid REFERENCES nomination (id),
  first_verifier_id uuid,
  second_verifier_id uuid,
  -- The version of the text that was read out, how, and on which day they said yes.
  consent_version integer,
  consent_door text CHECK (consent_door IN ('visit', 'phone', 'counter')),
  consent_on date,
  -- The day on which everything about them was cleared, at their wish or because the time to keep it was over.
  erased_on date,
  unit_id integer NOT NULL,
  state text NOT NULL,
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((erased_on IS NULL) = (sealed IS NOT NULL)),
  CHECK ((state = 'declined') <= (erased_on IS NOT NULL)),
  CHECK (erased_on IS NULL OR (class IS NULL AND source IS NULL AND door IS NULL AND first_verifier_id IS NULL
    AND second_verifier_id IS NULL AND consent_version IS NULL AND consent_door IS NULL AND consent_on IS NULL))
);
SELECT core_pub.scope_table('nomination', 'honours.nomination.read');
-- Those that have not ended wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('nomination', 'state', ARRAY['merged', 'not-accepted', 'declined'], 'no',
  'honours.nomination.read', '{"zh-CN": "提名", "en": "Nomination"}');
CREATE INDEX nomination_district_idx ON nomination (district_id, created_at DESC, id DESC);
CREATE INDEX nomination_street_idx ON nomination (street_id, created_at DESC, id DESC);
CREATE INDEX nomination_community_idx ON nomination (community_id, created_at DESC, id DESC);
CREATE INDEX nomination_round_idx ON nomination (round_id, state);
CREATE INDEX nomination_merged_idx ON nomination (merged_into) WHERE merged_into IS NOT NULL;

-- What happened to it. No sentence of anybody stands here; its lines go when the nominee is cleared.
CREATE TABLE nomination_event (
  id uuid PRIMARY KEY,
  nomination_id uuid NOT NULL REFERENCES nomination (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  why text,
  how text
);
CREATE INDEX nomination_event_idx ON nomination_event (nomination_id, id);
SELECT core_pub.scope_child('nomination_event', 'nomination', 'nomination_id', 'SELECT, INSERT, DELETE');

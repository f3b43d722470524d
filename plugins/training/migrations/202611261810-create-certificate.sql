-- A certificate stands where its holder's record is kept. Title and name are those of the day on which it was issued.
CREATE TABLE certificate (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE CHECK (code ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  type_id uuid NOT NULL REFERENCES certificate_type (id),
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  person_id uuid NOT NULL,
  holder_name text NOT NULL CHECK (holder_name <> ''),
  issued_on date NOT NULL,
  -- The first day on which it is not valid any more; NULL for good.
  valid_to date CHECK (valid_to > issued_on),
  basis text NOT NULL CHECK (char_length(basis) BETWEEN 1 AND 120),
  -- One certificate takes the place of one other at most.
  replaces_id uuid UNIQUE REFERENCES certificate (id),
  replaced_by_id uuid UNIQUE REFERENCES certificate (id),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('issued', 'reissued', 'revoked')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state = 'reissued') = (replaced_by_id IS NOT NULL))
);
SELECT core_pub.scope_table('certificate', 'training.certificate.read');
SELECT core_pub.scope_open('certificate', 'state', ARRAY['revoked', 'reissued'], 'title', 'training.certificate.read',
  '{"zh-CN": "证书", "en": "Certificate"}');

-- Whoever has the code has the paper: in a transaction that names it, that one row is seen, wherever it stands.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY training_by_code ON certificate FOR SELECT TO %I
    USING (code = (SELECT NULLIF(current_setting(''training.checked_code'', true), '''')))', current_schema() || '_app');
END $$;

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX certificate_district_idx ON certificate (district_id, created_at DESC, id DESC);
CREATE INDEX certificate_street_idx ON certificate (street_id, created_at DESC, id DESC);
CREATE INDEX certificate_community_idx ON certificate (community_id, created_at DESC, id DESC);
CREATE INDEX certificate_street_state_idx ON certificate (street_id, state, created_at DESC, id DESC);
CREATE INDEX certificate_holder_idx ON certificate (person_id, type_id);

-- What happened to it; only ever added to.
CREATE TABLE certificate_event (
  id uuid PRIMARY KEY,
  certificate_id uuid NOT NULL REFERENCES certificate (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX certificate_event_idx ON certificate_event (certificate_id, id);
SELECT core_pub.scope_child('certificate_event', 'certificate', 'certificate_id');

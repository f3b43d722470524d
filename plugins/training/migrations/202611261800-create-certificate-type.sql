CREATE TABLE certificate_type (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  source text NOT NULL CHECK (source IN ('class', 'outside')),
  valid_years integer CHECK (valid_years BETWEEN 1 AND 30),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('certificate_type', 'training.certificate-type.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('certificate_type', 'state', ARRAY['closed'], 'title', 'training.certificate-type.read',
  '{"zh-CN": "证书类型", "en": "Certificate type"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX certificate_type_district_idx ON certificate_type (district_id, created_at DESC, id DESC);
CREATE INDEX certificate_type_street_idx ON certificate_type (street_id, created_at DESC, id DESC);
CREATE INDEX certificate_type_community_idx ON certificate_type (community_id, created_at DESC, id DESC);
CREATE INDEX certificate_type_street_state_idx ON certificate_type (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE certificate_type_event (
  id uuid PRIMARY KEY,
  certificate_type_id uuid NOT NULL REFERENCES certificate_type (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX certificate_type_event_idx ON certificate_type_event (certificate_type_id, id);
SELECT core_pub.scope_child('certificate_type_event', 'certificate_type', 'certificate_type_id');

-- What a district lays down holds below it: whoever may read types somewhere reads those of the units above, too.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY training_from_above ON certificate_type FOR SELECT TO %I
    USING (unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''training.certificate-type.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

CREATE TABLE licence_rule (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  post text NOT NULL CHECK (post <> ''),
  organisation_type text NOT NULL CHECK (organisation_type <> ''),
  type_id uuid NOT NULL REFERENCES certificate_type (id),
  type_title text NOT NULL CHECK (type_title <> ''),
  from_day date NOT NULL,
  grace_days integer NOT NULL CHECK (grace_days BETWEEN 0 AND 730),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('active', 'closed')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL
);
SELECT core_pub.scope_table('licence_rule', 'training.licence-rule.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('licence_rule', 'state', ARRAY['closed'], 'title', 'training.licence-rule.read',
  '{"zh-CN": "持证规则", "en": "Licence rule"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX licence_rule_district_idx ON licence_rule (district_id, created_at DESC, id DESC);
CREATE INDEX licence_rule_street_idx ON licence_rule (street_id, created_at DESC, id DESC);
CREATE INDEX licence_rule_community_idx ON licence_rule (community_id, created_at DESC, id DESC);
CREATE INDEX licence_rule_street_state_idx ON licence_rule (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE licence_rule_event (
  id uuid PRIMARY KEY,
  licence_rule_id uuid NOT NULL REFERENCES licence_rule (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX licence_rule_event_idx ON licence_rule_event (licence_rule_id, id);
SELECT core_pub.scope_child('licence_rule_event', 'licence_rule', 'licence_rule_id');

-- A rule holds below the unit that made it: whoever may read rules somewhere reads those of the units above, too.
DO $$ BEGIN
  EXECUTE format('CREATE POLICY training_from_above ON licence_rule FOR SELECT TO %I
    USING (unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''training.licence-rule.read''))::public.ltree[]))',
    current_schema() || '_app');
END $$;

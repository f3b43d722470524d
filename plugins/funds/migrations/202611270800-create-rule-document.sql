CREATE TABLE rule_document (
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
SELECT core_pub.scope_table('rule_document', 'funds.rule-document.read');
-- Those that are not closed wait for somebody to say where they belong when their unit becomes several.
SELECT core_pub.scope_open('rule_document', 'state', ARRAY['closed'], 'title', 'funds.rule-document.read',
  '{"zh-CN": "制度文件", "en": "Rule document"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX rule_document_district_idx ON rule_document (district_id, created_at DESC, id DESC);
CREATE INDEX rule_document_street_idx ON rule_document (street_id, created_at DESC, id DESC);
CREATE INDEX rule_document_community_idx ON rule_document (community_id, created_at DESC, id DESC);
CREATE INDEX rule_document_street_state_idx ON rule_document (street_id, state, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE rule_document_event (
  id uuid PRIMARY KEY,
  rule_document_id uuid NOT NULL REFERENCES rule_document (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text
);
CREATE INDEX rule_document_event_idx ON rule_document_event (rule_document_id, id);
SELECT core_pub.scope_child('rule_document_event', 'rule_document', 'rule_document_id');

-- A rule document in one of its editions: what may not be paid for, and the caps per project.
CREATE TABLE rule_document (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (char_length(title) BETWEEN 1 AND 60),
  edition integer NOT NULL CHECK (edition >= 1),
  -- The earlier edition that it takes the place of.
  revises uuid REFERENCES rule_document (id),
  -- The fund that it is for; none: all of its unit and of those below.
  fund_id uuid REFERENCES fund (id),
  clauses jsonb NOT NULL CHECK (jsonb_typeof(clauses) = 'array'),
  caps jsonb NOT NULL CHECK (jsonb_typeof(caps) = 'array'),
  note text CHECK (char_length(note) BETWEEN 1 AND 500),
  in_force_from date,
  -- The first day on which it is not in force any more.
  in_force_until date,
  unit_id integer NOT NULL,
  state text NOT NULL CHECK (state IN ('drafted', 'issued', 'ended', 'dropped')),
  state_since timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  version integer NOT NULL,
  CHECK ((state IN ('issued', 'ended')) = (in_force_from IS NOT NULL)),
  CHECK ((state = 'ended') = (in_force_until IS NOT NULL)),
  CONSTRAINT rule_document_dates CHECK (in_force_until > in_force_from),
  CONSTRAINT rule_document_one_in_force EXCLUDE USING gist
    (unit_id WITH =, title WITH =, daterange(in_force_from, in_force_until) WITH &&) WHERE (state IN ('issued', 'ended'))
);
-- Each edition is revised by one other at most, unless that was dropped.
CREATE UNIQUE INDEX rule_document_revises_key ON rule_document (revises) WHERE state <> 'dropped';
SELECT core_pub.scope_table('rule_document', 'funds.rule-document.read');
SELECT core_pub.scope_open('rule_document', 'state', ARRAY['ended', 'dropped'], 'title', 'funds.rule-document.read',
  '{"zh-CN": "制度文件", "en": "Rule document"}');

-- Lists ask by an ancestor, with or without a state, newest first.
CREATE INDEX rule_document_district_idx ON rule_document (district_id, created_at DESC, id DESC);
CREATE INDEX rule_document_street_idx ON rule_document (street_id, created_at DESC, id DESC);
CREATE INDEX rule_document_community_idx ON rule_document (community_id, created_at DESC, id DESC);

-- What happened to it; only ever added to.
CREATE TABLE rule_document_event (
  id uuid PRIMARY KEY,
  rule_document_id uuid NOT NULL REFERENCES rule_document (id),
  action text NOT NULL,
  at timestamptz NOT NULL,
  actor_id uuid NOT NULL,
  reason text,
  in_force_from date,
  in_force_until date
);
CREATE INDEX rule_document_event_idx ON rule_document_event (rule_document_id, id);
SELECT core_pub.scope_child('rule_document_event', 'rule_document', 'rule_document_id');

-- What is laid down above holds below: whoever may read rules there reads it, and whoever writes a project there is held to it.
-- The same for the fund that they write it for.
DO $$
DECLARE
  app text := current_schema() || '_app';
BEGIN
  EXECUTE format('CREATE POLICY funds_from_above ON rule_document FOR SELECT TO %I USING (
    unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.reach(''funds.rule-document.read''))::public.ltree[])
    OR (state IN (''issued'', ''ended'') AND unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.acting_reach())::public.ltree[])))', app);
  EXECUTE format('CREATE POLICY funds_acting ON fund FOR SELECT TO %I USING (
    state IN (''approved'', ''closed'') AND unit_path OPERATOR(public.@>) ANY ((SELECT core_pub.acting_reach())::public.ltree[]))', app);
END $$;

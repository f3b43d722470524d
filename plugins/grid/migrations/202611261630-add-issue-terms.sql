-- Working days that a district gives an issue of a category, from its acceptance until it is resolved. What a district has
-- not said stands in the plugin's contract.
CREATE TABLE issue_term (
  district_id integer NOT NULL,
  category text NOT NULL,
  days integer NOT NULL CHECK (days BETWEEN 1 AND 60),
  version integer NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL,
  changed_by uuid NOT NULL,
  PRIMARY KEY (district_id, category)
);

-- A district's terms are read by everybody who reads issues in it, above it or below it, and set by whoever acts at it or
-- above. They stay the district's own: in a merger the successor's hold, so they follow no unit.
CREATE FUNCTION reads_terms(district integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM core_pub.unit_v1 d, unnest(core_pub.reach('grid.issue.read')) AS anchor (path)
    WHERE d.id = district AND (d.path::public.ltree OPERATOR(public.<@) anchor.path OR anchor.path OPERATOR(public.<@) d.path::public.ltree))
$$;
CREATE FUNCTION sets_terms(district integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM core_pub.unit_v1 d, unnest(core_pub.reach('grid.term.manage')) AS anchor (path)
    WHERE d.id = district AND d.path::public.ltree OPERATOR(public.<@) anchor.path)
$$;

DO $$
DECLARE
  app text := current_schema() || '_app';
BEGIN
  ALTER TABLE issue_term ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
  EXECUTE format('CREATE POLICY linli_read ON issue_term FOR SELECT TO %I USING (reads_terms(district_id))', app);
  EXECUTE format('CREATE POLICY linli_insert ON issue_term FOR INSERT TO %I WITH CHECK (sets_terms(district_id) AND core_pub.context() ->> ''act'' = ''grid.term.manage'')', app);
  EXECUTE format('CREATE POLICY linli_update ON issue_term FOR UPDATE TO %I USING (sets_terms(district_id) AND core_pub.context() ->> ''act'' = ''grid.term.manage'')', app);
  EXECUTE format('CREATE POLICY linli_platform ON issue_term TO %I USING (true) WITH CHECK (true)', core_pub.platform_role());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON issue_term TO %I', app);
  EXECUTE format('GRANT SELECT, DELETE ON issue_term TO %I', core_pub.platform_role());
END $$;

-- Fixed by the acceptance and never moved. Issues that were accepted before have none: nothing is invented for them.
ALTER TABLE issue
  ADD COLUMN due_at timestamptz,
  -- The year of which only the weekends were known then.
  ADD COLUMN due_unpublished integer,
  -- When it was resolved as it stands; taken back with the result when the work is sent back.
  ADD COLUMN resolved_at timestamptz;

-- What is overdue, and which limits ended in a period: by ancestor. Most issues have ended, and the first hold none of those.
CREATE INDEX issue_district_overdue_idx ON issue (district_id, due_at, id) WHERE state IN ('accepted', 'assigned', 'in-progress', 'rework') AND due_at IS NOT NULL;
CREATE INDEX issue_street_overdue_idx ON issue (street_id, due_at, id) WHERE state IN ('accepted', 'assigned', 'in-progress', 'rework') AND due_at IS NOT NULL;
CREATE INDEX issue_community_overdue_idx ON issue (community_id, due_at, id) WHERE state IN ('accepted', 'assigned', 'in-progress', 'rework') AND due_at IS NOT NULL;
CREATE INDEX issue_grid_overdue_idx ON issue (grid_id, due_at, id) WHERE state IN ('accepted', 'assigned', 'in-progress', 'rework') AND due_at IS NOT NULL;
CREATE INDEX issue_district_due_idx ON issue (district_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX issue_street_due_idx ON issue (street_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX issue_community_due_idx ON issue (community_id, due_at) WHERE due_at IS NOT NULL;

-- What waits says until when, as long as the issue is worked on.
CREATE OR REPLACE FUNCTION repair_issue_todos() RETURNS integer LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  opened integer;
BEGIN
  -- Row-level security holds for the owner, too. Without it nobody else sees more: the table is locked until the end.
  ALTER TABLE issue NO FORCE ROW LEVEL SECURITY;
  PERFORM core_pub.todo_forget_v1('grid.issue');
  PERFORM core_pub.todo_open_v1(
    jsonb_build_object('type', 'grid.issue', 'id', i.id, 'unit', i.unit_id, 'route', 'issues/' || i.id,
      'title', CASE WHEN char_length(t.title) > 40 THEN left(t.title, 39) || '…' ELSE t.title END),
    jsonb_build_object('kind', 'grid.issue.to-' || w.action, 'since', i.state_since,
      'until', CASE WHEN i.state IN ('accepted', 'assigned', 'in-progress', 'rework') THEN i.due_at END,
      'account', CASE WHEN w.action IN ('start', 'resolve') THEN i.handler_id END,
      'barrier', CASE WHEN w.action = 'verify' THEN i.resolved_by END))
  FROM issue i
  JOIN (VALUES ('reported', 'accept'), ('accepted', 'assign'), ('assigned', 'start'), ('rework', 'start'),
    ('in-progress', 'resolve'), ('resolved', 'verify'), ('verified', 'close')) AS w (state, action) ON w.state = i.state
  CROSS JOIN LATERAL (SELECT COALESCE(NULLIF(btrim(regexp_replace(i.text, '[,，。;；!！?？\n].*$', ''), E' \t\r\n\u00A0\u3000'), ''), i.text)) AS t (title);
  GET DIAGNOSTICS opened = ROW_COUNT;
  ALTER TABLE issue FORCE ROW LEVEL SECURITY;
  RETURN opened;
END
$$;

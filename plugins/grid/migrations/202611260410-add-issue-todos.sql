-- What each issue waits for, as a todo of whoever has the next step. From now on each step says it; this says it of the issues
-- that are there, and may be called again, as the owner of the table, should the two ever differ.
CREATE FUNCTION repair_issue_todos() RETURNS integer LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
REVOKE ALL ON FUNCTION repair_issue_todos() FROM PUBLIC;
SELECT repair_issue_todos();

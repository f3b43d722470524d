-- Notices 公示: opened by a plugin about one of its records, published by two persons, shown for a number of working days,
-- objected to and answered. Until then what the plugin said it blocks does not go on.
CREATE TABLE core.notice (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (title <> ''),
  text text NOT NULL CHECK (text <> ''),
  unit_id integer NOT NULL REFERENCES core.unit (id),
  -- Whose record it is about (a plugin's id), which, and where its page opens below the plugin's pages.
  owner text NOT NULL,
  record_type text NOT NULL,
  record_id text NOT NULL,
  record_title text NOT NULL,
  record_route text,
  -- What waits for it, in a word of the owner's.
  blocks text NOT NULL,
  -- In working days.
  min_days smallint NOT NULL,
  days smallint NOT NULL,
  objection_days smallint NOT NULL,
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'to-publish', 'published', 'withdrawn')),
  -- Fixed when it is published, by the calendar of that day: a later change of the calendar moves no end.
  published_on date,
  ends_on date,
  objections_on date,
  -- The instant from which on it does not run any more.
  over_at timestamptz,
  opened_by uuid NOT NULL REFERENCES core.account (id),
  submitted_by uuid REFERENCES core.account (id),
  published_by uuid REFERENCES core.account (id),
  reason text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT notice_length CHECK (min_days >= 1 AND days >= min_days AND objection_days >= days AND objection_days <= 60),
  CHECK (state <> 'published' OR (published_on IS NOT NULL AND ends_on > published_on AND objections_on >= ends_on AND over_at IS NOT NULL)),
  -- Two persons, whoever writes it.
  CONSTRAINT notice_two_persons CHECK (published_by IS NULL OR (submitted_by IS NOT NULL AND submitted_by <> published_by))
);
SELECT core.place_table('notice');
SELECT core_pub.derive_on('core.notice');
CREATE INDEX notice_record_idx ON core.notice (owner, record_type, record_id, created_at DESC);
CREATE INDEX notice_district_idx ON core.notice (district_id, created_at DESC);
CREATE INDEX notice_street_idx ON core.notice (street_id, created_at DESC);
CREATE INDEX notice_community_idx ON core.notice (community_id, created_at DESC);

CREATE TABLE core.notice_objection (
  id uuid PRIMARY KEY,
  notice_id uuid NOT NULL REFERENCES core.notice (id),
  door text NOT NULL CHECK (door IN ('counter', 'phone', 'paper', 'staff')),
  text text NOT NULL CHECK (text <> ''),
  -- Name and contact, encrypted under a key of this objection's own.
  objector bytea,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'upheld', 'not-upheld')),
  entered_by uuid NOT NULL REFERENCES core.account (id),
  entered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  reply text,
  answered_by uuid REFERENCES core.account (id),
  answered_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK ((state = 'open') = (reply IS NULL) AND (reply IS NULL) = (answered_by IS NULL))
);
CREATE INDEX notice_objection_notice_idx ON core.notice_objection (notice_id, entered_at);

-- Lines are only ever added.
CREATE TABLE core.notice_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  notice_id uuid NOT NULL REFERENCES core.notice (id),
  kind text NOT NULL CHECK (kind IN ('opened', 'updated', 'submitted', 'returned', 'published', 'withdrawn', 'objected', 'answered')),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  account_id uuid,
  by_name text NOT NULL,
  reason text
);
CREATE INDEX notice_event_idx ON core.notice_event (notice_id, id);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.notice_event
  FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

-- Core's own tables that know their unit are those with the trigger that places their rows: a new one needs no word here.
CREATE OR REPLACE FUNCTION core.scoped_tables() RETURNS TABLE (plugin_id text, table_name text, target regclass, open jsonb)
LANGUAGE sql STABLE AS $$
  SELECT found.*, core.scope_open_of(found.target) FROM (
    SELECT 'core', c.relname::text, c.oid::regclass
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'core'::regnamespace
    WHERE t.tgname = 'linli_derive' AND NOT t.tgisinternal
      -- What waits at a record goes with the record, and is no row of its own to whoever plans a change of units.
      AND c.relname <> 'todo'
    UNION ALL
    SELECT s.plugin_id, t.name, format('%I.%I', s.schema_name, t.name)::regclass
    FROM core.plugin_schema s CROSS JOIN unnest(s.scoped_tables) AS t (name)
    WHERE to_regclass(format('%I.%I', s.schema_name, t.name)) IS NOT NULL
  ) AS found (plugin_id, table_name, target)
  ORDER BY 1, 2
$$;

-- Where a notice stands at an instant: whether it still runs is said by its days, nothing has to happen at midnight.
CREATE FUNCTION core.notice_phase(state text, over_at timestamptz, at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN state <> 'published' THEN state WHEN at < over_at THEN 'running' ELSE 'ended' END
$$;

-- Opens a notice in the caller's transaction, as a draft. Line: { title, text, unitId, days, minDays, objectionDays,
-- record: { type, id, title, route? }, blocks }. A record has one notice at a time for each thing that waits for one.
CREATE FUNCTION core_pub.notice_open_v1(line jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  acting jsonb := core.acting();
  who jsonb := acting -> 'who';
  plugin text := COALESCE(acting ->> 'plugin', 'core');
  subject jsonb := line -> 'record';
  made uuid := gen_random_uuid();
  other text;
BEGIN
  IF who ->> 'account' IS NULL THEN
    RAISE EXCEPTION 'nobody opens a notice without a name: core has not vouched for an account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (subject ->> 'type' LIKE plugin || '.%' AND line ->> 'blocks' LIKE plugin || '.%') IS NOT TRUE THEN
    RAISE EXCEPTION '% may not open a notice about %', plugin, subject ->> 'type' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('linli:notice:' || (subject ->> 'type') || ':' || (subject ->> 'id'), 0));
  SELECT n.title INTO other FROM core.notice n
  WHERE n.owner = plugin AND n.record_type = subject ->> 'type' AND n.record_id = subject ->> 'id' AND n.blocks = line ->> 'blocks'
    AND core.notice_phase(n.state, n.over_at, clock_timestamp()) IN ('draft', 'to-publish', 'running') LIMIT 1;
  IF other IS NOT NULL THEN
    RAISE EXCEPTION 'there is a notice about it already' USING ERRCODE = 'check_violation', CONSTRAINT = 'notice_already_open',
      DETAIL = jsonb_build_object('title', other)::text;
  END IF;
  INSERT INTO core.notice (id, title, text, unit_id, owner, record_type, record_id, record_title, record_route, blocks, min_days,
    days, objection_days, opened_by)
  VALUES (made, line ->> 'title', line ->> 'text', (line ->> 'unitId')::integer, plugin, subject ->> 'type', subject ->> 'id',
    subject ->> 'title', subject ->> 'route', line ->> 'blocks', (line ->> 'minDays')::smallint, (line ->> 'days')::smallint,
    (line ->> 'objectionDays')::smallint, (who ->> 'account')::uuid);
  INSERT INTO core.notice_event (notice_id, kind, account_id, by_name)
  VALUES (made, 'opened', (who ->> 'account')::uuid, COALESCE(who ->> 'name', '-'));
  RETURN made;
END
$$;

-- How the newest notice about a record stands, or NULL: { notice, title, phase, mayGoOn, barrier, until, openObjections,
-- upheldObjections }. A plugin asks about its own records. `hold` keeps the notice as it is until the end of the caller's
-- transaction: who goes on because of the answer is not overtaken by an objection.
CREATE FUNCTION core_pub.notice_state_v1(plugin text, record_type text, record_id text, key text DEFAULT NULL,
  hold boolean DEFAULT false, at timestamptz DEFAULT clock_timestamp()) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  asking text := core.acting() ->> 'plugin';
  found core.notice;
  phase text;
  open integer;
  upheld integer;
  barrier text;
BEGIN
  IF asking IS DISTINCT FROM plugin AND asking IS NOT NULL THEN
    RAISE EXCEPTION '% may not ask about notices of %', asking, plugin USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT n.* INTO found FROM core.notice n
  WHERE n.owner = plugin AND n.record_type = notice_state_v1.record_type AND n.record_id = notice_state_v1.record_id
    AND (key IS NULL OR n.blocks = key)
  ORDER BY n.created_at DESC LIMIT 1;
  IF found.id IS NULL THEN RETURN NULL; END IF;
  IF hold THEN
    SELECT n.* INTO found FROM core.notice n WHERE n.id = found.id FOR SHARE;
  END IF;
  phase := core.notice_phase(found.state, found.over_at, at);
  SELECT count(*) FILTER (WHERE o.state = 'open'), count(*) FILTER (WHERE o.state = 'upheld') INTO open, upheld
  FROM core.notice_objection o WHERE o.notice_id = found.id;
  barrier := CASE
    WHEN phase = 'withdrawn' THEN 'withdrawn'
    WHEN phase IN ('draft', 'to-publish') THEN 'not-published'
    WHEN upheld > 0 THEN 'objection-upheld'
    WHEN open > 0 THEN 'objection-open'
    WHEN phase = 'running' THEN 'running' END;
  RETURN jsonb_build_object('notice', found.id, 'title', found.title, 'phase', phase, 'mayGoOn', barrier IS NULL, 'barrier', barrier,
    'until', to_char(found.objections_on, 'YYYY-MM-DD'), 'openObjections', open, 'upheldObjections', upheld);
END
$$;

-- Takes a notice back whose record goes another way, in the caller's transaction. Answers whether there was one to take back.
CREATE FUNCTION core_pub.notice_withdraw_v1(notice uuid, why text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  acting jsonb := core.acting();
  who jsonb := acting -> 'who';
BEGIN
  IF who ->> 'account' IS NULL THEN
    RAISE EXCEPTION 'nobody withdraws a notice without a name: core has not vouched for an account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE core.notice n SET state = 'withdrawn', reason = why, version = n.version + 1
  WHERE n.id = notice AND n.owner = COALESCE(acting ->> 'plugin', 'core') AND n.state <> 'withdrawn';
  IF NOT FOUND THEN RETURN false; END IF;
  INSERT INTO core.notice_event (notice_id, kind, account_id, by_name, reason)
  VALUES (notice, 'withdrawn', (who ->> 'account')::uuid, COALESCE(who ->> 'name', '-'), why);
  RETURN true;
END
$$;

REVOKE ALL ON FUNCTION core_pub.notice_open_v1(jsonb), core_pub.notice_withdraw_v1(uuid, text),
  core_pub.notice_state_v1(text, text, text, text, boolean, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core_pub.notice_open_v1(jsonb), core_pub.notice_withdraw_v1(uuid, text),
  core_pub.notice_state_v1(text, text, text, text, boolean, timestamptz) TO linli_plugin;

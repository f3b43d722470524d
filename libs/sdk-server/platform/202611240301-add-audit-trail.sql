-- A line of the audit log says who did what with which appointment and grants, what it was before and after, how it ended.
ALTER TABLE core.audit_entry
  ADD COLUMN kind text NOT NULL DEFAULT 'write' CHECK (kind IN ('write', 'read', 'export', 'session', 'job')),
  ADD COLUMN outcome text NOT NULL DEFAULT 'done' CHECK (outcome IN ('done', 'refused', 'failed')),
  -- The permission acted with, the grants it rests on (a few; grants_more says how many are not named) and their appointment.
  ADD COLUMN permission text,
  ADD COLUMN grant_ids uuid[] NOT NULL DEFAULT '{}',
  ADD COLUMN grants_more integer NOT NULL DEFAULT 0,
  ADD COLUMN appointment_id uuid,
  ADD COLUMN target_type text,
  ADD COLUMN target_title text,
  -- Masked. What is masked here stands in `personal`, encrypted under a key of the person: { subject, cipher }.
  ADD COLUMN before jsonb,
  ADD COLUMN after jsonb,
  ADD COLUMN personal jsonb,
  ADD COLUMN reason text,
  -- Whether core vouched for who acted; without that a plugin's line names nobody but the plugin.
  ADD COLUMN vouched boolean NOT NULL DEFAULT true,
  -- The transaction of the write: what the sealer goes by, because ids are given out before they are committed.
  ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ALTER COLUMN at SET DEFAULT clock_timestamp();
CREATE INDEX audit_entry_xid_idx ON core.audit_entry (xid);
CREATE INDEX audit_entry_account_idx ON core.audit_entry (account_id, at DESC);
CREATE INDEX audit_entry_target_idx ON core.audit_entry (target, at DESC) WHERE target IS NOT NULL;

-- Nothing is changed or removed: the right is taken even from the owner, and a trigger stands behind it. An owner can undo
-- both; that is what the seals are for.
CREATE FUNCTION core.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% only ever grows: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.audit_entry
  FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON core.audit_entry FROM CURRENT_USER;

-- HMAC key that core shares with the database: the two padded blocks of RFC 2104. No role but core's reads it.
CREATE TABLE core.context_key (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  inner_block bytea NOT NULL CHECK (length(inner_block) = 64),
  outer_block bytea NOT NULL CHECK (length(outer_block) = 64)
);

-- What core vouches for (`<hmac>.<json>`), or NULL. Hashing both sides once more tells nothing through the time it takes.
CREATE FUNCTION core.read_vouch(word text) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = core, pg_temp AS $$
DECLARE
  keys core.context_key;
  said bytea;
BEGIN
  IF word IS NULL OR length(word) < 67 THEN RETURN NULL; END IF;
  SELECT * INTO keys FROM core.context_key;
  IF NOT FOUND THEN RETURN NULL; END IF;
  said := convert_to(substr(word, 66), 'UTF8');
  IF sha256(convert_to(left(word, 64), 'UTF8')) <>
     sha256(convert_to(encode(sha256(keys.outer_block || sha256(keys.inner_block || said)), 'hex'), 'UTF8')) THEN
    RETURN NULL;
  END IF;
  RETURN substr(word, 66)::jsonb;
END
$$;

-- Of the grants that a permission rests on, those that reach the unit; all of them where that says nothing.
CREATE FUNCTION core.grants_reaching(grants uuid[], unit integer) RETURNS uuid[]
LANGUAGE sql STABLE SET search_path = core, public, pg_temp AS $$
  SELECT COALESCE(array_agg(g.id), grants)
  FROM core."grant" g
  JOIN core.unit anchor ON anchor.id = g.unit_id
  JOIN core.unit target ON target.id = grants_reaching.unit AND target.path <@ anchor.path
  WHERE g.id = ANY (grants)
$$;

-- Appends lines in the caller's transaction. Which plugin writes is told by its role, who acted by what core vouched for; core
-- itself is believed. A plugin writes of its own permissions only, and of nobody's session.
CREATE FUNCTION core_pub.audit_v2(lines jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  context jsonb := core_pub.context();
  -- A migration runs in core's session under the plugin's role.
  caller text := COALESCE(NULLIF(current_setting('role', true), 'none'), session_user);
  plugin text;
  who jsonb;
  used uuid[];
  line jsonb;
  unit integer;
BEGIN
  IF caller ~ '^plugin_.+_(app|mig)$' THEN
    plugin := regexp_replace(caller, '_(app|mig)$', '');
    plugin := COALESCE((SELECT plugin_id FROM core.plugin_schema WHERE schema_name = plugin), substr(plugin, 8));
    who := core.read_vouch(context ->> 'vouch');
    -- A request may outlast its token by as long as a request may take.
    IF who ->> 'plugin' IS DISTINCT FROM plugin OR (who ->> 'exp')::bigint + 300 < extract(epoch FROM clock_timestamp()) THEN
      who := NULL;
    END IF;
  ELSE
    who := context || COALESCE(context -> 'used', '{}');
  END IF;
  used := ARRAY(SELECT jsonb_array_elements_text(COALESCE(who -> 'grants', '[]'))::uuid);

  FOR line IN SELECT * FROM jsonb_array_elements(CASE jsonb_typeof(lines) WHEN 'array' THEN lines ELSE jsonb_build_array(lines) END) LOOP
    IF plugin IS NOT NULL AND (
      COALESCE(line ->> 'kind', 'write') = 'session'
      OR (line ->> 'action' LIKE plugin || '.%' OR line ->> 'action' IN ('core.account.self', COALESCE(who ->> 'act', ''))) IS NOT TRUE
    ) THEN
      RAISE EXCEPTION 'the plugin % may not write a line about %', plugin, line ->> 'action' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF octet_length(line::text) > 262144 THEN
      RAISE EXCEPTION 'a line of the audit log is at most 256 kB' USING ERRCODE = 'program_limit_exceeded';
    END IF;
    unit := (line ->> 'unit')::integer;
    INSERT INTO core.audit_entry (account_id, actor, plugin_id, action, permission, kind, outcome, target_type, target, target_title,
      unit_id, request_id, grant_ids, grants_more, appointment_id, before, after, personal, reason, vouched)
    VALUES (
      CASE WHEN plugin IS NULL AND line ? 'actor' THEN line #>> '{actor,id}' ELSE who ->> 'account' END::uuid,
      CASE WHEN plugin IS NULL AND line ? 'actor' THEN line #>> '{actor,name}' ELSE COALESCE(who ->> 'name', caller) END,
      COALESCE(plugin, 'core'),
      line ->> 'action',
      NULLIF(who ->> 'act', ''),
      COALESCE(line ->> 'kind', 'write'),
      COALESCE(line ->> 'outcome', 'done'),
      line #>> '{target,type}',
      line #>> '{target,id}',
      line #>> '{target,title}',
      unit,
      COALESCE(context ->> 'request', '-'),
      CASE WHEN cardinality(used) > 1 AND unit IS NOT NULL THEN core.grants_reaching(used, unit) ELSE used END,
      COALESCE((who ->> 'more')::integer, 0),
      (who ->> 'appointment')::uuid,
      NULLIF(line -> 'before', 'null'),
      NULLIF(line -> 'after', 'null'),
      NULLIF(line -> 'personal', 'null'),
      line ->> 'reason',
      plugin IS NULL OR who IS NOT NULL
    );
  END LOOP;
END
$$;

CREATE OR REPLACE FUNCTION core_pub.audit_v1(action text, target text, unit integer) RETURNS void
LANGUAGE sql AS $$
  SELECT core_pub.audit_v2(jsonb_build_object('action', action, 'target', jsonb_build_object('id', target), 'unit', unit))
$$;

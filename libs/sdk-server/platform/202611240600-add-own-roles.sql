-- Every permission there is, with its words: lists, explanations and the audit log show a title and not an id. Brought up
-- to date from core and from the manifests at each start.
CREATE TABLE core.permission (
  id text PRIMARY KEY,
  plugin_id text NOT NULL,
  title jsonb NOT NULL,
  risk text NOT NULL DEFAULT 'normal' CHECK (risk IN ('normal', 'high')),
  -- A permission that its plugin no longer knows stays as a record of what once was granted.
  retired boolean NOT NULL DEFAULT false
);

-- Roles that the district makes for itself have plugin_id 'district'. A role that was ended gives nothing any more:
-- its permissions move to was_permissions, so that whoever reads roles need not know of ends.
ALTER TABLE core.role
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN description text,
  ADD COLUMN created_by uuid REFERENCES core.account (id),
  ADD COLUMN ended_at timestamptz,
  ADD COLUMN was_permissions text[] NOT NULL DEFAULT '{}';

-- System, security and audit administration are apart at every instant, past and to come. The index before it knew only
-- grants without an end. A grant that ends before it begins was never in force, and is in nobody's way.
ALTER TABLE core."grant" DROP CONSTRAINT grant_check, ADD CONSTRAINT grant_period CHECK (valid_to IS NULL OR valid_to >= valid_from);
DROP INDEX core.grant_one_administrator_key;
ALTER TABLE core."grant" ADD CONSTRAINT grant_one_administrator
  EXCLUDE USING gist (account_id WITH =, role_id WITH <>, tstzrange(valid_from, valid_to) WITH &&)
  WHERE (role_id IN ('core.system-admin', 'core.security-admin', 'core.audit-admin'));
CREATE INDEX grant_role_idx ON core."grant" (role_id);
CREATE INDEX grant_ending_idx ON core."grant" (valid_to) WHERE valid_to IS NOT NULL;

-- Whoever ends an appointment ends the grants that came with it, in the same transaction.
CREATE FUNCTION core.end_grants_of(appointment uuid, ending timestamptz, account uuid, why text) RETURNS integer
LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
DECLARE
  ended integer;
BEGIN
  UPDATE core."grant" SET valid_to = greatest(ending, valid_from), ended_by = account, end_reason = why, version = version + 1
  WHERE appointment_id = appointment AND (valid_to IS NULL OR valid_to > greatest(ending, valid_from));
  GET DIAGNOSTICS ended = ROW_COUNT;
  RETURN ended;
END
$$;

-- So that it holds whoever ends one: the service, an import, the clock.
CREATE FUNCTION core.follow_appointment() RETURNS trigger LANGUAGE plpgsql SET search_path = core, public, pg_temp AS $$
BEGIN
  IF NEW.state IN ('ended', 'refused') AND NEW.state <> OLD.state
    OR NEW.valid_to IS NOT NULL AND NEW.valid_to IS DISTINCT FROM OLD.valid_to THEN
    -- A grant was in force until now whatever is written down later: it never ends in the past.
    PERFORM core.end_grants_of(NEW.id, CASE WHEN NEW.state = 'refused' OR NEW.valid_to IS NULL THEN now()
      ELSE greatest(now(), NEW.valid_to::timestamp AT TIME ZONE 'Asia/Shanghai') END, NULL, 'appointment-ended');
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER follow_appointment AFTER UPDATE OF state, valid_to ON core.appointment
  FOR EACH ROW EXECUTE FUNCTION core.follow_appointment();

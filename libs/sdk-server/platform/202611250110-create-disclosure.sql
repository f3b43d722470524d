-- Each look at a value that is masked for everybody else: who, at whose, which fields, what for. Kept beside the audit log
-- because the person concerned reads it.
CREATE TABLE core.disclosure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  account_id uuid NOT NULL,
  by_name text NOT NULL,
  appointment_id uuid,
  owner text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  person_id uuid,
  -- What the record is called, where it is about nobody that core knows: a known person's name stands in one place only.
  subject_name text,
  fields text[] NOT NULL CHECK (cardinality(fields) BETWEEN 1 AND 20),
  reason text NOT NULL CHECK (length(reason) BETWEEN 2 AND 200),
  unit_id integer,
  outcome text NOT NULL CHECK (outcome IN ('shown', 'refused')),
  request_id text NOT NULL
);
CREATE INDEX disclosure_account_idx ON core.disclosure (account_id, at DESC);
CREATE INDEX disclosure_person_idx ON core.disclosure (person_id, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX disclosure_unit_idx ON core.disclosure (unit_id, id DESC);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON core.disclosure
  FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

-- Who acts in this transaction: `plugin` by its role (null is core itself), `who` by what core vouched for.
CREATE FUNCTION core.acting() RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = core, public, pg_temp AS $$
DECLARE
  context jsonb := core_pub.context();
  caller text := COALESCE(NULLIF(current_setting('role', true), 'none'), session_user);
  plugin text;
  who jsonb;
BEGIN
  IF caller !~ '^plugin_.+_(app|mig)$' THEN
    RETURN jsonb_build_object('plugin', NULL, 'who', context || COALESCE(context -> 'used', '{}'), 'request', context ->> 'request');
  END IF;
  plugin := regexp_replace(caller, '_(app|mig)$', '');
  plugin := COALESCE((SELECT plugin_id FROM core.plugin_schema WHERE schema_name = plugin), substr(plugin, 8));
  who := core.read_vouch(context ->> 'vouch');
  IF who ->> 'plugin' IS DISTINCT FROM plugin OR (who ->> 'exp')::bigint + 300 < extract(epoch FROM clock_timestamp()) THEN
    who := NULL;
  END IF;
  RETURN jsonb_build_object('plugin', plugin, 'who', who, 'request', context ->> 'request');
END
$$;

-- Logs a look in the caller's transaction, in the disclosure log and in the audit log, and answers whether it may be:
-- { outcome, retryAfter }. `refused` is written by nobody yet: the transaction of whoever shows nothing is rolled back. Say
-- it again with "outcome": "refused" in another one. Line: { subject: { type, id, name?, person? }, unit, fields, reason }.
CREATE FUNCTION core_pub.disclose_v1(line jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = core, public, pg_temp AS $$
DECLARE
  -- More than anybody calls or visits in so short a time.
  most constant integer := 20;
  span constant interval := '10 minutes';
  acting jsonb := core.acting();
  plugin text := acting ->> 'plugin';
  who jsonb := acting -> 'who';
  account uuid := (who ->> 'account')::uuid;
  subject jsonb := line -> 'subject';
  known uuid;
  oldest timestamptz;
  refused boolean := COALESCE(line ->> 'outcome', 'shown') = 'refused';
BEGIN
  IF account IS NULL THEN
    RAISE EXCEPTION 'nobody looks without a name: core has not vouched for an account' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (subject ->> 'type' LIKE COALESCE(plugin, 'core') || '.%') IS NOT TRUE THEN
    RAISE EXCEPTION '% may not log a look at %', COALESCE(plugin, 'core'), subject ->> 'type' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF NOT refused THEN
    -- Two at once of one account are counted one after the other.
    PERFORM pg_advisory_xact_lock(hashtextextended('linli:disclosure:' || account, 0));
    SELECT min(at) INTO oldest FROM (
      SELECT at FROM core.disclosure WHERE account_id = account AND outcome = 'shown' AND at > clock_timestamp() - span
      ORDER BY at DESC LIMIT most) AS recent HAVING count(*) >= most;
    IF oldest IS NOT NULL THEN
      RETURN jsonb_build_object('outcome', 'refused',
        'retryAfter', greatest(1, ceil(extract(epoch FROM oldest + span - clock_timestamp()))::integer));
    END IF;
  END IF;
  SELECT id INTO known FROM core.person WHERE id = (subject ->> 'person')::uuid;
  INSERT INTO core.disclosure (account_id, by_name, appointment_id, owner, subject_type, subject_id, person_id, subject_name,
    fields, reason, unit_id, outcome, request_id)
  VALUES (account, COALESCE(who ->> 'name', '-'), (who ->> 'appointment')::uuid, COALESCE(plugin, 'core'), subject ->> 'type',
    subject ->> 'id', known, CASE WHEN known IS NULL THEN left(subject ->> 'name', 200) END,
    ARRAY(SELECT jsonb_array_elements_text(line -> 'fields')), line ->> 'reason', (line ->> 'unit')::integer,
    CASE WHEN refused THEN 'refused' ELSE 'shown' END, COALESCE(acting ->> 'request', '-'));
  PERFORM core_pub.audit_v2(jsonb_build_object('action', who ->> 'act', 'kind', 'read',
    'outcome', CASE WHEN refused THEN 'refused' ELSE 'done' END, 'target', jsonb_build_object('type', subject ->> 'type', 'id', subject ->> 'id'),
    'unit', line -> 'unit', 'after', jsonb_build_object('fields', line -> 'fields'), 'reason', line ->> 'reason'));
  RETURN jsonb_build_object('outcome', CASE WHEN refused THEN 'refused' ELSE 'shown' END);
END
$$;
REVOKE ALL ON FUNCTION core_pub.disclose_v1(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION core_pub.disclose_v1(jsonb) TO linli_plugin;

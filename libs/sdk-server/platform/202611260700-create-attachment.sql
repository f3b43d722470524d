-- Attachments: files that hang on a record. The bytes lie in the installation's folder under the id; this says what they are.
-- The table is the same in core and in every plugin that has attachments, so that one service and one sweeper serve all.
-- A file is uploaded first, then hung on its record in the record's own transaction; what is never hung up ends after a day.
CREATE TABLE core.attachment (
  id uuid PRIMARY KEY,
  kind text NOT NULL,
  record text,
  record_id uuid,
  position smallint NOT NULL DEFAULT 0,
  name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200),
  media_type text NOT NULL,
  size integer NOT NULL CHECK (size > 0),
  sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
  upload_key text,
  uploaded_by uuid NOT NULL,
  uploaded_at timestamptz NOT NULL DEFAULT now(),
  attached_at timestamptz,
  CONSTRAINT attachment_hangs_wholly CHECK ((record IS NULL) = (record_id IS NULL) AND (record IS NULL) = (attached_at IS NULL)),
  CONSTRAINT attachment_upload_once UNIQUE (uploaded_by, upload_key)
);
CREATE INDEX attachment_record_idx ON core.attachment (record_id, record) WHERE record_id IS NOT NULL;
CREATE INDEX attachment_waiting_idx ON core.attachment (uploaded_at) WHERE record_id IS NULL;

-- Called by a plugin's migration for each scoped table (id uuid) whose rows have attachments. Who may read the row may read
-- them; they are hung up by who uploaded them, with an act that reaches the row. organisation_columns: as given to
-- core_pub.scope_organisation for the table, if acts reach its rows that way too.
CREATE FUNCTION core_pub.scope_attachments(tbl text, organisation_columns text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  own text := current_schema();
  target text := format('%I.attachment', own);
  app text := own || '_app';
  acted text := 'p.unit_path OPERATOR(public.<@) ANY ((SELECT core_pub.acting_reach())::public.ltree[])';
  col text;
BEGIN
  IF to_regclass(target) IS NULL THEN
    EXECUTE format('CREATE TABLE %s (
      id uuid PRIMARY KEY, kind text NOT NULL, record text, record_id uuid, position smallint NOT NULL DEFAULT 0,
      name text NOT NULL CHECK (char_length(name) BETWEEN 1 AND 200), media_type text NOT NULL,
      size integer NOT NULL CHECK (size > 0), sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32), upload_key text,
      uploaded_by uuid NOT NULL, uploaded_at timestamptz NOT NULL DEFAULT now(), attached_at timestamptz,
      CONSTRAINT attachment_hangs_wholly CHECK ((record IS NULL) = (record_id IS NULL) AND (record IS NULL) = (attached_at IS NULL)),
      CONSTRAINT attachment_upload_once UNIQUE (uploaded_by, upload_key))', target);
    EXECUTE format('CREATE INDEX attachment_record_idx ON %s (record_id, record) WHERE record_id IS NOT NULL', target);
    EXECUTE format('CREATE INDEX attachment_waiting_idx ON %s (uploaded_at) WHERE record_id IS NULL', target);
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', target);
    -- Until it hangs on a record it is its uploader's alone.
    EXECUTE format('CREATE POLICY linli_own_read ON %s FOR SELECT TO %I USING (record_id IS NULL AND uploaded_by = (SELECT core_pub.account()))', target, app);
    EXECUTE format('CREATE POLICY linli_own_insert ON %s FOR INSERT TO %I WITH CHECK (record_id IS NULL AND uploaded_by = (SELECT core_pub.account()))', target, app);
    EXECUTE format('CREATE POLICY linli_own_update ON %s FOR UPDATE TO %I USING (record_id IS NULL AND uploaded_by = (SELECT core_pub.account())) WITH CHECK (false)', target, app);
    EXECUTE format('CREATE POLICY linli_own_delete ON %s FOR DELETE TO %I USING (record_id IS NULL AND uploaded_by = (SELECT core_pub.account()))', target, app);
    EXECUTE format('CREATE POLICY linli_platform ON %s TO %I USING (true) WITH CHECK (true)', target, core_pub.platform_role());
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %I', target, app);
    EXECUTE format('GRANT SELECT, DELETE ON %s TO %I', target, core_pub.platform_role());
  END IF;
  FOREACH col IN ARRAY organisation_columns LOOP
    acted := acted || format(' OR p.%I = ANY ((SELECT core_pub.acting_organisations())::uuid[])', col);
  END LOOP;
  -- The row's own policies say who sees it: by unit, by organisation, as its own, as lent.
  EXECUTE format('CREATE POLICY %I ON %s FOR SELECT TO %I USING (record = %L AND EXISTS (SELECT FROM %I.%I p WHERE p.id = record_id))',
    'linli_read_' || tbl, target, app, tbl, own, tbl);
  EXECUTE format('CREATE POLICY %I ON %s FOR UPDATE TO %I USING (false) WITH CHECK (record = %L AND EXISTS (SELECT FROM %I.%I p
      WHERE p.id = record_id AND (%s OR p.id = ANY ((SELECT core_pub.lent_acting(%L))::uuid[]))))',
    'linli_attach_' || tbl, target, app, tbl, own, tbl, acted, tbl);
END
$$;

-- Who may do what where. A grant is account × role × unit; a role is a named set of permissions.
CREATE TABLE core.account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  issuer text NOT NULL,
  subject text NOT NULL,
  username text NOT NULL UNIQUE,
  display_name text NOT NULL,
  post text,
  disabled_at timestamptz,
  access_version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (issuer, subject)
);

CREATE TABLE core.role (
  id text PRIMARY KEY,
  plugin_id text NOT NULL,
  title jsonb NOT NULL,
  permissions text[] NOT NULL,
  suggested_for text[] NOT NULL DEFAULT '{}'
);

CREATE TABLE core."grant" (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES core.account (id),
  role_id text NOT NULL REFERENCES core.role (id),
  unit_id integer NOT NULL REFERENCES core.unit (id),
  reason text NOT NULL,
  granted_by uuid,
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz,
  CHECK (valid_to IS NULL OR valid_to > valid_from)
);
CREATE INDEX grant_account_idx ON core."grant" (account_id);
CREATE INDEX grant_unit_idx ON core."grant" (unit_id);
CREATE UNIQUE INDEX grant_once_key ON core."grant" (account_id, role_id, unit_id) WHERE valid_to IS NULL;
-- System, security and audit administration are three people: no account holds two of them.
CREATE UNIQUE INDEX grant_one_administrator_key ON core."grant" (account_id)
  WHERE valid_to IS NULL AND role_id IN ('core.system-admin', 'core.security-admin', 'core.audit-admin');

-- A changed grant raises the account's access version, so that nothing cached under the old one is used again.
CREATE FUNCTION core.raise_access_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed uuid := COALESCE(NEW.account_id, OLD.account_id);
BEGIN
  UPDATE core.account SET access_version = access_version + 1 WHERE id = changed;
  PERFORM pg_notify('linli_access', changed::text);
  RETURN NULL;
END
$$;
CREATE TRIGGER raise_access_version AFTER INSERT OR UPDATE OR DELETE ON core."grant"
  FOR EACH ROW EXECUTE FUNCTION core.raise_access_version();

-- Sessions that were ended before their tokens expire. A row without sid ends all tokens of the subject issued before.
CREATE TABLE core.ended_session (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  issuer text NOT NULL,
  sid text,
  subject text,
  ended_at timestamptz NOT NULL DEFAULT now(),
  forget_at timestamptz NOT NULL,
  CHECK (sid IS NOT NULL OR subject IS NOT NULL)
);
CREATE INDEX ended_session_forget_idx ON core.ended_session (forget_at);

-- Every write of core and of every plugin, appended in the transaction of the write itself.
CREATE TABLE core.audit_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  account_id uuid,
  actor text NOT NULL,
  plugin_id text NOT NULL,
  action text NOT NULL,
  target text,
  unit_id integer,
  request_id text NOT NULL
);
CREATE INDEX audit_entry_at_idx ON core.audit_entry (at DESC, id DESC);

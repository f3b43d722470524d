-- A grant is anchored to a unit (its subtree) or to an organisation (rows that name it), may rest on an appointment,
-- and ends with it. Rows can be lent by name until a date.
ALTER TABLE core."grant"
  ALTER COLUMN unit_id DROP NOT NULL,
  ADD COLUMN organisation_id uuid REFERENCES core.organisation (id),
  ADD COLUMN appointment_id uuid REFERENCES core.appointment (id),
  ADD COLUMN ended_by uuid REFERENCES core.account (id),
  ADD COLUMN end_reason text,
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
  ADD CONSTRAINT grant_one_anchor CHECK ((unit_id IS NULL) <> (organisation_id IS NULL));
CREATE INDEX grant_organisation_idx ON core."grant" (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX grant_appointment_idx ON core."grant" (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE UNIQUE INDEX grant_organisation_once_key ON core."grant" (account_id, role_id, organisation_id)
  WHERE valid_to IS NULL AND organisation_id IS NOT NULL;

-- A named row of a plugin, lent to an account until a date: an outside assessor, an organisation called to a matter.
CREATE TABLE core.loan (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES core.account (id),
  plugin_id text NOT NULL,
  table_name text NOT NULL,
  row_id uuid NOT NULL,
  -- What may be done with it; reading at least.
  permissions text[] NOT NULL,
  reason text NOT NULL,
  lent_by uuid NOT NULL REFERENCES core.account (id),
  valid_from timestamptz NOT NULL DEFAULT now(),
  valid_to timestamptz NOT NULL,
  CHECK (valid_to > valid_from)
);
CREATE INDEX loan_account_idx ON core.loan (account_id, plugin_id, table_name, valid_to);
CREATE INDEX loan_row_idx ON core.loan (plugin_id, table_name, row_id);

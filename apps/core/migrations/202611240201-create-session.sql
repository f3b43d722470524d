-- Sessions that core has seen, so that a log-in stands once in the audit log, whichever instance sees it first.
CREATE TABLE core.session (
  issuer text NOT NULL,
  sid text NOT NULL,
  subject text NOT NULL,
  account_id uuid NOT NULL REFERENCES core.account (id),
  acr text,
  started_at timestamptz NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (issuer, sid)
);
CREATE INDEX session_account_idx ON core.session (account_id) WHERE ended_at IS NULL;
CREATE INDEX session_started_idx ON core.session (started_at);

-- What the identity provider is still to be told, because it was away when it was decided. Core itself has decided already.
CREATE TABLE core.provider_task (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES core.account (id),
  action text NOT NULL CHECK (action IN ('enable', 'disable', 'end-sessions')),
  tries integer NOT NULL DEFAULT 0,
  last_error text,
  next_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX provider_task_account_idx ON core.provider_task (account_id);
CREATE INDEX provider_task_next_idx ON core.provider_task (next_at);

-- Up to where the provider's failed log-ins were taken over.
CREATE TABLE core.provider_mark (
  issuer text PRIMARY KEY,
  seen_until timestamptz NOT NULL,
  -- Ids of the events at that very instant.
  seen_ids text[] NOT NULL DEFAULT '{}'
);

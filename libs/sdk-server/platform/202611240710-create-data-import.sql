-- Imports of tables: the file in chunks, its rows in blocks, what is wrong with them, and what was done, for the way back.
CREATE TABLE core.data_import (
  id uuid PRIMARY KEY,
  -- What the lock of whoever works on it is named by.
  number integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  noun text NOT NULL CHECK (noun IN ('units', 'organisations', 'people', 'appointments', 'grants')),
  file_name text NOT NULL,
  -- Of an upload that may come twice: its key, and the digest of what came.
  upload_key text,
  digest bytea,
  size bigint NOT NULL DEFAULT 0,
  format text CHECK (format IN ('xlsx', 'csv')),
  encoding text CHECK (encoding IN ('utf-8', 'gb18030')),
  state text NOT NULL DEFAULT 'receiving' CHECK (state IN ('receiving', 'waiting', 'working', 'refused', 'previewed',
    'applied', 'undone', 'interrupted')),
  step text NOT NULL DEFAULT 'read' CHECK (step IN ('read', 'check', 'apply', 'undo')),
  done integer NOT NULL DEFAULT 0,
  total integer NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{"total":0,"new":0,"changed":0,"unchanged":0,"error":0}',
  -- The first rows with what becomes of them.
  shown jsonb NOT NULL DEFAULT '[]',
  -- Why a step did not succeed: { code, params }.
  problem jsonb,
  -- What the plan came to; a different one at the time of applying means that something has changed.
  plan_digest text,
  -- The lowest unit that covers everything it touches; null when it touches nothing.
  unit_id integer,
  account_id uuid NOT NULL,
  by_name text NOT NULL,
  -- The context that the step under way was asked for in: it runs beyond the request.
  asked jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  applied_at timestamptz,
  undone_at timestamptz,
  -- The last line of the history of units when it was applied: later ones were built on it.
  history_mark bigint
);
CREATE UNIQUE INDEX data_import_upload_key ON core.data_import (account_id, upload_key) WHERE upload_key IS NOT NULL;
CREATE INDEX data_import_newest_idx ON core.data_import (noun, created_at DESC);
CREATE INDEX data_import_open_idx ON core.data_import (state) WHERE state IN ('receiving', 'waiting', 'working');

CREATE TABLE core.import_chunk (
  import_id uuid NOT NULL REFERENCES core.data_import (id) ON DELETE CASCADE,
  position integer NOT NULL,
  bytes bytea STORAGE EXTERNAL NOT NULL,
  PRIMARY KEY (import_id, position)
);

-- Rows as arrays: the row's number, then its cells in the order of the noun's columns.
CREATE TABLE core.import_block (
  import_id uuid NOT NULL REFERENCES core.data_import (id) ON DELETE CASCADE,
  first_row integer NOT NULL,
  rows jsonb STORAGE EXTERNAL NOT NULL,
  PRIMARY KEY (import_id, first_row)
);

CREATE TABLE core.import_fault (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  import_id uuid NOT NULL REFERENCES core.data_import (id) ON DELETE CASCADE,
  row integer NOT NULL,
  column_key text,
  code text NOT NULL,
  variant text,
  params jsonb,
  -- Found while reading; what was found in checking goes when it is checked again.
  reading boolean NOT NULL
);
CREATE INDEX import_fault_row_idx ON core.import_fault (import_id, row, id);

-- What an import made or changed, with what was there before.
CREATE TABLE core.import_effect (
  import_id uuid NOT NULL REFERENCES core.data_import (id) ON DELETE CASCADE,
  target uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('created', 'changed')),
  before jsonb,
  version integer,
  PRIMARY KEY (import_id, target)
);

-- The imports of units so far go on living here.
INSERT INTO core.data_import (id, noun, file_name, format, encoding, state, step, counts, unit_id, account_id, by_name, created_at,
  changed_at, applied_at, undone_at, history_mark)
SELECT id, 'units', file_name, 'csv', encoding, state, CASE state WHEN 'undone' THEN 'undo' ELSE 'apply' END, counts - 'unitId',
  (counts ->> 'unitId')::integer, account_id, by_name, created_at, COALESCE(undone_at, applied_at, created_at), applied_at, undone_at,
  (SELECT max(c.id) FROM core.unit_change c WHERE c.import_id = i.id)
FROM core.unit_import i WHERE state <> 'previewed';
UPDATE core.unit u SET import_id = c.import_id FROM core.unit_change c
WHERE c.unit_id = u.id AND c.kind = 'created' AND c.import_id IS NOT NULL;

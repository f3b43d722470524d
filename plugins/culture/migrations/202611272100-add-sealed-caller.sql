-- The number to call back is kept sealed: `caller_phone` has what was taken before, until the job of retention has sealed it.
ALTER TABLE booking
  ADD COLUMN caller_sealed text,
  ADD CONSTRAINT booking_sealed_open CHECK (state IN ('asked', 'approved') OR caller_sealed IS NULL),
  ADD CONSTRAINT booking_one_number CHECK (caller_phone IS NULL OR caller_sealed IS NULL);

-- The job asks for those that keep something of whoever asked, by the time since when.
CREATE INDEX booking_kept_idx ON booking (ends_at)
  WHERE caller_phone IS NOT NULL OR caller_sealed IS NOT NULL OR (asker_kind = 'person' AND asker IS NOT NULL);

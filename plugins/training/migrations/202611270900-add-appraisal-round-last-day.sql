-- The last day as each step said it: a round may be extended, and its history tells until when it went before.
ALTER TABLE appraisal_round_event ADD COLUMN ends_on date;

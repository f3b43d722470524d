-- A notice that hung on paper, from its first to its last day: for projects that were shown before this system was there.
ALTER TABLE project ADD COLUMN paper_from date, ADD COLUMN paper_until date,
  ADD COLUMN paper_place text CHECK (char_length(paper_place) BETWEEN 1 AND 120),
  ADD CONSTRAINT project_paper CHECK ((paper_from IS NULL) = (paper_until IS NULL)
    AND (paper_from IS NULL) = (paper_place IS NULL) AND paper_from <= paper_until);

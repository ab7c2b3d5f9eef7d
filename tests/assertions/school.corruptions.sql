-- a pupil is missing
DELETE FROM pupils WHERE id = 600;
-- a room is used twice
UPDATE lessons SET room = one.room, weekday = one.weekday, period = one.period, starts_at = one.starts_at
FROM (SELECT * FROM lessons WHERE id = 1) AS one WHERE lessons.id = 2;
-- two exams change places
UPDATE marks SET written_on = CASE exam WHEN 1 THEN DATE '2026-02-13' ELSE DATE '2025-09-15' END WHERE enrolment_id = 8 AND exam <> 2;
-- a mean mark is off
UPDATE pupils SET mean_mark = mean_mark + 0.02 WHERE id = 9;
-- a birthday is missing
UPDATE pupils SET born_on = NULL WHERE id = 10;
-- 101 points
UPDATE marks SET points = 101 WHERE enrolment_id = 11 AND exam = 1;
-- an unknown reason
UPDATE absences SET reason = 'bus' WHERE (pupil_id, missed_on) = (SELECT (pupil_id, missed_on) FROM absences WHERE excused LIMIT 1);
-- a course that there is not
UPDATE enrolments SET course_id = 13 WHERE id = 12;
-- one more free day
UPDATE teachers SET free_day = 'Mon' WHERE id = (SELECT min(id) FROM teachers WHERE free_day IS NULL);
-- a mark is lost
DELETE FROM marks WHERE enrolment_id = 13 AND exam = 3;
-- a teacher leads two classes
UPDATE classes SET teacher_id = (SELECT teacher_id FROM classes WHERE id = 1) WHERE id = 2;
-- a pupil of the wrong age
UPDATE pupils SET class_id = 1 WHERE class_id = (SELECT max(c.id) FROM classes c WHERE c.year <> (SELECT year FROM classes WHERE id = 1)) AND born_on = (SELECT max(born_on) FROM pupils WHERE class_id = (SELECT max(c.id) FROM classes c WHERE c.year <> (SELECT year FROM classes WHERE id = 1)));

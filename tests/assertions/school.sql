CREATE TABLE teachers (id BIGINT, short VARCHAR, name VARCHAR, subject VARCHAR, hours_per_week BIGINT, free_day VARCHAR);
CREATE TABLE classes (id BIGINT, year BIGINT, stream VARCHAR, teacher_id BIGINT, pupils BIGINT, mean_mark DECIMAL(18, 2));
CREATE TABLE pupils (id BIGINT, class_id BIGINT, first_name VARCHAR, last_name VARCHAR, sex VARCHAR, born_on DATE,
    address JSON, clubs VARCHAR[], mean_mark DECIMAL(18, 2), days_absent BIGINT);
CREATE TABLE courses (id BIGINT, title VARCHAR, weekly_lessons BIGINT);
CREATE TABLE enrolments (id BIGINT, pupil_id BIGINT, course_id BIGINT, mean_mark DECIMAL(18, 2), passed BOOLEAN);
CREATE TABLE marks (enrolment_id BIGINT, exam BIGINT, written_on DATE, points BIGINT, grade BIGINT);
CREATE TABLE lessons (id BIGINT, room BIGINT, weekday VARCHAR, period BIGINT, class_id BIGINT, teacher_id BIGINT, starts_at TIME);
CREATE TABLE absences (pupil_id BIGINT, missed_on DATE, excused BOOLEAN, reason VARCHAR);

-- rows teachers: as many as asked for
SELECT count(*) FROM teachers HAVING count(*) <> 80;
-- rows classes: as many as asked for
SELECT count(*) FROM classes HAVING count(*) <> 48;
-- rows pupils: exactly 1,200
SELECT count(*) FROM pupils HAVING count(*) <> 1200;
-- rows courses: as many as asked for
SELECT count(*) FROM courses HAVING count(*) <> 12;
-- rows enrolments: four a pupil
SELECT count(*) FROM enrolments HAVING count(*) <> 4800;
-- rows marks: three an enrolment
SELECT count(*) FROM marks HAVING count(*) <> 14400;
-- rows lessons: as many as asked for
SELECT count(*) FROM lessons HAVING count(*) <> 900;
-- rows absences: 1.2 a pupil
SELECT count(*) FROM absences HAVING count(*) <> 1417;

-- key teachers(id): 1, 2, 3 …
SELECT count(*) FROM teachers HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key classes(id): 1, 2, 3 …
SELECT count(*) FROM classes HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key pupils(id): 1, 2, 3 …
SELECT count(*) FROM pupils HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key courses(id): 1, 2, 3 …
SELECT count(*) FROM courses HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key enrolments(id): 1, 2, 3 …
SELECT count(*) FROM enrolments HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key marks(enrolment_id, exam): 1, 2 and 3
SELECT enrolment_id FROM marks GROUP BY enrolment_id HAVING list_sort(list(exam)) <> [1, 2, 3];
-- key lessons(id): 1, 2, 3 …
SELECT count(*) FROM lessons HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- unique teachers(short): none twice
SELECT short FROM teachers GROUP BY short HAVING count(*) > 1;
-- unique classes(year, stream): every pair of the eight years and six streams once
SELECT year, stream FROM classes GROUP BY ALL HAVING count(*) > 1;
-- unique classes(teacher_id): nobody leads two classes
SELECT teacher_id FROM classes GROUP BY teacher_id HAVING count(*) > 1;
-- unique courses(title): the twelve titles
SELECT 1 FROM courses HAVING list_sort(list(title)) <> ['Algebra', 'Athletics', 'Biology', 'Chemistry', 'English', 'French',
    'Geometry', 'Grammar', 'Literature', 'Music', 'Painting', 'Physics'];
-- unique enrolments(pupil_id, course_id): no course twice
SELECT pupil_id, course_id FROM enrolments GROUP BY ALL HAVING count(*) > 1;
-- unique lessons(room, weekday, period): no room twice at a time
SELECT room, weekday, period FROM lessons GROUP BY ALL HAVING count(*) > 1;
-- unique absences(pupil_id, missed_on): no day twice
SELECT pupil_id, missed_on FROM absences GROUP BY ALL HAVING count(*) > 1;

-- reference classes.teacher_id: a teacher
SELECT * FROM classes ANTI JOIN teachers ON teachers.id = classes.teacher_id;
-- reference pupils.class_id: in a class of 18 to 32
SELECT c.id FROM classes c FULL JOIN pupils p ON p.class_id = c.id
GROUP BY c.id HAVING c.id IS NULL OR count(p.id) NOT BETWEEN 18 AND 32;
-- reference enrolments.pupil_id: four for each pupil
SELECT p.id FROM pupils p FULL JOIN enrolments e ON e.pupil_id = p.id GROUP BY p.id HAVING p.id IS NULL OR count(e.id) <> 4;
-- reference enrolments.course_id: a course
SELECT * FROM enrolments ANTI JOIN courses ON courses.id = enrolments.course_id;
-- reference marks.enrolment_id: of an enrolment
SELECT * FROM marks ANTI JOIN enrolments ON enrolments.id = marks.enrolment_id;
-- reference lessons.class_id: of a class
SELECT * FROM lessons ANTI JOIN classes ON classes.id = lessons.class_id;
-- reference lessons.teacher_id: by a teacher, the busy more often
SELECT teacher_id FROM lessons ANTI JOIN teachers ON teachers.id = lessons.teacher_id
UNION ALL SELECT 1 FROM lessons l JOIN teachers t ON t.id = l.teacher_id
HAVING avg(hours_per_week) < (SELECT avg(hours_per_week) FROM teachers);
-- reference absences.pupil_id: of a pupil, at most 25
SELECT pupil_id FROM absences ANTI JOIN pupils ON pupils.id = absences.pupil_id
UNION ALL SELECT pupil_id FROM absences GROUP BY pupil_id HAVING count(*) > 25;

-- rule absences: if not excused then reason is null
SELECT * FROM absences WHERE NOT excused AND reason IS NOT NULL;

-- share teachers.subject: as planned
SELECT 1 FROM teachers HAVING shares_off(histogram(subject), MAP {'Mathematics': 0.22, 'German': 0.22, 'English': 0.18,
    'Science': 0.20, 'Arts': 0.10, 'Sports': 0.08});
-- share teachers.free_day: exactly 60% have none
SELECT 1 FROM teachers HAVING count(*) - count(free_day) <> 48;
-- value teachers.free_day: a day of the week
SELECT * FROM teachers WHERE free_day NOT IN ('Mon', 'Tue', 'Wed', 'Thu', 'Fri');
-- share pupils.clubs: football leads
SELECT 1 FROM (SELECT unnest(clubs) AS club FROM pupils)
HAVING shares_off(histogram(club), MAP {'chess': 0.20, 'choir': 0.25, 'football': 0.35, 'robotics': 0.20});
-- share absences.excused: 88%
SELECT 1 FROM absences HAVING share_off(count(*) FILTER (excused), count(*), 0.88);
-- share absences.reason: mostly ill
SELECT 1 FROM absences HAVING shares_off(histogram(reason), MAP {'illness': 0.8, 'family': 0.2})
    OR count(*) FILTER (excused AND reason IS NULL) > 0;

-- form teachers.short: three letters
SELECT short FROM teachers WHERE short IS NULL OR NOT regexp_full_match(short, '[A-Z][a-z]{2}');
-- value teachers.name: first and last
SELECT name FROM teachers WHERE coalesce(name, '') NOT LIKE '% %';
-- range teachers.hours_per_week: 8 to 28, 22 on average before the cut
SELECT 1 FROM teachers HAVING min(hours_per_week) < 8 OR max(hours_per_week) > 28 OR count(hours_per_week) < count(*)
    OR avg(hours_per_week) NOT BETWEEN 19.5 AND 23.5;
-- range classes.year, classes.stream: 5 to 12 and a to f
SELECT * FROM classes WHERE year IS NULL OR year NOT BETWEEN 5 AND 12 OR stream NOT IN ('a', 'b', 'c', 'd', 'e', 'f') OR stream IS NULL;
-- sum classes.pupils, classes.mean_mark: over its pupils
SELECT c.id FROM classes c LEFT JOIN pupils p ON p.class_id = c.id GROUP BY c.id, c.pupils, c.mean_mark
HAVING c.pupils IS DISTINCT FROM count(p.id) OR c.mean_mark IS NULL OR abs(c.mean_mark - avg(p.mean_mark)) > 0.005001;
-- value pupils.first_name, pupils.last_name, pupils.sex: filled; names go with the sex
SELECT id FROM pupils WHERE coalesce(first_name, '') = '' OR coalesce(last_name, '') = '' OR sex NOT IN ('female', 'male') OR sex IS NULL
UNION ALL SELECT 1 FROM (SELECT count(DISTINCT sex) AS sexes FROM pupils GROUP BY first_name) HAVING avg((sexes > 1)::INT) > 0.05;
-- range pupils.born_on: ten years old in year 5
SELECT p.id FROM pupils p JOIN classes c ON c.id = p.class_id
WHERE born_on IS NULL OR born_on < DATE '2014-10-01' - to_years((year - 5)::INT) OR born_on > DATE '2015-09-30' - to_years((year - 5)::INT);
-- form pupils.address: street, city and a German postcode
SELECT address FROM pupils WHERE address IS NULL OR json_keys(address) <> ['street', 'city', 'postcode']
    OR (address->>'street') = '' OR (address->>'city') = '' OR NOT regexp_full_match(address->>'postcode', '[0-9]{5}');
-- range pupils.clubs: at most three
SELECT * FROM pupils WHERE clubs IS NULL OR len(clubs) > 3;
-- sum pupils.mean_mark: over the courses
SELECT p.id FROM pupils p LEFT JOIN enrolments e ON e.pupil_id = p.id GROUP BY p.id, p.mean_mark
HAVING p.mean_mark IS NULL OR abs(p.mean_mark - avg(e.mean_mark)) > 0.005001;
-- sum pupils.days_absent: counted
SELECT p.id FROM pupils p LEFT JOIN absences a ON a.pupil_id = p.id GROUP BY p.id, p.days_absent
HAVING p.days_absent IS DISTINCT FROM count(a.missed_on);
-- range courses.weekly_lessons: two to five
SELECT * FROM courses WHERE weekly_lessons IS NULL OR weekly_lessons NOT BETWEEN 2 AND 5;
-- sum enrolments.mean_mark, enrolments.passed: the mean of its marks; 50 points pass
SELECT e.id FROM enrolments e LEFT JOIN marks m ON m.enrolment_id = e.id GROUP BY e.id, e.mean_mark, e.passed
HAVING e.mean_mark IS NULL OR abs(e.mean_mark - avg(m.points)) > 0.005001 OR e.passed IS DISTINCT FROM (e.mean_mark >= 50);
-- order marks.written_on: in order, in the term, on school days
SELECT enrolment_id FROM (SELECT *, lag(written_on) OVER (PARTITION BY enrolment_id ORDER BY exam) AS earlier FROM marks)
WHERE written_on IS NULL OR written_on < earlier OR written_on NOT BETWEEN '2025-09-15' AND '2026-02-13'
UNION ALL SELECT 1 FROM marks HAVING count(*) FILTER (dayofweek(written_on) IN (0, 6)) > 0.12 * count(*);
-- range marks.points: 0 to 100; the marks of a pupil hang together
SELECT enrolment_id FROM marks WHERE points IS NULL OR points NOT BETWEEN 0 AND 100
UNION ALL SELECT 1 FROM marks HAVING avg(points) NOT BETWEEN 60 AND 63.5
UNION ALL SELECT 2 FROM (SELECT first(points ORDER BY course_id) AS one, last(points ORDER BY course_id) AS other
    FROM marks JOIN enrolments e ON e.id = enrolment_id WHERE exam = 1 GROUP BY pupil_id) HAVING corr(one, other) NOT BETWEEN 0.6 AND 0.76;
-- value marks.grade: by points
SELECT * FROM marks WHERE grade IS DISTINCT FROM CASE WHEN points < 30 THEN 6 WHEN points < 45 THEN 5 WHEN points < 60 THEN 4
    WHEN points < 75 THEN 3 WHEN points < 90 THEN 2 ELSE 1 END;
-- range lessons.room, lessons.weekday, lessons.period: forty rooms, five days, eight periods
SELECT * FROM lessons WHERE room IS NULL OR room NOT BETWEEN 101 AND 140 OR period IS NULL OR period NOT BETWEEN 1 AND 8
    OR weekday IS NULL OR weekday NOT IN ('Mon', 'Tue', 'Wed', 'Thu', 'Fri');
-- value lessons.starts_at: fifty minutes apart from eight
SELECT * FROM lessons WHERE starts_at IS DISTINCT FROM TIME '08:00:00' + to_minutes(50 * (period - 1));
-- range absences.missed_on: in the term
SELECT * FROM absences WHERE missed_on IS NULL OR missed_on NOT BETWEEN '2025-09-08' AND '2026-02-13';

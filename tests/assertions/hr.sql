CREATE TABLE grades (code VARCHAR, title VARCHAR, pay_from BIGINT, pay_to BIGINT);
CREATE TABLE departments (id BIGINT, name VARCHAR, head_id BIGINT, cost_center VARCHAR, headcount BIGINT,
    payroll DECIMAL(18, 2), mean_salary DECIMAL(18, 2));
CREATE TABLE employees (id BIGINT, department_id BIGINT, manager_id BIGINT, level BIGINT, name VARCHAR, sex VARCHAR,
    birth_date DATE, user_name VARCHAR, hired_on DATE, contract VARCHAR, weekly_hours BIGINT, grade VARCHAR,
    salary DECIMAL(18, 2), days_absent BIGINT, left_on DATE);
CREATE TABLE salaries (employee_id BIGINT, step BIGINT, valid_from DATE, raise DECIMAL(18, 3), yearly DECIMAL(18, 2), reason VARCHAR);
CREATE TABLE absences (id BIGINT, employee_id BIGINT, kind VARCHAR, starts_on DATE, days BIGINT, ends_on DATE);
CREATE TABLE projects (id BIGINT, code VARCHAR, starts_on DATE, ends_on DATE, budget DECIMAL(18, 2), hours_planned BIGINT);
CREATE TABLE assignments (project_id BIGINT, employee_id BIGINT, role VARCHAR, hours BIGINT);

-- rows grades: the four lines
SELECT count(*) FROM grades HAVING count(*) <> 4;
-- rows departments: as many as asked for
SELECT count(*) FROM departments HAVING count(*) <> 40;
-- rows employees: exactly 1,200
SELECT count(*) FROM employees HAVING count(*) <> 1200;
-- rows salaries: one more for every two years
SELECT 1 WHERE (SELECT count(*) FROM salaries) <>
    (SELECT sum(1 + datesub('year', hired_on, DATE '2026-01-31') // 2) FROM employees);
-- rows absences: two an employee
SELECT count(*) FROM absences HAVING count(*) <> 2387;
-- rows projects: as many as asked for
SELECT count(*) FROM projects HAVING count(*) <> 120;
-- rows assignments: three to nine a project, all alike
SELECT count(*) FROM assignments HAVING count(*) <> 732;

-- key grades(code): every grade once
SELECT code FROM grades GROUP BY code HAVING count(*) > 1 OR code IS NULL;
-- key departments(id): 1, 2, 3 …
SELECT count(*) FROM departments HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key employees(id): 1, 2, 3 …
SELECT count(*) FROM employees HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key salaries(employee_id, step): the steps of an employee are 1, 2, 3 …
SELECT employee_id FROM salaries GROUP BY employee_id
HAVING min(step) <> 1 OR max(step) <> count(*) OR count(DISTINCT step) <> count(*);
-- key absences(id): 1, 2, 3 …
SELECT count(*) FROM absences HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key projects(id): 1, 2, 3 …
SELECT count(*) FROM projects HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key assignments(project_id, employee_id): nobody is twice in a project
SELECT project_id, employee_id FROM assignments GROUP BY ALL HAVING count(*) > 1;
-- unique departments(name): no name twice
SELECT name FROM departments GROUP BY name HAVING count(*) > 1;
-- unique departments(cost_center): no number twice
SELECT cost_center FROM departments GROUP BY cost_center HAVING count(*) > 1;
-- unique employees(user_name): no name twice
SELECT lower(user_name) FROM employees GROUP BY ALL HAVING count(*) > 1;
-- unique projects(code): no code twice
SELECT code FROM projects GROUP BY code HAVING count(*) > 1;

-- reference departments.head_id: works in the department
SELECT d.id FROM departments d LEFT JOIN employees e ON e.id = d.head_id WHERE e.department_id IS DISTINCT FROM d.id;
-- reference employees.department_id: in a department of eight to ninety people
SELECT d.id FROM departments d FULL JOIN employees e ON e.department_id = d.id
GROUP BY d.id HAVING d.id IS NULL OR count(e.id) NOT BETWEEN 8 AND 90;
-- reference employees.manager_id: an earlier colleague of the same department; one in each has none
SELECT e.id FROM employees e LEFT JOIN employees m ON m.id = e.manager_id
WHERE e.manager_id IS NOT NULL AND (m.id IS NULL OR m.id >= e.id OR m.department_id <> e.department_id)
UNION ALL SELECT department_id FROM employees GROUP BY department_id HAVING count(*) - count(manager_id) <> 1;
-- reference employees.grade: a grade, all alike
SELECT id FROM employees ANTI JOIN grades ON grades.code = employees.grade
UNION ALL SELECT 1 FROM employees HAVING shares_off(histogram(grade), MAP {'G1': 0.25, 'G2': 0.25, 'G3': 0.25, 'G4': 0.25});
-- reference salaries.employee_id: of an employee
SELECT * FROM salaries ANTI JOIN employees ON employees.id = salaries.employee_id;
-- reference absences.employee_id: of an employee, at most twelve
SELECT employee_id FROM absences ANTI JOIN employees ON employees.id = absences.employee_id
UNION ALL SELECT employee_id FROM absences GROUP BY employee_id HAVING count(*) > 12;
-- reference assignments.project_id: of a project, three to nine in each
SELECT p.id FROM projects p FULL JOIN assignments a ON a.project_id = p.id
GROUP BY p.id HAVING p.id IS NULL OR count(a.employee_id) NOT BETWEEN 3 AND 9;
-- reference assignments.employee_id: an employee
SELECT * FROM assignments ANTI JOIN employees ON employees.id = assignments.employee_id;

-- rule employees: manager_id != id
SELECT * FROM employees WHERE manager_id = id;
-- rule employees: left_on > hired_on
SELECT * FROM employees WHERE left_on <= hired_on OR left_on < hired_on + 90;
-- rule absences: if kind == 'sick' then days <= 10
SELECT * FROM absences WHERE kind = 'sick' AND days > 10;
-- rule projects: ends_on >= starts_on
SELECT * FROM projects WHERE ends_on < starts_on + 30 OR ends_on > '2026-12-31' OR ends_on IS NULL;

-- share employees.sex: 48% women
SELECT 1 FROM employees HAVING shares_off(histogram(sex), MAP {'female': 0.48, 'male': 0.52});
-- share employees.contract: mostly permanent
SELECT 1 FROM employees
HAVING shares_off(histogram(contract), MAP {'permanent': 0.84, 'temporary': 0.12, 'apprentice': 0.04});
-- share employees.weekly_hours: exact
SELECT 1 FROM employees HAVING exact_shares_off(histogram(weekly_hours), MAP {40: 0.72, 30: 0.16, 20: 0.12});
-- share employees.left_on: of the temporary, and 40% of them stayed
SELECT 1 FROM employees WHERE contract = 'temporary' HAVING share_off(count(*) - count(left_on), count(*), 0.4)
UNION ALL SELECT id FROM employees WHERE contract <> 'temporary' AND left_on IS NOT NULL;
-- share salaries.reason: a quarter of the raises are promotions
SELECT 1 FROM salaries WHERE step > 1 HAVING shares_off(histogram(reason), MAP {'review': 0.75, 'promotion': 0.25})
UNION ALL SELECT step FROM salaries WHERE reason IS NULL OR (step = 1) <> (reason = 'hired');
-- share absences.kind: mostly vacation
SELECT 1 FROM absences
HAVING shares_off(histogram(kind), MAP {'vacation': 0.62, 'sick': 0.30, 'parental': 0.03, 'training': 0.05});
-- share absences.days: by the buckets, where nobody is sick
SELECT 1 FROM absences WHERE kind <> 'sick'
HAVING shares_off(histogram(CASE WHEN days <= 2 THEN 1 WHEN days <= 5 THEN 2 ELSE 3 END), MAP {1: 0.4, 2: 0.4, 3: 0.2});
-- share assignments.role: mostly contributors
SELECT 1 FROM assignments
HAVING shares_off(histogram(role), MAP {'contributor': 0.80, 'reviewer': 0.12, 'lead': 0.08});

-- value grades.title, grades.pay_from, grades.pay_to: as written
SELECT 1 FROM grades HAVING list(title ORDER BY code) <> ['Junior', 'Professional', 'Senior', 'Lead']
    OR list(pay_from ORDER BY code) <> [38000, 46000, 60000, 78000] OR list(pay_to ORDER BY code) <> [46000, 60000, 78000, 98000];
-- form departments.name: an area and the number
SELECT name FROM departments WHERE NOT regexp_full_match(name, '(Sales|Research|Finance|Operations|Support|Marketing) [0-9]{2}')
    OR name[-2:]::INT <> id;
-- form departments.cost_center: C and four digits
SELECT cost_center FROM departments WHERE NOT regexp_full_match(cost_center, 'C[1-9][0-9]{3}') OR cost_center IS NULL;
-- sum departments.headcount, departments.payroll, departments.mean_salary: over its people
SELECT d.id FROM departments d LEFT JOIN employees e ON e.department_id = d.id
GROUP BY d.id, d.headcount, d.payroll, d.mean_salary
HAVING d.headcount IS DISTINCT FROM count(e.id) OR d.payroll IS DISTINCT FROM sum(e.salary)
    OR d.mean_salary IS NULL OR abs(d.mean_salary - avg(e.salary)) > 0.005001;
-- value employees.level: one below the manager
SELECT e.id FROM employees e LEFT JOIN employees m ON m.id = e.manager_id
WHERE e.level IS DISTINCT FROM CASE WHEN m.id IS NULL THEN 0 ELSE m.level + 1 END
UNION ALL SELECT level FROM employees GROUP BY level HAVING level > 12;
-- value employees.name: first and last
SELECT name FROM employees WHERE coalesce(name, '') NOT LIKE '% %';
-- form employees.user_name: small letters, digits, few signs
SELECT user_name FROM employees WHERE user_name IS NULL OR NOT regexp_full_match(user_name, '[a-z0-9._-]+');
-- range employees.birth_date: of working age
SELECT * FROM employees WHERE birth_date IS NULL OR birth_date NOT BETWEEN '1962-01-01' AND '2003-12-31';
-- range employees.hired_on: since 2012, hardly on weekends
SELECT 1 FROM employees HAVING min(hired_on) < '2012-01-01' OR max(hired_on) > '2025-06-30'
    OR count(hired_on) < count(*) OR count(*) FILTER (dayofweek(hired_on) IN (0, 6)) > 0.12 * count(*);
-- sum employees.salary: the highest step
SELECT e.id FROM employees e LEFT JOIN salaries s ON s.employee_id = e.id GROUP BY e.id, e.salary
HAVING e.salary IS DISTINCT FROM max(s.yearly);
-- sum employees.days_absent: over all absences
SELECT e.id FROM employees e LEFT JOIN absences a ON a.employee_id = e.id GROUP BY e.id, e.days_absent
HAVING e.days_absent IS DISTINCT FROM coalesce(sum(a.days), 0);
-- order salaries.valid_from: every two years since the hiring
SELECT s.* FROM salaries s JOIN employees e ON e.id = s.employee_id
WHERE valid_from IS DISTINCT FROM (hired_on + to_months((24 * (step - 1))::INT))::DATE;
-- range salaries.raise: one to eight percent, half below three
SELECT 1 FROM salaries HAVING min(raise) < 0.010 OR max(raise) > 0.080 OR count(raise) < count(*)
    OR median(raise) NOT BETWEEN 0.028 AND 0.032;
-- sum salaries.yearly: starts within the grade, then grows by the raise
SELECT s.employee_id FROM (SELECT *, lag(yearly) OVER (PARTITION BY employee_id ORDER BY step) AS earlier FROM salaries) s
JOIN employees e ON e.id = s.employee_id JOIN grades g ON g.code = e.grade
WHERE yearly IS NULL OR NOT CASE WHEN step = 1 THEN yearly BETWEEN pay_from AND pay_to AND yearly % 500 = 0
    ELSE (yearly * 100)::BIGINT = half_even((earlier * 100)::BIGINT * (1000 + (raise * 1000)::BIGINT), 1000) END;
-- order absences.starts_on, absences.ends_on: since the hiring, for so many days
SELECT a.id FROM absences a JOIN employees e ON e.id = a.employee_id
WHERE starts_on IS NULL OR starts_on < hired_on OR starts_on > '2026-01-31' OR days NOT BETWEEN 1 AND 15
    OR ends_on IS DISTINCT FROM starts_on + days::INT - 1;
-- form projects.code: number, year and month
SELECT code FROM projects WHERE code IS DISTINCT FROM 'P' || lpad(id::VARCHAR, 3, '0') || '-' || strftime(starts_on, '%y%m');
-- range projects.starts_on: 2024 and 2025
SELECT * FROM projects WHERE starts_on IS NULL OR starts_on NOT BETWEEN '2024-01-01' AND '2025-12-31';
-- range projects.ends_on: at least thirty days later
SELECT * FROM projects WHERE ends_on - starts_on < 30;
-- range projects.budget: whole thousands, skewed
SELECT 1 FROM projects HAVING min(budget) < 5000 OR max(budget) > 2000000 OR count(*) FILTER (budget % 1000 <> 0) > 0
    OR count(budget) < count(*) OR median(budget) NOT BETWEEN 40000 AND 85000 OR avg(budget) < median(budget);
-- sum projects.hours_planned: over its assignments
SELECT p.id FROM projects p LEFT JOIN assignments a ON a.project_id = p.id GROUP BY p.id, p.hours_planned
HAVING p.hours_planned IS DISTINCT FROM sum(a.hours);
-- range assignments.hours: fives from 20 to 400
SELECT * FROM assignments WHERE hours IS NULL OR hours NOT BETWEEN 20 AND 400 OR hours % 5 <> 0;

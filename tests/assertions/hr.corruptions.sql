-- an employee is missing
DELETE FROM employees WHERE id = (SELECT manager_id FROM employees WHERE manager_id IS NOT NULL LIMIT 1);
-- two user names are equal
UPDATE employees SET user_name = (SELECT user_name FROM employees WHERE id = 1) WHERE id = 2;
-- a project ends before it starts
UPDATE projects SET starts_on = ends_on, ends_on = starts_on WHERE id = 5;
-- a payroll is a cent off
UPDATE departments SET payroll = payroll + 0.01 WHERE id = 3;
-- a name is missing
UPDATE employees SET name = NULL WHERE id = 30;
-- a raise of ninety percent
UPDATE salaries SET raise = 0.9 WHERE employee_id = 4 AND step = 1;
-- a kind of contract that there is not
UPDATE employees SET contract = 'freelance' WHERE id = 8;
-- a head from another department
UPDATE departments SET head_id = (SELECT head_id FROM departments WHERE id = 2) WHERE id = 1;
-- some more work part time
UPDATE employees SET weekly_hours = 20 WHERE id IN (SELECT id FROM employees WHERE weekly_hours = 40 LIMIT 2);
-- an absence is lost
DELETE FROM absences WHERE id = (SELECT max(id) FROM absences);
-- a boss who reports to somebody
UPDATE employees SET manager_id = id + 1 WHERE id = (SELECT min(id) FROM employees WHERE manager_id IS NULL);
-- somebody stands in a project twice
UPDATE assignments SET employee_id = (SELECT min(employee_id) FROM assignments WHERE project_id = 7) WHERE project_id = 7;

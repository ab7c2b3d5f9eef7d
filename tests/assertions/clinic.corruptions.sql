-- a doctor is missing
DELETE FROM doctors WHERE id = (SELECT doctor_id FROM visits LIMIT 1);
-- two patients share a number
UPDATE patients SET nhs_number = (SELECT nhs_number FROM patients WHERE id = 1) WHERE id = 2;
-- a visit ends before it starts
UPDATE visits SET starts_at = ends_at, ends_at = starts_at WHERE id = (SELECT min(id) FROM visits WHERE status = 'kept');
-- a product of doses is off by one
UPDATE prescriptions SET doses = doses + 1 WHERE (diagnosis_id, line) = (SELECT (diagnosis_id, line) FROM prescriptions LIMIT 1);
-- a kept visit lacks its blood pressure
UPDATE visits SET systolic = NULL WHERE id = (SELECT max(id) FROM visits WHERE status = 'kept');
-- a patient of three metres
UPDATE patients SET height_cm = 300 WHERE id = 6;
-- an unknown blood type
UPDATE patients SET blood_type = 'C+' WHERE id = 9;
-- a diagnosis without a visit
UPDATE diagnoses SET visit_id = 0 WHERE id = 10;
-- many no-shows
UPDATE visits SET status = 'no_show' WHERE status = 'cancelled';
-- a visit too many
INSERT INTO visits SELECT * REPLACE (id + 3000 AS id) FROM visits WHERE status = 'cancelled' LIMIT 1;
-- the text is of another code
UPDATE diagnoses SET text = 'Asthma' WHERE id = (SELECT min(id) FROM diagnoses WHERE code = 'I10');
-- the waiting time of someone who did not come
UPDATE visits SET waited = INTERVAL 5 MINUTE WHERE id = (SELECT min(id) FROM visits WHERE status = 'no_show');

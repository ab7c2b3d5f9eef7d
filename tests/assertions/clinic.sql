CREATE TABLE diagnosis_codes (code VARCHAR, text VARCHAR, chapter VARCHAR, weight BIGINT);
CREATE TABLE departments (id BIGINT, name VARCHAR, floor BIGINT);
CREATE TABLE doctors (id BIGINT, department_id BIGINT, name VARCHAR, licence VARCHAR, hired_on DATE,
    languages VARCHAR[], seniority VARCHAR);
CREATE TABLE patients (id BIGINT, nhs_number VARCHAR, name VARCHAR, sex VARCHAR, birth_date DATE, age BIGINT,
    city VARCHAR, postcode VARCHAR, height_cm BIGINT, blood_type VARCHAR, allergies VARCHAR[],
    registered_on DATE, visits_kept BIGINT, last_visit_at TIMESTAMP);
CREATE TABLE visits (id BIGINT, patient_id BIGINT, doctor_id BIGINT, room VARCHAR, starts_at TIMESTAMP,
    status VARCHAR, waited INTERVAL, lasted INTERVAL, ends_at TIMESTAMP, systolic BIGINT, diastolic BIGINT,
    weight_kg DECIMAL(18, 1), bmi DECIMAL(18, 1), diagnoses_made BIGINT);
CREATE TABLE diagnoses (id BIGINT, visit_id BIGINT, code VARCHAR, text VARCHAR, chapter VARCHAR, certainty VARCHAR);
CREATE TABLE prescriptions (diagnosis_id BIGINT, line BIGINT, drug VARCHAR, doses_per_day BIGINT, days BIGINT, doses BIGINT);

-- rows diagnosis_codes: the seven lines
SELECT count(*) FROM diagnosis_codes HAVING count(*) <> 7;
-- rows departments: as many as asked for
SELECT count(*) FROM departments HAVING count(*) <> 6;
-- rows doctors: exactly sixty
SELECT count(*) FROM doctors HAVING count(*) <> 60;
-- rows patients: as many as asked for
SELECT count(*) FROM patients HAVING count(*) <> 1200;
-- rows visits: two and a half a patient
SELECT count(*) FROM visits HAVING count(*) <> 2960;
-- rows diagnoses: one for each visit that was kept
SELECT 1 WHERE (SELECT count(*) FROM diagnoses) <> (SELECT count(*) FROM visits WHERE status = 'kept');
-- rows prescriptions: by the shares of counts
SELECT count(*) FROM prescriptions HAVING count(*) <> 1761;

-- key diagnosis_codes(code): every code once
SELECT code FROM diagnosis_codes GROUP BY code HAVING count(*) > 1 OR code IS NULL;
-- key departments(id): 1 to 6
SELECT 1 FROM departments HAVING list_sort(list(id)) <> [1, 2, 3, 4, 5, 6];
-- key doctors(id): 1, 2, 3 …
SELECT count(*) FROM doctors HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key patients(id): 1, 2, 3 …
SELECT count(*) FROM patients HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key visits(id): 1, 2, 3 …
SELECT count(*) FROM visits HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key diagnoses(id): 1, 2, 3 …
SELECT count(*) FROM diagnoses HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key prescriptions(diagnosis_id, line): the lines of a diagnosis are 1, 2 …
SELECT diagnosis_id FROM prescriptions GROUP BY diagnosis_id
HAVING min(line) <> 1 OR max(line) <> count(*) OR count(DISTINCT line) <> count(*);
-- unique departments(name): the six names
SELECT 1 FROM departments HAVING list_sort(list(name)) <> ['Cardiology', 'Dermatology', 'General Medicine', 'Neurology', 'Orthopaedics', 'Paediatrics'];
-- unique doctors(licence): every doctor has one
SELECT licence FROM doctors GROUP BY licence HAVING count(*) > 1;
-- unique patients(nhs_number): every patient has one
SELECT nhs_number FROM patients GROUP BY nhs_number HAVING count(*) > 1;

-- reference doctors.department_id: in a department, four to twenty in each
SELECT d.id FROM departments d FULL JOIN doctors o ON o.department_id = d.id
GROUP BY d.id HAVING d.id IS NULL OR count(o.id) NOT BETWEEN 4 AND 20;
-- reference visits.patient_id: of a patient, at most thirty
SELECT patient_id FROM visits ANTI JOIN patients ON patients.id = visits.patient_id
UNION ALL SELECT patient_id FROM visits GROUP BY patient_id HAVING count(*) > 30;
-- reference visits.doctor_id: with a doctor
SELECT * FROM visits ANTI JOIN doctors ON doctors.id = visits.doctor_id;
-- reference diagnoses.visit_id: exactly the visits that were kept
SELECT v.id FROM visits v FULL JOIN diagnoses d ON d.visit_id = v.id
GROUP BY v.id, v.status HAVING v.id IS NULL OR count(d.id) <> (v.status = 'kept')::INT;
-- reference prescriptions.diagnosis_id: of a diagnosis
SELECT * FROM prescriptions ANTI JOIN diagnoses ON diagnoses.id = prescriptions.diagnosis_id;

-- rule visits: diastolic < systolic
SELECT * FROM visits WHERE diastolic >= systolic;
-- rule visits: if status != 'kept' then waited is null
SELECT * FROM visits WHERE status <> 'kept' AND waited IS NOT NULL;

-- share doctors.languages: all of the known ones, mostly English
SELECT 1 FROM (SELECT unnest(languages) AS language FROM doctors)
HAVING shares_off(histogram(language), MAP {'English': 0.60, 'French': 0.15, 'Hindi': 0.15, 'Polish': 0.10});
-- share doctors.seniority: of those hired since 2012; the others are consultants
SELECT 1 FROM doctors WHERE hired_on >= '2012-01-01'
HAVING shares_off(histogram(seniority), MAP {'registrar': 0.6, 'consultant': 0.4})
UNION ALL SELECT id FROM doctors WHERE hired_on < '2012-01-01' AND seniority <> 'consultant' OR seniority IS NULL;
-- share patients.sex: 54% women
SELECT 1 FROM patients HAVING shares_off(histogram(sex), MAP {'female': 0.54, 'male': 0.46});
-- share patients.blood_type: as in the country
SELECT 1 FROM patients HAVING shares_off(histogram(blood_type), MAP {'O+': 0.36, 'A+': 0.30, 'B+': 0.08,
    'AB+': 0.02, 'O-': 0.13, 'A-': 0.08, 'B-': 0.02, 'AB-': 0.01});
-- share visits.status: most are kept
SELECT 1 FROM visits HAVING shares_off(histogram(status), MAP {'kept': 0.85, 'cancelled': 0.09, 'no_show': 0.06});
-- reference diagnoses.code: a known code
SELECT * FROM diagnoses ANTI JOIN diagnosis_codes ON diagnosis_codes.code = diagnoses.code;
-- share diagnoses.code: by the weights of the lines
SELECT 1 FROM diagnoses HAVING shares_off(histogram(code), MAP {'I10': 0.24, 'E11.9': 0.18, 'J06.9': 0.20,
    'M54.5': 0.14, 'F41.1': 0.09, 'K21.9': 0.08, 'J45.9': 0.07});
-- share diagnoses.certainty: most are confirmed
SELECT 1 FROM diagnoses HAVING shares_off(histogram(certainty), MAP {'confirmed': 0.7, 'suspected': 0.3});
-- share prescriptions.drug: Ramipril and Amlodipine for the heart
SELECT 1 FROM prescriptions p JOIN diagnoses d ON d.id = p.diagnosis_id WHERE chapter = 'circulatory'
HAVING shares_off(histogram(drug), MAP {'Ramipril': 0.6, 'Amlodipine': 0.4});
-- share prescriptions.drug: Salbutamol and Prednisolone for the lungs
SELECT 1 FROM prescriptions p JOIN diagnoses d ON d.id = p.diagnosis_id WHERE chapter = 'respiratory'
HAVING shares_off(histogram(drug), MAP {'Salbutamol': 0.7, 'Prednisolone': 0.3});
-- share prescriptions.drug: Metformin and Gliclazide for diabetes
SELECT 1 FROM prescriptions p JOIN diagnoses d ON d.id = p.diagnosis_id WHERE chapter = 'endocrine'
HAVING shares_off(histogram(drug), MAP {'Metformin': 0.8, 'Gliclazide': 0.2});
-- share prescriptions.drug: Paracetamol and Omeprazole for the rest
SELECT 1 FROM prescriptions p JOIN diagnoses d ON d.id = p.diagnosis_id
WHERE chapter NOT IN ('circulatory', 'respiratory', 'endocrine')
HAVING shares_off(histogram(drug), MAP {'Paracetamol': 0.65, 'Omeprazole': 0.35});
-- share prescriptions.days: a week, two or four
SELECT 1 FROM prescriptions HAVING shares_off(histogram(days), MAP {7: 0.5, 14: 0.3, 28: 0.2});
-- share prescriptions.diagnosis_id: 45% of diagnoses have none, 15% two
SELECT 1 FROM (SELECT count(p.line) AS n FROM diagnoses d LEFT JOIN prescriptions p ON p.diagnosis_id = d.id GROUP BY d.id)
HAVING shares_off(histogram(n), MAP {0: 0.45, 1: 0.40, 2: 0.15});

-- value diagnosis_codes.text, diagnosis_codes.chapter, diagnosis_codes.weight: as written
SELECT code FROM diagnosis_codes WHERE code = 'I10' AND (text, chapter, weight) <> ('Essential hypertension', 'circulatory', 24)
UNION ALL SELECT 'sum' FROM diagnosis_codes HAVING sum(weight) <> 100 OR count(DISTINCT text) <> 7 OR count(DISTINCT chapter) <> 6;
-- range departments.floor: 0 to 4
SELECT * FROM departments WHERE floor IS NULL OR floor NOT BETWEEN 0 AND 4;
-- value doctors.name, patients.name: all have one
SELECT name FROM doctors WHERE coalesce(name, '') NOT LIKE '% %'
UNION ALL SELECT name FROM patients WHERE coalesce(name, '') NOT LIKE '% %';
-- form doctors.licence: GMC and seven digits
SELECT licence FROM doctors WHERE licence IS NULL OR NOT regexp_full_match(licence, 'GMC-[1-9][0-9]{6}');
-- range doctors.hired_on: 2005 to 2023
SELECT * FROM doctors WHERE hired_on IS NULL OR hired_on NOT BETWEEN '2005-01-01' AND '2023-12-31';
-- range doctors.languages: one to three
SELECT * FROM doctors WHERE languages IS NULL OR len(languages) NOT BETWEEN 1 AND 3;
-- form patients.nhs_number: ten digits
SELECT nhs_number FROM patients WHERE nhs_number IS NULL OR NOT regexp_full_match(nhs_number, '9[0-9]{9}');
-- value patients.birth_date, patients.age: years until the data's present
SELECT * FROM patients WHERE birth_date IS NULL OR birth_date NOT BETWEEN '1930-01-01' AND '2007-12-31'
    OR age IS DISTINCT FROM datesub('year', birth_date, DATE '2026-05-31');
-- value patients.city, patients.postcode: British ones
SELECT * FROM patients WHERE coalesce(city, '') = ''
    OR postcode IS NULL OR NOT regexp_full_match(postcode, '[A-Z]{1,2}[0-9][0-9A-Z]?( [0-9][A-Z]{2})?');
-- range patients.height_cm: men are taller
SELECT 1 FROM patients HAVING min(height_cm) < 140 OR max(height_cm) > 210 OR count(height_cm) < count(*)
    OR mean_off(avg(height_cm) FILTER (sex = 'male'), 7, count(*) FILTER (sex = 'male'), 177)
    OR mean_off(avg(height_cm) FILTER (sex = 'female'), 7, count(*) FILTER (sex = 'female'), 164);
-- range patients.allergies: none to three known ones
SELECT * FROM patients WHERE allergies IS NULL OR len(allergies) > 3
    OR NOT list_has_all(['penicillin', 'nuts', 'latex', 'pollen'], allergies);
-- range patients.registered_on: 2018 to 2025
SELECT 1 FROM patients HAVING min(registered_on) < '2018-01-01' OR max(registered_on) > '2025-12-31' OR count(registered_on) < count(*);
-- sum patients.visits_kept, patients.last_visit_at: what the visits say
SELECT p.id FROM patients p LEFT JOIN visits v ON v.patient_id = p.id AND v.status = 'kept'
GROUP BY p.id, p.visits_kept, p.last_visit_at
HAVING p.visits_kept IS DISTINCT FROM count(v.id) OR p.last_visit_at IS DISTINCT FROM max(v.starts_at);
-- value visits.room: of the doctor's floor
SELECT v.id FROM visits v JOIN doctors o ON o.id = v.doctor_id JOIN departments d ON d.id = o.department_id
WHERE room IS DISTINCT FROM 'R' || floor || '-' || doctor_id;
-- order visits.starts_at: in order for each patient, quarters of an hour, office hours
SELECT id FROM (SELECT v.*, registered_on, lag(starts_at) OVER (PARTITION BY patient_id ORDER BY v.id) AS earlier
    FROM visits v LEFT JOIN patients p ON p.id = v.patient_id)
WHERE starts_at IS NULL OR starts_at < earlier OR starts_at < registered_on OR starts_at >= '2026-06-01'
    OR minute(starts_at) % 15 <> 0 OR second(starts_at) <> 0
UNION ALL SELECT 1 FROM visits HAVING count(*) FILTER (hour(starts_at) BETWEEN 8 AND 17) < 0.75 * count(*);
-- range visits.waited, visits.lasted: only of visits that were kept
SELECT id FROM visits WHERE (waited IS NULL) <> (status <> 'kept') OR (lasted IS NULL) <> (status <> 'kept')
    OR waited NOT BETWEEN INTERVAL 0 SECOND AND INTERVAL 90 MINUTE OR lasted NOT BETWEEN INTERVAL 5 MINUTE AND INTERVAL 60 MINUTE
UNION ALL SELECT 1 FROM visits HAVING avg(epoch(waited)) NOT BETWEEN 11.3 * 60 AND 12.7 * 60
    OR avg(epoch(lasted)) NOT BETWEEN 25.8 * 60 AND 27.6 * 60;
-- sum visits.ends_at: start, wait and length
SELECT id FROM visits WHERE ends_at IS DISTINCT FROM date_trunc('second', starts_at + waited + lasted);
-- range visits.systolic: rises with age
SELECT v.id FROM visits v WHERE (systolic IS NULL) <> (status <> 'kept') OR systolic NOT BETWEEN 80 AND 220
UNION ALL
SELECT 1 FROM visits v JOIN patients p ON p.id = v.patient_id
HAVING regr_slope(systolic, age) NOT BETWEEN 0.40 AND 0.50;
-- range visits.diastolic: follows the systolic
SELECT id FROM visits WHERE (diastolic IS NULL) <> (systolic IS NULL) OR diastolic NOT BETWEEN 45 AND 130
UNION ALL SELECT 1 FROM visits HAVING corr(diastolic, systolic) < 0.75;
-- range visits.weight_kg: grows with height
SELECT id FROM visits WHERE (weight_kg IS NULL) <> (status <> 'kept') OR weight_kg NOT BETWEEN 35 AND 190
UNION ALL SELECT 1 FROM visits v JOIN patients p ON p.id = v.patient_id HAVING corr(weight_kg, height_cm) < 0.4;
-- value visits.bmi: weight over height squared
SELECT v.id FROM visits v JOIN patients p ON p.id = v.patient_id
WHERE (bmi IS NULL) <> (weight_kg IS NULL) OR abs(bmi - weight_kg / (height_cm / 100.0) ** 2) > 0.0501;
-- sum visits.diagnoses_made: counted
SELECT v.id FROM visits v LEFT JOIN diagnoses d ON d.visit_id = v.id GROUP BY v.id, v.diagnoses_made
HAVING v.diagnoses_made IS DISTINCT FROM count(d.id);
-- value diagnoses.text, diagnoses.chapter: of the same line as the code
SELECT d.* FROM diagnoses d LEFT JOIN diagnosis_codes c USING (code)
WHERE d.text IS DISTINCT FROM c.text OR d.chapter IS DISTINCT FROM c.chapter;
-- sum prescriptions.doses_per_day, prescriptions.doses: one to three a day for so many days
SELECT diagnosis_id FROM prescriptions WHERE doses_per_day IS NULL OR doses_per_day NOT BETWEEN 1 AND 3
    OR doses IS DISTINCT FROM doses_per_day * days
UNION ALL SELECT NULL FROM prescriptions HAVING mean_off(avg(doses_per_day), 0.82, count(*), 2);

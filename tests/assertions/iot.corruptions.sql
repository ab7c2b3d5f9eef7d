-- a device is missing
DELETE FROM devices WHERE id = 77;
-- two devices share a serial
UPDATE devices SET serial = (SELECT serial FROM devices WHERE id = 1) WHERE id = 2;
-- two readings change places
UPDATE readings SET measured_at = measured_at + CASE number WHEN 3 THEN INTERVAL 30 MINUTE ELSE INTERVAL '-30' MINUTE END
WHERE device_id = 9 AND number IN (3, 4);
-- a battery charges itself
UPDATE readings SET battery = battery + 5 WHERE device_id = 10 AND number = 12;
-- a payload is missing
UPDATE readings SET payload = NULL WHERE device_id = 11 AND number = 1;
-- a cold store at room temperature
UPDATE devices SET base_temperature = 21.0, upper_limit = 22.5 WHERE id = (SELECT min(id) FROM devices WHERE kind = 'cold_store');
-- an unknown reason
UPDATE maintenance SET reason = 'rain' WHERE id = 4;
-- firmware that was never released
UPDATE devices SET firmware = '9.9.9' WHERE id = 40;
-- twice as many cold stores
UPDATE devices SET kind = 'cold_store' WHERE id % 3 = 0;
-- a reading too many
INSERT INTO readings SELECT * REPLACE (13 AS number) FROM readings WHERE device_id = 5 AND number = 12;
-- a count of warnings is off by one
UPDATE sites SET warnings = warnings + 1 WHERE id = 2;

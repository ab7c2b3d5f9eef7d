CREATE TABLE firmware (version VARCHAR, released_on DATE, weight BIGINT);
CREATE TABLE sites (id BIGINT, city VARCHAR, region VARCHAR, position JSON, opened_on DATE, contact_phone VARCHAR,
    devices_installed BIGINT, warnings BIGINT);
CREATE TABLE devices (id BIGINT, site_id BIGINT, serial VARCHAR, kind VARCHAR, firmware VARCHAR, installed_at TIMESTAMP,
    base_temperature DECIMAL(18, 1), upper_limit DECIMAL(18, 1), self_test TIME, uptime INTERVAL,
    warnings BIGINT, hottest DOUBLE);
CREATE TABLE readings (device_id BIGINT, number BIGINT, measured_at TIMESTAMP, temperature DOUBLE, humidity DOUBLE,
    battery BIGINT, drain BIGINT, state VARCHAR, payload BLOB, lost_packets BIGINT);
CREATE TABLE maintenance (id BIGINT, device_id BIGINT, started_at TIMESTAMP, took INTERVAL, finished_at TIMESTAMP,
    reason VARCHAR, cost DECIMAL(18, 2));

-- rows firmware: the three lines
SELECT count(*) FROM firmware HAVING count(*) <> 3;
-- rows sites: as many as asked for
SELECT count(*) FROM sites HAVING count(*) <> 40;
-- rows devices: exactly a thousand
SELECT count(*) FROM devices HAVING count(*) <> 1000;
-- rows readings: twelve a device
SELECT count(*) FROM readings HAVING count(*) <> 12000;
-- rows maintenance: by the shares of counts
SELECT count(*) FROM maintenance HAVING count(*) <> 421;

-- key firmware(version): every version once
SELECT version FROM firmware GROUP BY version HAVING count(*) > 1 OR version IS NULL;
-- key sites(id): 1, 2, 3 …
SELECT count(*) FROM sites HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key devices(id): 1, 2, 3 …
SELECT count(*) FROM devices HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key readings(device_id, number): 1 to 12 for each device
SELECT device_id FROM readings GROUP BY device_id HAVING list_sort(list(number)) <> range(1, 13);
-- key maintenance(id): 1, 2, 3 …
SELECT count(*) FROM maintenance HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- unique devices(serial): none twice
SELECT serial FROM devices GROUP BY serial HAVING count(*) > 1;

-- reference devices.site_id: at a site, five to sixty at each
SELECT s.id FROM sites s FULL JOIN devices d ON d.site_id = s.id
GROUP BY s.id HAVING s.id IS NULL OR count(d.id) NOT BETWEEN 5 AND 60;
-- reference devices.firmware: a version that was released
SELECT * FROM devices ANTI JOIN firmware ON firmware.version = devices.firmware;
-- reference readings.device_id: of a device
SELECT * FROM readings ANTI JOIN devices ON devices.id = readings.device_id;
-- reference maintenance.device_id: of a device, at most three
SELECT device_id FROM maintenance ANTI JOIN devices ON devices.id = maintenance.device_id
UNION ALL SELECT device_id FROM maintenance GROUP BY device_id HAVING count(*) > 3;

-- rule maintenance: if reason == 'battery' then took <= 2 h
SELECT * FROM maintenance WHERE reason = 'battery' AND took > INTERVAL 2 HOUR;

-- share devices.kind: seven of ten measure rooms
SELECT 1 FROM devices HAVING shares_off(histogram(kind), MAP {'temperature': 0.7, 'cold_store': 0.3});
-- share devices.firmware: by weight
SELECT 1 FROM devices HAVING shares_off(histogram(firmware), MAP {'1.0.3': 0.1, '1.1.0': 0.3, '2.0.1': 0.6});
-- share maintenance.device_id: none for 70% of the devices
SELECT 1 FROM (SELECT count(m.id) AS n FROM devices d LEFT JOIN maintenance m ON m.device_id = d.id GROUP BY d.id)
HAVING shares_off(histogram(least(n, 2)), MAP {0: 0.70, 1: 0.22, 2: 0.08});
-- share maintenance.reason: half are batteries
SELECT 1 FROM maintenance
HAVING shares_off(histogram(reason), MAP {'battery': 0.50, 'calibration': 0.35, 'moisture': 0.15});
-- share readings.drain: binomial, twice 30%
SELECT 1 FROM readings HAVING shares_off(histogram(drain), MAP {0: 0.49, 1: 0.42, 2: 0.09});

-- value firmware.released_on, firmware.weight: as written
SELECT 1 FROM firmware HAVING list(released_on::VARCHAR ORDER BY version) <> ['2024-03-01', '2024-11-15', '2025-08-01']
    OR list(weight ORDER BY version) <> [10, 30, 60];
-- value sites.city, sites.region: a city lies in one region
SELECT city FROM sites WHERE coalesce(city, '') = '' OR coalesce(region, '') = ''
UNION ALL SELECT city FROM sites GROUP BY city HAVING count(DISTINCT region) > 2;
-- form sites.position: a GeoJSON point in or near Germany, longitude first
SELECT position FROM sites WHERE position IS NULL OR (position->>'type') <> 'Point'
    OR (position->'coordinates'->>0)::DOUBLE NOT BETWEEN 5.5 AND 15.5
    OR (position->'coordinates'->>1)::DOUBLE NOT BETWEEN 47 AND 55.5;
-- range sites.opened_on: 2022 to 2024
SELECT * FROM sites WHERE opened_on IS NULL OR opened_on NOT BETWEEN '2022-01-01' AND '2024-12-31';
-- form sites.contact_phone: numbers that reach nobody
SELECT contact_phone FROM sites WHERE contact_phone IS NULL OR NOT regexp_full_match(contact_phone, '\+49 30 23125[0-9]{3}');
-- sum sites.devices_installed, sites.warnings: over its devices
SELECT s.id FROM sites s LEFT JOIN devices d ON d.site_id = s.id GROUP BY s.id, s.devices_installed, s.warnings
HAVING s.devices_installed IS DISTINCT FROM count(d.id) OR s.warnings IS DISTINCT FROM sum(d.warnings);
-- form devices.serial: series and six hexadecimal digits
SELECT serial FROM devices WHERE serial IS NULL OR NOT regexp_full_match(serial, '(AX|BX|CX)[0-9]{2}-[0-9A-F]{6}');
-- range devices.installed_at: whole minutes of five months
SELECT * FROM devices WHERE installed_at IS NULL OR installed_at < '2025-09-01' OR installed_at >= '2026-02-01'
    OR second(installed_at) <> 0;
-- range devices.base_temperature: rooms near 20 °C, cold stores near -18 °C
SELECT 1 FROM devices WHERE base_temperature IS NULL OR base_temperature NOT BETWEEN
    CASE kind WHEN 'cold_store' THEN -24 ELSE 10 END AND CASE kind WHEN 'cold_store' THEN -12 ELSE 30 END
UNION ALL
SELECT 2 FROM devices HAVING mean_off(avg(base_temperature) FILTER (kind = 'temperature'), 2.5, count(*) * 0.7, 20)
    OR mean_off(avg(base_temperature) FILTER (kind = 'cold_store'), 2.5, count(*) * 0.3, -18);
-- value devices.upper_limit: a degree and a half more
SELECT * FROM devices WHERE upper_limit IS DISTINCT FROM base_temperature + 1.5;
-- range devices.self_test: at night
SELECT * FROM devices WHERE self_test IS NULL OR self_test NOT BETWEEN '02:00:00' AND '04:59:59';
-- range devices.uptime: nine days on average, at most ninety
SELECT 1 FROM devices HAVING min(uptime) < INTERVAL 0 SECOND OR max(uptime) > INTERVAL 2160 HOUR
    OR mean_off(avg(epoch(uptime)) / 86400, 9, count(*), 9) OR count(uptime) < count(*);
-- sum devices.warnings, devices.hottest: over its readings
SELECT d.id FROM devices d LEFT JOIN readings r ON r.device_id = d.id GROUP BY d.id, d.warnings, d.hottest
HAVING d.warnings IS DISTINCT FROM count(*) FILTER (r.state = 'high') OR d.hottest IS DISTINCT FROM max(r.temperature);
-- order readings.measured_at: every thirty minutes since the device was installed
SELECT r.* FROM readings r JOIN devices d ON d.id = r.device_id
WHERE measured_at IS DISTINCT FROM installed_at + to_minutes(30 * number);
-- sum readings.temperature: remembers the reading before
SELECT 1 FROM (SELECT r.*, base_temperature, lag(temperature) OVER (PARTITION BY device_id ORDER BY number) AS earlier
    FROM readings r JOIN devices d ON d.id = r.device_id)
HAVING count(temperature) < count(*)
    OR max(abs(temperature - base_temperature - 0.8 * (coalesce(earlier, base_temperature) - base_temperature))) > 3.6
    OR regr_slope(temperature - base_temperature, earlier - base_temperature) NOT BETWEEN 0.78 AND 0.82
    OR count(*) FILTER (round(temperature, 2) <> temperature) > 0;
-- range readings.humidity: 20 to 95 percent, 48 on average
SELECT 1 FROM readings HAVING min(humidity) < 20 OR max(humidity) > 95 OR count(humidity) < count(*)
    OR mean_off(avg(humidity), 9, count(*), 48) OR stddev(humidity) NOT BETWEEN 8.7 AND 9.3;
-- sum readings.battery, readings.drain: drains from 100, never rises
SELECT * FROM (SELECT *, lag(battery) OVER (PARTITION BY device_id ORDER BY number) AS earlier FROM readings)
WHERE battery IS DISTINCT FROM greatest(coalesce(earlier, 100) - drain, 0);
-- value readings.state: above the limit or not
SELECT r.* FROM readings r JOIN devices d ON d.id = r.device_id
WHERE state IS DISTINCT FROM CASE WHEN temperature > upper_limit THEN 'high' ELSE 'normal' END;
-- form readings.payload: eight bytes, hardly ever the same
SELECT * FROM readings WHERE payload IS NULL OR octet_length(payload) <> 8
UNION ALL SELECT NULL, 0, NULL, 0, 0, 0, 0, '', NULL, 0 FROM readings HAVING count(DISTINCT payload) < count(*);
-- range readings.lost_packets: geometric with the mean 0.4
SELECT 1 FROM readings HAVING min(lost_packets) <> 0 OR count(lost_packets) < count(*)
    OR mean_off(avg(lost_packets), 0.748, count(*), 0.4);
-- order maintenance.started_at: after the device was installed, until the data's present
SELECT m.* FROM maintenance m JOIN devices d ON d.id = m.device_id
WHERE started_at IS NULL OR started_at < installed_at OR started_at >= '2026-03-01';
-- range maintenance.took: five minutes to six hours
SELECT 1 FROM maintenance HAVING min(took) < INTERVAL 5 MINUTE OR max(took) > INTERVAL 6 HOUR
    OR count(took) < count(*) OR median(epoch(took)) NOT BETWEEN 29 * 60 AND 42 * 60;
-- sum maintenance.finished_at: start and length
SELECT * FROM maintenance WHERE finished_at IS DISTINCT FROM date_trunc('second', started_at + took);
-- value maintenance.cost: by reason
SELECT * FROM maintenance WHERE cost IS DISTINCT FROM
    CASE reason WHEN 'battery' THEN 19.50 WHEN 'calibration' THEN 45.00 ELSE 80.00 END;

CREATE TABLE depots (id BIGINT, code VARCHAR, city VARCHAR, country VARCHAR, latitude DOUBLE, longitude DOUBLE,
    opens_at TIME, docks BIGINT);
CREATE TABLE vehicles (id BIGINT, depot_id BIGINT, plate VARCHAR, kind VARCHAR, capacity_kg BIGINT, first_registered DATE);
CREATE TABLE shipments (id BIGINT, tracking_code VARCHAR, from_depot_id BIGINT, to_depot_id BIGINT, vehicle_id BIGINT,
    service VARCHAR, booked_at TIMESTAMP, distance_km DECIMAL(18, 1), parcels BIGINT, weight_kg DECIMAL(18, 2),
    price DECIMAL(18, 2), promised_by DATE, delivered_at TIMESTAMP, late BOOLEAN);
CREATE TABLE parcels (shipment_id BIGINT, piece BIGINT, weight_kg DECIMAL(18, 2), length_cm BIGINT, width_cm BIGINT,
    height_cm BIGINT, volume_l DECIMAL(18, 3), insured BOOLEAN);
CREATE TABLE scans (shipment_id BIGINT, number BIGINT, kind VARCHAR, scanned_at TIMESTAMP, depot_id BIGINT);
CREATE TABLE stock_movements (depot_id BIGINT, number BIGINT, moved_on DATE, on_hand BIGINT, change BIGINT, reason VARCHAR);

-- rows depots: as many as asked for
SELECT count(*) FROM depots HAVING count(*) <> 25;
-- rows vehicles: four to ten a depot, all alike
SELECT count(*) FROM vehicles HAVING count(*) <> 169;
-- rows shipments: as many as asked for
SELECT count(*) FROM shipments HAVING count(*) <> 1500;
-- rows parcels: 1.8 a shipment
SELECT count(*) FROM parcels HAVING count(*) <> 2677;
-- rows scans: four a shipment
SELECT count(*) FROM scans HAVING count(*) <> 6000;
-- rows stock_movements: sixty a depot
SELECT count(*) FROM stock_movements HAVING count(*) <> 1475;

-- key depots(id): 1, 2, 3 …
SELECT count(*) FROM depots HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key vehicles(id): 1, 2, 3 …
SELECT count(*) FROM vehicles HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key shipments(id): from 500,001 on
SELECT count(*) FROM shipments HAVING min(id) <> 500001 OR max(id) <> 500000 + count(*) OR count(DISTINCT id) <> count(*);
-- key parcels(shipment_id, piece): the pieces of a shipment are 1, 2, 3 …
SELECT shipment_id FROM parcels GROUP BY shipment_id
HAVING min(piece) <> 1 OR max(piece) <> count(*) OR count(DISTINCT piece) <> count(*);
-- key scans(shipment_id, number): 1 to 4
SELECT shipment_id FROM scans GROUP BY shipment_id HAVING list_sort(list(number)) <> [1, 2, 3, 4];
-- key stock_movements(depot_id, number): 1, 2, 3 … in each depot
SELECT depot_id FROM stock_movements GROUP BY depot_id
HAVING min(number) <> 1 OR max(number) <> count(*) OR count(DISTINCT number) <> count(*);
-- unique depots(code): D and the number
SELECT code FROM depots WHERE code IS DISTINCT FROM 'D' || lpad(id::VARCHAR, 2, '0');
-- unique vehicles(plate): no plate twice
SELECT plate FROM vehicles GROUP BY plate HAVING count(*) > 1;
-- unique shipments(tracking_code): no code twice
SELECT tracking_code FROM shipments GROUP BY tracking_code HAVING count(*) > 1;

-- reference vehicles.depot_id: at a depot, four to ten at each
SELECT d.id FROM depots d FULL JOIN vehicles v ON v.depot_id = d.id
GROUP BY d.id HAVING d.id IS NULL OR count(v.id) NOT BETWEEN 4 AND 10;
-- reference shipments.from_depot_id: a depot, all alike
SELECT from_depot_id FROM shipments ANTI JOIN depots ON depots.id = shipments.from_depot_id
UNION ALL SELECT max(n) FROM (SELECT count(*) AS n FROM shipments GROUP BY from_depot_id) HAVING max(n) > 100 OR min(n) < 30;
-- reference shipments.to_depot_id: a depot, some much more often
SELECT to_depot_id FROM shipments ANTI JOIN depots ON depots.id = shipments.to_depot_id
UNION ALL SELECT max(n) FROM (SELECT count(*) AS n FROM shipments GROUP BY to_depot_id) HAVING max(n) < 2.5 * median(n);
-- reference shipments.vehicle_id: a vehicle
SELECT * FROM shipments ANTI JOIN vehicles ON vehicles.id = shipments.vehicle_id;
-- reference parcels.shipment_id: of a shipment, one to twelve in each
SELECT s.id FROM shipments s FULL JOIN parcels p ON p.shipment_id = s.id
GROUP BY s.id HAVING s.id IS NULL OR count(p.piece) NOT BETWEEN 1 AND 12;
-- reference scans.shipment_id: of a shipment
SELECT * FROM scans ANTI JOIN shipments ON shipments.id = scans.shipment_id;
-- reference scans.depot_id: first where it starts, then where it goes
SELECT c.* FROM scans c JOIN shipments s ON s.id = c.shipment_id
WHERE depot_id IS DISTINCT FROM CASE WHEN number <= 2 THEN from_depot_id ELSE to_depot_id END;
-- reference stock_movements.depot_id: of a depot, at most 150
SELECT depot_id FROM stock_movements ANTI JOIN depots ON depots.id = stock_movements.depot_id
UNION ALL SELECT depot_id FROM stock_movements GROUP BY depot_id HAVING count(*) > 150;

-- rule shipments: delivered_at >= booked_at
SELECT * FROM shipments WHERE delivered_at < booked_at OR delivered_at > booked_at + INTERVAL 14 DAY;
-- rule shipments: from_depot_id != to_depot_id
SELECT * FROM shipments WHERE from_depot_id = to_depot_id;
-- rule parcels: width_cm <= length_cm
SELECT * FROM parcels WHERE width_cm > length_cm;
-- rule parcels: height_cm <= width_cm
SELECT * FROM parcels WHERE height_cm > width_cm;

-- share vehicles.kind: mostly vans
SELECT 1 FROM vehicles HAVING shares_off(histogram(kind), MAP {'van': 0.6, 'truck': 0.3, 'bike': 0.1});
-- share shipments.service: mostly standard
SELECT 1 FROM shipments
HAVING shares_off(histogram(service), MAP {'standard': 0.72, 'express': 0.20, 'same_day': 0.08});
-- share shipments.delivered_at: two percent are lost
SELECT 1 FROM shipments HAVING share_off(count(*) - count(delivered_at), count(*), 0.02);
-- share parcels.insured: 12%
SELECT 1 FROM parcels HAVING share_off(count(*) FILTER (insured), count(*), 0.12);
-- share stock_movements.reason: what left was picked or damaged
SELECT 1 FROM stock_movements WHERE change < 0 HAVING shares_off(histogram(reason), MAP {'picked': 0.9, 'damaged': 0.1});
-- share stock_movements.reason: what came was delivered or counted
SELECT 1 FROM stock_movements WHERE change >= 0 HAVING shares_off(histogram(reason), MAP {'delivered': 0.85, 'counted': 0.15});

-- value depots.city, depots.country: in three countries
SELECT * FROM depots WHERE coalesce(city, '') = '' OR country IS NULL OR country NOT IN ('DE', 'FR', 'NL');
-- range depots.latitude, depots.longitude: inside the country
SELECT * FROM depots WHERE latitude IS NULL OR longitude IS NULL OR NOT CASE country
    WHEN 'DE' THEN latitude BETWEEN 47 AND 55.3 AND longitude BETWEEN 5.5 AND 15.5
    WHEN 'FR' THEN latitude BETWEEN 41 AND 51.5 AND longitude BETWEEN -5.5 AND 10
    ELSE latitude BETWEEN 50.5 AND 53.8 AND longitude BETWEEN 3 AND 7.5 END;
-- range depots.opens_at: a quarter of an hour from five to eight
SELECT * FROM depots WHERE opens_at IS NULL OR opens_at NOT BETWEEN '05:00:00' AND '08:00:00' OR minute(opens_at) % 15 <> 0;
-- range depots.docks: twelve of twenty, at least four
SELECT 1 FROM depots HAVING min(docks) < 4 OR max(docks) > 20 OR count(docks) < count(*) OR mean_off(avg(docks), 2.2, count(*), 12);
-- form vehicles.plate: letters and a number
SELECT plate FROM vehicles WHERE plate IS NULL OR NOT regexp_full_match(plate, '[A-Z]{1,2} [A-Z]{2} [1-9][0-9]{2,3}');
-- range vehicles.capacity_kg: by kind
SELECT * FROM vehicles WHERE capacity_kg IS NULL OR NOT CASE kind
    WHEN 'truck' THEN capacity_kg BETWEEN 7500 AND 24000 AND capacity_kg % 500 = 0
    WHEN 'bike' THEN capacity_kg = 120 ELSE capacity_kg BETWEEN 800 AND 1500 AND capacity_kg % 50 = 0 END;
-- range vehicles.first_registered: 2016 to the middle of 2025
SELECT * FROM vehicles WHERE first_registered IS NULL OR first_registered NOT BETWEEN '2016-01-01' AND '2025-06-30';
-- form shipments.tracking_code: two letters but I and O, nine digits, a country
SELECT tracking_code FROM shipments
WHERE tracking_code IS NULL OR NOT regexp_full_match(tracking_code, '[A-HJ-NP-Z]{2}[0-9]{9}(DE|FR|NL)');
-- order shipments.booked_at: in time order, whole minutes, office hours
SELECT id FROM (SELECT *, lag(booked_at) OVER (ORDER BY id) AS earlier FROM shipments)
WHERE booked_at IS NULL OR booked_at < earlier OR second(booked_at) <> 0
    OR booked_at < '2025-01-01' OR booked_at >= '2025-12-16'
UNION ALL SELECT 1 FROM shipments HAVING count(*) FILTER (dayofweek(booked_at) IN (0, 6)) > 0.12 * count(*);
-- sum shipments.distance_km: along the sphere
SELECT s.id FROM shipments s JOIN depots a ON a.id = s.from_depot_id JOIN depots b ON b.id = s.to_depot_id
WHERE distance_km IS NULL OR abs(distance_km - 2 * 6371.0088 * asin(sqrt(
    sin(radians(b.latitude - a.latitude) / 2) ** 2 + cos(radians(a.latitude)) * cos(radians(b.latitude))
    * sin(radians(b.longitude - a.longitude) / 2) ** 2))) > 0.06 + 0.0001 * distance_km;
-- sum shipments.parcels, shipments.weight_kg: over its parcels
SELECT s.id FROM shipments s LEFT JOIN parcels p ON p.shipment_id = s.id GROUP BY s.id, s.parcels, s.weight_kg
HAVING s.parcels IS DISTINCT FROM count(p.piece) OR s.weight_kg IS DISTINCT FROM sum(p.weight_kg);
-- sum shipments.price: service, distance and weight
SELECT id FROM shipments WHERE (price * 100)::BIGINT IS DISTINCT FROM half_even(CASE service WHEN 'standard' THEN 69000
    WHEN 'express' THEN 149000 ELSE 249000 END + (distance_km * 400)::BIGINT + (weight_kg * 3500)::BIGINT, 100);
-- value shipments.promised_by, shipments.late: days by service; late when after them
SELECT id FROM shipments
WHERE promised_by IS DISTINCT FROM booked_at::DATE + CASE service WHEN 'standard' THEN 5 WHEN 'express' THEN 2 ELSE 1 END
    OR late IS DISTINCT FROM delivered_at::DATE > promised_by;
-- range shipments.delivered_at: after forty hours on average
SELECT 1 FROM shipments HAVING avg(epoch(delivered_at - booked_at)) / 3600 NOT BETWEEN 37 AND 43
    OR count(*) FILTER (second(delivered_at) <> 0) > 0 OR max(delivered_at) >= '2026-01-01';
-- range parcels.weight_kg: many light ones, some near 18 kg
SELECT 1 FROM parcels HAVING min(weight_kg) < 0.10 OR max(weight_kg) > 60 OR count(weight_kg) < count(*)
    OR share_off(count(*) FILTER (weight_kg > 10), count(*), 0.7 * 0.0106 + 0.3 * 0.945);
-- range parcels.length_cm, parcels.width_cm, parcels.height_cm: within what a belt takes
SELECT * FROM parcels WHERE length_cm IS NULL OR width_cm IS NULL OR height_cm IS NULL
    OR length_cm NOT BETWEEN 15 AND 120 OR width_cm < 10 OR height_cm < 2;
-- range parcels.length_cm: most often near 35 cm
SELECT 1 FROM parcels HAVING mean_off(avg(length_cm), 23, count(*), 56.67);
-- sum parcels.volume_l: of the three sides
SELECT * FROM parcels WHERE volume_l IS DISTINCT FROM (length_cm * width_cm * height_cm * 0.001)::DECIMAL(18, 3);
-- value scans.kind: by number
SELECT * FROM scans WHERE kind IS DISTINCT FROM ['collected', 'sorted', 'loaded', 'out_for_delivery'][number];
-- order scans.scanned_at: in order, between booking and delivery
SELECT c.shipment_id FROM (SELECT *, lag(scanned_at) OVER (PARTITION BY shipment_id ORDER BY number) AS earlier FROM scans) c
JOIN shipments s ON s.id = c.shipment_id
WHERE scanned_at IS NULL OR scanned_at < earlier OR scanned_at < booked_at
    OR scanned_at > coalesce(delivered_at, booked_at + INTERVAL 14 DAY);
-- order stock_movements.moved_on: day by day in 2025
SELECT depot_id FROM (SELECT *, lag(moved_on) OVER (PARTITION BY depot_id ORDER BY number) AS earlier FROM stock_movements)
WHERE moved_on IS NULL OR moved_on < earlier OR moved_on NOT BETWEEN '2025-01-01' AND '2025-12-31';
-- sum stock_movements.on_hand, stock_movements.change: from 100, never below zero
SELECT depot_id FROM (SELECT *, lag(on_hand, 1, 100) OVER (PARTITION BY depot_id ORDER BY number) AS earlier FROM stock_movements)
WHERE on_hand IS NULL OR on_hand < 0 OR change IS DISTINCT FROM on_hand - earlier OR change NOT BETWEEN -40 AND 45;

-- a depot is missing
DELETE FROM depots WHERE id = 4;
-- two shipments share a code
UPDATE shipments SET tracking_code = (SELECT tracking_code FROM shipments WHERE id = 500001) WHERE id = 500002;
-- a parcel is out for delivery before it was collected
UPDATE scans SET scanned_at = scanned_at + CASE number WHEN 1 THEN INTERVAL 30 DAY ELSE INTERVAL '-30' DAY END
WHERE shipment_id = 500010 AND number IN (1, 4);
-- a weight is ten grams off
UPDATE shipments SET weight_kg = weight_kg + 0.01 WHERE id = 500020;
-- a parcel without a weight
UPDATE parcels SET weight_kg = NULL WHERE shipment_id = 500004 AND piece = 1;
-- a parcel longer than the belt
UPDATE parcels SET length_cm = 130, volume_l = 0.13 * width_cm * height_cm WHERE shipment_id = 500005 AND piece = 1;
-- an unknown kind of vehicle
UPDATE vehicles SET kind = 'drone' WHERE id = 3;
-- a vehicle that is not there
UPDATE shipments SET vehicle_id = 0 WHERE id = 500100;
-- much is express
UPDATE shipments SET service = 'express' WHERE service = 'standard' AND id % 7 = 0;
-- stock below zero
UPDATE stock_movements SET on_hand = -1 WHERE depot_id = 2 AND number = 3;
-- a movement is lost
DELETE FROM stock_movements WHERE depot_id = 2 AND number = 1;

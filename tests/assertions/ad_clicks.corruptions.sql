-- an ad is missing
DELETE FROM ads WHERE id = 12;
-- an impression is clicked twice
UPDATE clicks SET impression_id = (SELECT impression_id FROM clicks WHERE id = 1) WHERE id = 2;
-- two page views change places
UPDATE page_views SET id = 3001 - id WHERE id IN (1, 3000);
-- a campaign spends more than its ads
UPDATE campaigns SET spend = spend + 0.0001 WHERE id = 5;
-- an impression without an address
UPDATE impressions SET ip = NULL WHERE id = (SELECT min(id) FROM impressions);
-- the eleventh position
UPDATE impressions SET position = 11 WHERE id = (SELECT max(id) FROM impressions);
-- an unknown device
UPDATE impressions SET device = 'fridge' WHERE id = (SELECT id FROM impressions ORDER BY id LIMIT 1 OFFSET 100);
-- a conversion of no click
UPDATE conversions SET click_id = 0 WHERE id = 1;
-- an error too many
UPDATE page_views SET status = 500 WHERE id = (SELECT min(id) FROM page_views WHERE status = 200);
-- a page view is lost
DELETE FROM page_views WHERE id = 3000;
-- somebody converts before the click
UPDATE conversions SET converted_at = converted_at - INTERVAL 1 DAY WHERE id = 2;

CREATE TABLE advertisers (id BIGINT, company VARCHAR, vertical VARCHAR, budget DECIMAL(18, 2), spend DECIMAL(18, 4));
CREATE TABLE campaigns (id BIGINT, advertiser_id BIGINT, objective VARCHAR, starts_on DATE, ends_on DATE, bid DECIMAL(18, 4),
    ads BIGINT, impressions BIGINT, clicks BIGINT, spend DECIMAL(18, 4), click_rate DECIMAL(18, 4));
CREATE TABLE ads (id BIGINT, campaign_id BIGINT, size VARCHAR, headline VARCHAR, target_url VARCHAR, impressions BIGINT,
    clicks BIGINT, spend DECIMAL(18, 4));
CREATE TABLE impressions (id UUID, ad_id BIGINT, shown_at TIMESTAMP, device VARCHAR, ip VARCHAR, agent VARCHAR,
    position BIGINT, clicked BOOLEAN, cost DECIMAL(18, 4), viewed_for INTERVAL);
CREATE TABLE clicks (id BIGINT, impression_id UUID, clicked_at TIMESTAMP, landed BOOLEAN);
CREATE TABLE conversions (id BIGINT, click_id BIGINT, converted_at TIMESTAMP, value DECIMAL(18, 2));
CREATE TABLE page_views (id BIGINT, viewed_at TIMESTAMP, path VARCHAR, status BIGINT, referrer_ad_id BIGINT, milliseconds BIGINT);

-- rows advertisers: as many as asked for
SELECT count(*) FROM advertisers HAVING count(*) <> 120;
-- rows campaigns: by the shares of counts
SELECT count(*) FROM campaigns HAVING count(*) <> 243;
-- rows ads: one to four a campaign, all alike
SELECT count(*) FROM ads HAVING count(*) <> 607;
-- rows impressions: eighteen an ad
SELECT count(*) FROM impressions HAVING count(*) <> 11016;
-- rows clicks: one for each impression that was clicked
SELECT 1 WHERE (SELECT count(*) FROM clicks) <> (SELECT count(*) FROM impressions WHERE clicked);
-- rows conversions: a fifth of the clicks
SELECT count(*) FROM conversions HAVING count(*) <> 73;
-- rows page_views: as many as asked for
SELECT count(*) FROM page_views HAVING count(*) <> 3000;

-- key advertisers(id): 1, 2, 3 …
SELECT count(*) FROM advertisers HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key campaigns(id): 1, 2, 3 …
SELECT count(*) FROM campaigns HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key ads(id): 1, 2, 3 …
SELECT count(*) FROM ads HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key impressions(id): uuids of version 7 with the time, none twice
SELECT id FROM impressions WHERE id IS NULL OR (id::VARCHAR)[15] <> '7'
    OR ('0x' || replace((id::VARCHAR)[:13], '-', ''))::BIGINT <> epoch_ms(shown_at)
UNION ALL SELECT id FROM impressions GROUP BY id HAVING count(*) > 1;
-- key clicks(id): 1, 2, 3 …
SELECT count(*) FROM clicks HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key conversions(id): 1, 2, 3 …
SELECT count(*) FROM conversions HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key page_views(id): 1, 2, 3 …
SELECT count(*) FROM page_views HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- unique clicks(impression_id): an impression is clicked once
SELECT impression_id FROM clicks GROUP BY impression_id HAVING count(*) > 1;

-- reference campaigns.advertiser_id: of an advertiser, one to five for each
SELECT a.id FROM advertisers a FULL JOIN campaigns c ON c.advertiser_id = a.id
GROUP BY a.id HAVING a.id IS NULL OR count(c.id) NOT BETWEEN 1 AND 5;
-- reference ads.campaign_id: of a campaign, one to four in each
SELECT c.id FROM campaigns c FULL JOIN ads a ON a.campaign_id = c.id
GROUP BY c.id HAVING c.id IS NULL OR count(a.id) NOT BETWEEN 1 AND 4;
-- reference impressions.ad_id: of an ad, at most 400
SELECT ad_id FROM impressions ANTI JOIN ads ON ads.id = impressions.ad_id
UNION ALL SELECT ad_id FROM impressions GROUP BY ad_id HAVING count(*) > 400;
-- reference clicks.impression_id: exactly the impressions that were clicked
SELECT i.id FROM impressions i FULL JOIN clicks c ON c.impression_id = i.id
GROUP BY i.id, i.clicked HAVING i.id IS NULL OR count(c.id) <> i.clicked::INT;
-- reference conversions.click_id: of a click
SELECT * FROM conversions ANTI JOIN clicks ON clicks.id = conversions.click_id;
-- reference page_views.referrer_ad_id: an ad, some much more often
SELECT referrer_ad_id FROM page_views ANTI JOIN ads ON ads.id = page_views.referrer_ad_id WHERE referrer_ad_id IS NOT NULL
UNION ALL SELECT 1 FROM (SELECT count(*) AS n FROM page_views WHERE referrer_ad_id IS NOT NULL GROUP BY referrer_ad_id)
HAVING max(n) < 10 * avg(n);

-- rule campaigns: ends_on > starts_on
SELECT * FROM campaigns WHERE ends_on <= starts_on;
-- rule conversions: converted_at >= clicks.clicked_at
SELECT o.id FROM conversions o JOIN clicks c ON c.id = o.click_id WHERE converted_at < date_trunc('second', clicked_at);

-- share advertisers.vertical: retail leads
SELECT 1 FROM advertisers HAVING shares_off(histogram(vertical),
    MAP {'retail': 0.35, 'travel': 0.20, 'finance': 0.15, 'games': 0.20, 'food': 0.10});
-- share campaigns.advertiser_id: 45% of the advertisers have one campaign, 30% two
SELECT 1 FROM (SELECT count(*) AS n FROM campaigns GROUP BY advertiser_id)
HAVING shares_off(histogram(least(n, 3)), MAP {1: 0.45, 2: 0.30, 3: 0.25});
-- share campaigns.objective: mostly traffic
SELECT 1 FROM campaigns HAVING shares_off(histogram(objective), MAP {'traffic': 0.55, 'sales': 0.35, 'awareness': 0.10});
-- share ads.size: half are rectangles
SELECT 1 FROM ads HAVING shares_off(histogram(size), MAP {'300x250': 0.5, '728x90': 0.3, '160x600': 0.2});
-- share impressions.device: mostly phones
SELECT 1 FROM impressions HAVING shares_off(histogram(device), MAP {'phone': 0.64, 'desktop': 0.29, 'tablet': 0.07});
-- share impressions.clicked: by device and position
SELECT 1 FROM impressions HAVING share_off(count(*) FILTER (clicked AND device = 'phone' AND position = 1), count(*) FILTER (device = 'phone' AND position = 1), 0.06)
    OR share_off(count(*) FILTER (clicked AND device <> 'phone' AND position = 1), count(*) FILTER (device <> 'phone' AND position = 1), 0.04);
-- share clicks.landed: nine of ten
SELECT 1 FROM clicks HAVING share_off(count(*) FILTER (landed), count(*), 0.9);
-- share conversions.click_id: none or one for a click, one for a fifth
SELECT click_id FROM conversions GROUP BY click_id HAVING count(*) > 1;
-- share page_views.path: the start leads
SELECT 1 FROM page_views HAVING shares_off(histogram(path), MAP {'/': 0.40, '/products': 0.30, '/cart': 0.18, '/help': 0.12});
-- share page_views.status: exact
SELECT 1 FROM page_views HAVING exact_shares_off(histogram(status), MAP {200: 0.96, 404: 0.03, 500: 0.01});
-- share page_views.referrer_ad_id: 70% came by themselves
SELECT 1 FROM page_views HAVING share_off(count(*) - count(referrer_ad_id), count(*), 0.7);

-- value advertisers.company: all have a name
SELECT * FROM advertisers WHERE coalesce(company, '') = '';
-- range advertisers.budget: many small, few large
SELECT 1 FROM advertisers HAVING min(budget) < 500 OR max(budget) > 250000 OR count(budget) < count(*)
    OR median(budget) NOT BETWEEN 650 AND 1200 OR avg(budget) < 1.4 * median(budget);
-- sum advertisers.spend: over its campaigns
SELECT a.id FROM advertisers a LEFT JOIN campaigns c ON c.advertiser_id = a.id GROUP BY a.id, a.spend
HAVING a.spend IS DISTINCT FROM sum(c.spend);
-- range campaigns.starts_on, campaigns.ends_on: spring, at least fourteen days
SELECT * FROM campaigns WHERE starts_on IS NULL OR starts_on NOT BETWEEN '2026-03-01' AND '2026-04-30'
    OR ends_on IS NULL OR ends_on < starts_on + 14 OR ends_on > '2026-06-14';
-- range campaigns.bid: around 45 cents
SELECT 1 FROM campaigns HAVING min(bid) < 0.05 OR max(bid) > 9 OR count(bid) < count(*) OR median(bid) NOT BETWEEN 0.34 AND 0.58;
-- sum campaigns.ads, campaigns.impressions, campaigns.clicks, campaigns.spend: over its ads
SELECT c.id FROM campaigns c LEFT JOIN ads a ON a.campaign_id = c.id GROUP BY ALL
HAVING c.ads IS DISTINCT FROM count(a.id) OR c.impressions IS DISTINCT FROM sum(a.impressions)
    OR c.clicks IS DISTINCT FROM sum(a.clicks) OR c.spend IS DISTINCT FROM sum(a.spend);
-- value campaigns.click_rate: clicks by impressions, nothing without
SELECT id FROM campaigns WHERE (click_rate IS NULL) <> (impressions = 0)
    OR abs(click_rate - clicks / impressions) > 0.0000501;
-- form ads.headline: one of three forms
SELECT headline FROM ads WHERE headline IS NULL OR NOT regexp_full_match(headline,
    'Save (10|15|20)% on (shoes|flights|games|coffee) today|New: (shoes|flights|games|coffee) from (ACME|NORDIC|VOLTA)|(shoes|flights|games|coffee), delivered tomorrow')
UNION ALL SELECT '' FROM ads HAVING share_off(count(*) FILTER (headline LIKE 'Save%'), count(*), 0.3333);
-- form ads.target_url: a web address
SELECT target_url FROM ads WHERE target_url IS NULL OR NOT regexp_full_match(target_url, 'https?://[a-z0-9.-]+(/[^ ]*)?');
-- sum ads.impressions, ads.clicks, ads.spend: over its impressions
SELECT a.id FROM ads a LEFT JOIN impressions i ON i.ad_id = a.id GROUP BY a.id, a.impressions, a.clicks, a.spend
HAVING a.impressions IS DISTINCT FROM count(i.id) OR a.clicks IS DISTINCT FROM count(*) FILTER (i.clicked)
    OR a.spend IS DISTINCT FROM coalesce(sum(i.cost), 0);
-- order impressions.shown_at: in order for each ad, while its campaign runs, people awake
SELECT ad_id FROM (SELECT i.*, starts_on, ends_on, lag(shown_at) OVER (PARTITION BY ad_id ORDER BY i.rowid) AS earlier
    FROM impressions i JOIN ads a ON a.id = i.ad_id JOIN campaigns c ON c.id = a.campaign_id)
WHERE shown_at IS NULL OR shown_at < earlier OR shown_at < starts_on OR shown_at >= ends_on + 1
UNION ALL SELECT 1 FROM impressions HAVING count(*) FILTER (hour(shown_at) < 6) > 0.15 * count(*);
-- form impressions.ip: four numbers
SELECT ip FROM impressions WHERE ip IS NULL OR NOT regexp_full_match(ip, '([0-9]{1,3}\.){3}[0-9]{1,3}')
    OR list_max(string_split(ip, '.')::INT[]) > 255;
-- value impressions.agent: nearly all are browsers
SELECT agent FROM impressions WHERE coalesce(agent, '') = ''
UNION ALL SELECT 'few browsers' FROM impressions HAVING count(*) FILTER (agent LIKE 'Mozilla/5.0 (%') < 0.8 * count(*);
-- range impressions.position: Zipf from 1 to 10
SELECT 1 FROM impressions HAVING min(position) <> 1 OR max(position) <> 10 OR count(position) < count(*)
    OR share_off(count(*) FILTER (position = 1), count(*), 0.4097) OR share_off(count(*) FILTER (position = 2), count(*), 0.1783);
-- value impressions.cost: the bid of a click
SELECT i.id FROM impressions i JOIN ads a ON a.id = i.ad_id JOIN campaigns c ON c.id = a.campaign_id
WHERE cost IS DISTINCT FROM CASE WHEN clicked THEN bid ELSE 0 END;
-- range impressions.viewed_for: three seconds on average, at most a minute
SELECT 1 FROM impressions HAVING min(viewed_for) < INTERVAL 0 SECOND OR max(viewed_for) > INTERVAL 60 SECOND
    OR count(viewed_for) < count(*) OR mean_off(avg(epoch(viewed_for)), 3, count(*), 3);
-- order clicks.clicked_at: 0.3 to 90 seconds after it was shown
SELECT c.id FROM clicks c JOIN impressions i ON i.id = c.impression_id
WHERE clicked_at IS NULL OR clicked_at < shown_at + INTERVAL 300 MILLISECOND OR clicked_at > shown_at + INTERVAL 90 SECOND;
-- order conversions.converted_at: twenty minutes after the click on average
SELECT 1 FROM conversions o JOIN clicks c ON c.id = o.click_id
HAVING count(converted_at) < count(*) OR mean_off(avg(epoch(converted_at - clicked_at)), 1200, count(*), 1200);
-- range conversions.value: with endings .99 and .00
SELECT * FROM conversions WHERE value IS NULL OR value NOT BETWEEN 1 AND 3000 OR value % 1 NOT IN (0.99, 0.00)
UNION ALL SELECT NULL, NULL, NULL, NULL FROM conversions HAVING share_off(count(*) FILTER (value % 1 = 0.99), count(*), 0.6);
-- order page_views.viewed_at: in time order, few at night, growing
SELECT id FROM (SELECT *, lag(viewed_at) OVER (ORDER BY id) AS earlier FROM page_views)
WHERE viewed_at IS NULL OR viewed_at < earlier OR viewed_at < '2026-06-01' OR viewed_at >= '2026-06-15'
UNION ALL SELECT 1 FROM page_views HAVING count(*) FILTER (hour(viewed_at) < 6) > 0.15 * count(*)
    OR count(*) FILTER (viewed_at >= '2026-06-08') < 1.08 * count(*) FILTER (viewed_at < '2026-06-08');
-- range page_views.milliseconds: half below 180
SELECT 1 FROM page_views HAVING min(milliseconds) < 5 OR max(milliseconds) > 30000 OR count(milliseconds) < count(*)
    OR median(milliseconds) NOT BETWEEN 165 AND 195;

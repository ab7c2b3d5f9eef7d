CREATE TABLE plans (code VARCHAR, monthly_price DECIMAL(18, 2), seats BIGINT, weight BIGINT);
CREATE TABLE organisations (id BIGINT, name VARCHAR, industry VARCHAR, country VARCHAR, signed_up_at TIMESTAMP,
    employees BIGINT, owner_id UUID, revenue DECIMAL(18, 2), users_active BIGINT);
CREATE TABLE users (id UUID, organisation_id BIGINT, name VARCHAR, email VARCHAR, created_at TIMESTAMP,
    active BOOLEAN, role VARCHAR, last_seen_at TIMESTAMP);
CREATE TABLE subscriptions (id BIGINT, organisation_id BIGINT, plan_code VARCHAR, started_on DATE, ended_on DATE,
    months BIGINT, seats BIGINT, discount DECIMAL(18, 2), billed DECIMAL(18, 2));
CREATE TABLE invoices (id BIGINT, number VARCHAR, subscription_id BIGINT, month BIGINT, issued_on DATE, due_on DATE,
    net DECIMAL(18, 2), tax DECIMAL(18, 2), total DECIMAL(18, 2), paid_on DATE, state VARCHAR);
CREATE TABLE usage (subscription_id BIGINT, metric VARCHAR, amount BIGINT, limits JSON);

-- rows plans: the three lines
SELECT count(*) FROM plans HAVING count(*) <> 3;
-- rows organisations: as many as asked for
SELECT count(*) FROM organisations HAVING count(*) <> 1000;
-- rows users: three an organisation
SELECT count(*) FROM users HAVING count(*) <> 3001;
-- rows subscriptions: every eighth or so has two
SELECT count(*) FROM subscriptions HAVING count(*) <> 1122;
-- rows invoices: one for each started month
SELECT 1 WHERE (SELECT count(*) FROM invoices) <> (SELECT sum(months) FROM subscriptions);
-- rows usage: three a subscription
SELECT 1 WHERE (SELECT count(*) FROM usage) <> 3 * (SELECT count(*) FROM subscriptions);

-- key plans(code): every plan once
SELECT code FROM plans GROUP BY code HAVING count(*) > 1 OR code IS NULL;
-- key organisations(id): 1, 2, 3 …
SELECT count(*) FROM organisations HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key users(id): uuids of version 7, none twice, with the time of their making
SELECT id FROM users WHERE id IS NULL OR (id::VARCHAR)[15] <> '7'
    OR ('0x' || replace((id::VARCHAR)[:13], '-', ''))::BIGINT <> epoch_ms(created_at)
UNION ALL SELECT id FROM users GROUP BY id HAVING count(*) > 1;
-- key subscriptions(id): 1, 2, 3 …
SELECT count(*) FROM subscriptions HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key invoices(id): 1, 2, 3 …
SELECT count(*) FROM invoices HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key usage(subscription_id, metric): each metric once
SELECT subscription_id FROM usage GROUP BY subscription_id
HAVING list_sort(list(metric)) <> ['api_calls', 'exports', 'storage_gb'];
-- unique users(email): no address twice
SELECT lower(email) FROM users GROUP BY ALL HAVING count(*) > 1;
-- unique invoices(number): no number twice
SELECT number FROM invoices GROUP BY number HAVING count(*) > 1;
-- unique invoices(subscription_id, month): the months of a subscription are 1, 2, 3 …
SELECT subscription_id FROM invoices GROUP BY subscription_id
HAVING min(month) <> 1 OR max(month) <> count(*) OR count(DISTINCT month) <> count(*);

-- reference organisations.owner_id: one of its own users
SELECT o.id FROM organisations o LEFT JOIN users u ON u.id = o.owner_id WHERE u.organisation_id IS DISTINCT FROM o.id;
-- reference users.organisation_id: of an organisation, one to forty for each
SELECT o.id FROM organisations o FULL JOIN users u ON u.organisation_id = o.id
GROUP BY o.id HAVING o.id IS NULL OR count(u.id) NOT BETWEEN 1 AND 40;
-- reference subscriptions.organisation_id: of an organisation, one or two for each
SELECT o.id FROM organisations o FULL JOIN subscriptions s ON s.organisation_id = o.id
GROUP BY o.id HAVING o.id IS NULL OR count(s.id) NOT BETWEEN 1 AND 2;
-- reference subscriptions.plan_code: a plan
SELECT * FROM subscriptions ANTI JOIN plans ON plans.code = subscriptions.plan_code;
-- reference invoices.subscription_id: of a subscription, as many as it had months
SELECT s.id FROM subscriptions s FULL JOIN invoices i ON i.subscription_id = s.id
GROUP BY s.id, s.months HAVING s.id IS NULL OR count(i.id) <> s.months;
-- reference usage.subscription_id: of a subscription
SELECT * FROM usage ANTI JOIN subscriptions ON subscriptions.id = usage.subscription_id;

-- rule subscriptions: ended_on >= started_on
SELECT * FROM subscriptions WHERE ended_on < started_on;
-- rule subscriptions: seats <= plan_code.seats
SELECT s.* FROM subscriptions s JOIN plans p ON p.code = s.plan_code WHERE s.seats IS NULL OR s.seats NOT BETWEEN 1 AND p.seats;
-- rule invoices: total == net + tax
SELECT * FROM invoices WHERE total IS DISTINCT FROM net + tax;

-- share organisations.industry: software leads
SELECT 1 FROM organisations HAVING shares_off(histogram(industry),
    MAP {'software': 0.30, 'retail': 0.22, 'health': 0.16, 'education': 0.14, 'finance': 0.18});
-- share users.active: 83%
SELECT 1 FROM users HAVING share_off(count(*) FILTER (active), count(*), 0.83);
-- share users.role: mostly members
SELECT 1 FROM users HAVING shares_off(histogram(role), MAP {'member': 0.80, 'admin': 0.15, 'billing': 0.05});
-- share subscriptions.plan_code: by the weights of the plans
SELECT 1 FROM subscriptions
HAVING shares_off(histogram(plan_code), MAP {'starter': 0.55, 'team': 0.33, 'enterprise': 0.12});
-- share subscriptions.organisation_id: 12% of the organisations have two
SELECT 1 FROM (SELECT count(*) AS n FROM subscriptions GROUP BY organisation_id)
HAVING shares_off(histogram(n), MAP {1: 0.88, 2: 0.12});
-- share subscriptions.discount: a quarter gets one
SELECT 1 FROM subscriptions HAVING share_off(count(*) FILTER (discount = 0.00), count(*), 0.75)
    OR share_off(count(*) FILTER (discount = 0.10), count(*), 0.15)
    OR share_off(count(*) FILTER (discount = 0.20), count(*), 0.10);

-- value plans.monthly_price, plans.seats, plans.weight: as written
SELECT 1 FROM plans HAVING list(monthly_price ORDER BY seats) <> [29.00, 99.00, 499.00]
    OR list(seats ORDER BY seats) <> [5, 25, 500] OR list(weight ORDER BY seats) <> [55, 33, 12];
-- value organisations.name: all have one
SELECT id FROM organisations WHERE coalesce(name, '') = ''
UNION ALL SELECT NULL FROM organisations HAVING count(DISTINCT name) < 0.5 * count(*);
-- share organisations.country: by the document's locales
SELECT 1 FROM organisations HAVING shares_off(histogram(country), MAP {'US': 0.70, 'GB': 0.30});
-- order organisations.signed_up_at: in time order, with growth, on office days, whole minutes
SELECT id FROM (SELECT *, lag(signed_up_at) OVER (ORDER BY id) AS earlier FROM organisations)
WHERE signed_up_at IS NULL OR signed_up_at < earlier OR second(signed_up_at) <> 0
    OR signed_up_at < '2024-01-01' OR signed_up_at >= '2026-04-01'
UNION ALL
SELECT 1 FROM organisations HAVING count(*) FILTER (year(signed_up_at) = 2025) NOT BETWEEN
        1.45 * count(*) FILTER (year(signed_up_at) = 2024) AND 1.75 * count(*) FILTER (year(signed_up_at) = 2024)
    OR count(*) FILTER (dayofweek(signed_up_at) IN (0, 6)) > 0.12 * count(*);
-- range organisations.employees: many small, few large
SELECT 1 FROM organisations HAVING min(employees) < 2 OR max(employees) > 20000 OR count(employees) < count(*)
    OR median(employees) NOT BETWEEN 3 AND 5 OR avg(employees) < 2 * median(employees);
-- sum organisations.revenue: over its subscriptions
SELECT o.id FROM organisations o LEFT JOIN subscriptions s ON s.organisation_id = o.id GROUP BY o.id, o.revenue
HAVING o.revenue IS DISTINCT FROM coalesce(sum(s.billed), 0);
-- sum organisations.users_active: counted
SELECT o.id FROM organisations o LEFT JOIN users u ON u.organisation_id = o.id AND u.active GROUP BY o.id, o.users_active
HAVING o.users_active IS DISTINCT FROM count(u.id);
-- value users.name, users.email: filled, in the form of an address
SELECT id FROM users WHERE coalesce(name, '') NOT LIKE '% %' OR email IS NULL
    OR NOT regexp_full_match(email, '[a-z0-9._-]+@[a-z0-9.-]+\.[a-z]+');
-- order users.created_at: after the organisation signed up, until the data's present
SELECT u.id FROM users u JOIN organisations o ON o.id = u.organisation_id
WHERE created_at IS NULL OR created_at < signed_up_at OR created_at >= '2026-05-01';
-- order users.last_seen_at: only of active users, after they came
SELECT id FROM users WHERE (last_seen_at IS NULL) = active OR last_seen_at < date_trunc('second', created_at) OR last_seen_at >= '2026-05-01';
-- order subscriptions.started_on: not before the organisation came
SELECT s.id FROM subscriptions s JOIN organisations o ON o.id = s.organisation_id
WHERE started_on IS NULL OR started_on < signed_up_at::DATE OR started_on > '2026-04-30';
-- range subscriptions.ended_on: some have ended, after 500 days on average if they had the time
SELECT 1 FROM subscriptions HAVING max(ended_on) > '2026-04-30' OR count(ended_on) NOT BETWEEN 0.2 * count(*) AND 0.6 * count(*);
-- sum subscriptions.months: started months until the end or the present
SELECT id FROM subscriptions
WHERE months IS DISTINCT FROM datesub('month', started_on, coalesce(ended_on, DATE '2026-04-30')) + 1;
-- sum subscriptions.seats: half of what the plan allows, on average
SELECT 1 FROM subscriptions s JOIN plans p ON p.code = s.plan_code WHERE p.code = 'team'
HAVING mean_off(avg(s.seats), 7.22, count(*), 13);
-- sum subscriptions.billed: over its invoices
SELECT s.id FROM subscriptions s LEFT JOIN invoices i ON i.subscription_id = s.id GROUP BY s.id, s.billed
HAVING s.billed IS DISTINCT FROM sum(i.total);
-- form invoices.number: year, month and id
SELECT number FROM invoices
WHERE number IS DISTINCT FROM 'INV-' || strftime(issued_on, '%Y%m') || '-' || lpad(id::VARCHAR, 6, '0');
-- order invoices.issued_on, invoices.due_on: month by month, due after 14 days
SELECT i.id FROM invoices i JOIN subscriptions s ON s.id = i.subscription_id
WHERE issued_on IS DISTINCT FROM (started_on + to_months((month - 1)::INT))::DATE OR due_on IS DISTINCT FROM issued_on + 14;
-- value invoices.net, invoices.tax, invoices.total: the plan's price less the discount, a fifth more
SELECT i.id FROM invoices i JOIN subscriptions s ON s.id = i.subscription_id JOIN plans p ON p.code = s.plan_code
WHERE (net * 100)::BIGINT IS DISTINCT FROM half_even((monthly_price * 100)::BIGINT * (100 - (discount * 100)::BIGINT), 100)
    OR (tax * 100)::BIGINT IS DISTINCT FROM half_even((net * 100)::BIGINT, 5) OR total <= net;
-- order invoices.paid_on: from the day of issue, never after the data's present
SELECT id FROM invoices WHERE paid_on < issued_on OR paid_on > '2026-04-30'
UNION ALL SELECT 1 FROM invoices HAVING avg(paid_on - issued_on) NOT BETWEEN 7.5 AND 9.5;
-- value invoices.state: by payment and due day
SELECT id FROM invoices WHERE state IS DISTINCT FROM
    CASE WHEN paid_on IS NOT NULL THEN 'paid' WHEN due_on < '2026-04-30' THEN 'overdue' ELSE 'open' END;
-- range usage.metric, usage.amount: many calls, few exports
SELECT 1 FROM usage HAVING min(amount) < 0 OR max(amount) > 2000000 OR count(amount) < count(*)
    OR median(amount) FILTER (metric = 'api_calls') NOT BETWEEN 7500 AND 10500
    OR mean_off(avg(amount) FILTER (metric = 'exports'), 11, count(*) / 3, 40);
-- form usage.limits: a soft and a hard limit of a unit
SELECT limits FROM usage WHERE limits IS NULL OR json_keys(limits) <> ['soft', 'hard', 'unit']
    OR (limits->>'soft')::INT NOT BETWEEN 100 AND 500 OR (limits->>'hard')::INT NOT BETWEEN 600 AND 900
    OR (limits->>'unit') NOT IN ('count', 'gb');

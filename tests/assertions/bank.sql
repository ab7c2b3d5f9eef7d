CREATE TABLE branches (id BIGINT, name VARCHAR, weight BIGINT);
CREATE TABLE customers (id BIGINT, branch_id BIGINT, full_name VARCHAR, birth_date DATE, segment VARCHAR,
    since DATE, monthly_income DECIMAL(18, 2), total_balance DECIMAL(18, 2));
CREATE TABLE accounts (id BIGINT, customer_id BIGINT, number VARCHAR, kind VARCHAR, currency VARCHAR,
    opened_on DATE, opening_balance DECIMAL(18, 2), overdraft_limit DECIMAL(18, 2),
    balance DECIMAL(18, 2), bookings_made BIGINT, last_booking_at TIMESTAMP);
CREATE TABLE bookings (account_id BIGINT, number BIGINT, booked_at TIMESTAMP, kind VARCHAR,
    amount DECIMAL(18, 2), balance_after DECIMAL(18, 2), value_date DATE);
CREATE TABLE cards (id BIGINT, account_id BIGINT, number VARCHAR, brand VARCHAR, valid_from DATE,
    valid_until DATE, pin_retries BIGINT, blocked_at TIMESTAMP);
CREATE TABLE standing_orders (id UUID, from_account_id BIGINT, to_account_id BIGINT,
    amount DECIMAL(18, 2), day_of_month BIGINT, interval VARCHAR);

-- rows branches: the five lines
SELECT count(*) FROM branches HAVING count(*) <> 5;
-- rows customers: as many as asked for
SELECT count(*) FROM customers HAVING count(*) <> 1000;
-- rows accounts: by the shares of counts
SELECT count(*) FROM accounts HAVING count(*) <> 1532;
-- rows bookings: eight an account
SELECT count(*) FROM bookings HAVING count(*) <> 12298;
-- rows cards: one for each account but savings
SELECT 1 WHERE (SELECT count(*) FROM cards) <> (SELECT count(*) FROM accounts WHERE kind <> 'savings');
-- rows standing_orders: as many as asked for
SELECT count(*) FROM standing_orders HAVING count(*) <> 1200;

-- key branches(id): 1 to 5
SELECT count(*) FROM branches HAVING list_sort(list(id)) <> [1, 2, 3, 4, 5];
-- key customers(id): 1, 2, 3 …
SELECT count(*) FROM customers HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key accounts(id): 1, 2, 3 …
SELECT count(*) FROM accounts HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key bookings(account_id, number): the bookings of an account are 1, 2, 3 …
SELECT account_id FROM bookings GROUP BY account_id
HAVING min(number) <> 1 OR max(number) <> count(*) OR count(DISTINCT number) <> count(*);
-- key cards(id): 1, 2, 3 …
SELECT count(*) FROM cards HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key standing_orders(id): random uuids of version 4
SELECT count(*) FROM standing_orders
HAVING count(DISTINCT id) <> count(*) OR count(*) FILTER ((id::VARCHAR)[15] = '4' AND (id::VARCHAR)[20] IN ('8', '9', 'a', 'b')) <> count(*);
-- unique accounts(number): every account has its own
SELECT number FROM accounts GROUP BY number HAVING count(*) > 1;
-- unique cards(number): every card has its own
SELECT number FROM cards GROUP BY number HAVING count(*) > 1;

-- reference customers.branch_id: a branch, by its weight
SELECT branch_id FROM customers ANTI JOIN branches ON branches.id = customers.branch_id
UNION ALL
SELECT 1 FROM customers HAVING shares_off(histogram(branch_id), MAP {1: 0.30, 2: 0.22, 3: 0.20, 4: 0.16, 5: 0.12});
-- reference accounts.customer_id: every account is somebody's, one to four for all
SELECT c.id FROM customers c FULL JOIN accounts a ON a.customer_id = c.id
GROUP BY c.id HAVING c.id IS NULL OR count(a.id) NOT BETWEEN 1 AND 4;
-- reference bookings.account_id: every booking is on an account
SELECT * FROM bookings ANTI JOIN accounts ON accounts.id = bookings.account_id;
-- reference cards.account_id: exactly the accounts that are no savings
SELECT a.id FROM accounts a FULL JOIN cards c ON c.account_id = a.id
GROUP BY a.id, a.kind HAVING a.id IS NULL OR count(c.id) <> (a.kind <> 'savings')::INT;
-- reference standing_orders.from_account_id: an account
SELECT * FROM standing_orders ANTI JOIN accounts ON accounts.id = standing_orders.from_account_id;
-- reference standing_orders.to_account_id: an account
SELECT * FROM standing_orders ANTI JOIN accounts ON accounts.id = standing_orders.to_account_id;

-- rule accounts: if kind != 'giro' then overdraft_limit == 0
SELECT * FROM accounts WHERE overdraft_limit IS NULL OR (kind <> 'giro' AND overdraft_limit <> 0);
-- rule cards: blocked_at >= valid_from
SELECT * FROM cards WHERE blocked_at < valid_from;
-- rule standing_orders: from_account_id != to_account_id
SELECT * FROM standing_orders WHERE from_account_id = to_account_id;
-- share customers.segment: exact
SELECT 1 FROM customers
HAVING exact_shares_off(histogram(segment), MAP {'private': 0.86, 'business': 0.10, 'premium': 0.04});
-- share accounts.kind: mostly giro
SELECT 1 FROM accounts
HAVING shares_off(histogram(kind), MAP {'giro': 0.68, 'savings': 0.24, 'business': 0.08});
-- share bookings.kind: mostly paid by card
SELECT 1 FROM bookings HAVING shares_off(histogram(kind),
    MAP {'card': 0.52, 'transfer': 0.24, 'salary': 0.12, 'cash': 0.08, 'fee': 0.04});
-- share cards.brand: mostly debit
SELECT 1 FROM cards HAVING shares_off(histogram(brand), MAP {'debit': 0.7, 'credit': 0.3});
-- share cards.blocked_at: one of twenty
SELECT 1 FROM cards HAVING share_off(count(*) - count(blocked_at), count(*), 0.95);
-- share standing_orders.interval: mostly monthly
SELECT 1 FROM standing_orders
HAVING shares_off(histogram(interval), MAP {'monthly': 0.80, 'quarterly': 0.15, 'yearly': 0.05});
-- share accounts.customer_id: 62% of customers have one account, 28% two
SELECT 1 FROM (SELECT count(*) AS accounts FROM accounts GROUP BY customer_id)
HAVING shares_off(histogram(least(accounts, 3)), MAP {1: 0.62, 2: 0.28, 3: 0.10});

-- value branches.name, branches.weight: as written
SELECT list((id, name, weight) ORDER BY id) FROM branches
HAVING list(name ORDER BY id) <> ['Berlin Mitte', 'Hamburg Altona', 'Munich Schwabing', 'Cologne Deutz', 'Leipzig Zentrum']
    OR list(weight ORDER BY id) <> [30, 22, 20, 16, 12];
-- value customers.full_name: two words or more, few repeat
SELECT full_name FROM customers WHERE full_name IS NULL OR full_name NOT LIKE '% %'
UNION ALL SELECT '' FROM customers HAVING count(DISTINCT full_name) < 0.9 * count(*);
-- range customers.birth_date: of age at the data's present
SELECT * FROM customers WHERE birth_date IS NULL OR birth_date NOT BETWEEN '1900-01-01' AND '2008-03-31';
-- range customers.since: in the period, all years alike
SELECT 1 FROM customers HAVING min(since) < '2010-01-01' OR max(since) > '2024-12-31' OR count(since) < count(*)
    OR share_off(count(*) FILTER (since < '2017-07-01'), count(*), 0.5);
-- range customers.monthly_income: skewed, higher for premium
SELECT 1 FROM customers HAVING min(monthly_income) < 450 OR max(monthly_income) > 60000
    OR count(monthly_income) < count(*)
    OR median(monthly_income) FILTER (segment <> 'premium') NOT BETWEEN 2200 AND 2600
    OR median(monthly_income) FILTER (segment = 'premium') NOT BETWEEN 6000 AND 12500;
-- sum customers.total_balance: over all accounts
SELECT c.id FROM customers c LEFT JOIN accounts a ON a.customer_id = c.id GROUP BY c.id, c.total_balance
HAVING c.total_balance IS DISTINCT FROM sum(a.balance);
-- form accounts.number: a German account of one bank
SELECT number FROM accounts WHERE number IS NULL OR NOT regexp_full_match(number, 'DE[0-9]{2}50010517[0-9]{10}');
-- value accounts.currency: all in euros
SELECT * FROM accounts WHERE currency IS DISTINCT FROM 'EUR';
-- order accounts.opened_on: since its owner came, to the middle of 2025
SELECT * FROM accounts a JOIN customers c ON c.id = a.customer_id
WHERE opened_on IS NULL OR opened_on < since OR opened_on > '2025-06-30';
-- range accounts.opening_balance: skewed around 600
SELECT 1 FROM accounts HAVING min(opening_balance) < 0 OR max(opening_balance) > 250000
    OR median(opening_balance) NOT BETWEEN 500 AND 720 OR count(opening_balance) < count(*);
-- range accounts.overdraft_limit: whole 500s to 5,000 for giro accounts
SELECT accounts FROM accounts WHERE overdraft_limit % 500 <> 0 OR overdraft_limit NOT BETWEEN 0 AND 5000
UNION ALL SELECT min(accounts) FROM accounts WHERE kind = 'giro' HAVING count(DISTINCT overdraft_limit) < 11;
-- sum accounts.balance, accounts.bookings_made, accounts.last_booking_at: what the bookings say
SELECT a.id FROM accounts a LEFT JOIN bookings b ON b.account_id = a.id
GROUP BY a.id, a.balance, a.opening_balance, a.bookings_made, a.last_booking_at
HAVING a.balance IS DISTINCT FROM a.opening_balance + coalesce(sum(b.amount), 0)
    OR a.bookings_made IS DISTINCT FROM count(b.number) OR a.last_booking_at IS DISTINCT FROM max(b.booked_at);
-- order bookings.booked_at: in time order on each account, since it was opened, in office hours
SELECT account_id FROM (SELECT b.*, opened_on,
        lag(booked_at) OVER (PARTITION BY account_id ORDER BY b.number) AS earlier
    FROM bookings b LEFT JOIN accounts a ON a.id = b.account_id)
WHERE booked_at IS NULL OR booked_at < earlier OR booked_at < opened_on OR booked_at >= '2026-04-01'
UNION ALL
SELECT count(*) FROM bookings HAVING count(*) FILTER (dayofweek(booked_at) IN (0, 6)) > 0.12 * count(*);
-- range bookings.amount: sign and size by kind
SELECT b.* FROM bookings b JOIN accounts a ON a.id = b.account_id JOIN customers c ON c.id = a.customer_id
WHERE amount IS NULL OR NOT CASE b.kind WHEN 'salary' THEN amount = monthly_income WHEN 'fee' THEN amount = -3.90
    WHEN 'cash' THEN amount BETWEEN -500 AND -10 AND amount % 10 = 0
    WHEN 'transfer' THEN amount BETWEEN -900 AND 900 ELSE amount BETWEEN -5000 AND -0.50 END;
-- range bookings.amount: half of all card payments are below 28
SELECT 1 FROM bookings WHERE kind = 'card' HAVING median(amount) NOT BETWEEN -30 AND -26;
-- sum bookings.balance_after: each follows from the one before
SELECT b.account_id FROM (SELECT *, lag(balance_after) OVER (PARTITION BY account_id ORDER BY number) AS earlier FROM bookings) b
LEFT JOIN accounts a ON a.id = b.account_id
WHERE balance_after IS DISTINCT FROM coalesce(earlier, opening_balance) + amount;
-- range bookings.value_date: the day of the booking or up to two days later
SELECT * FROM bookings WHERE value_date IS NULL OR value_date - booked_at::DATE NOT BETWEEN 0 AND 2;
-- form cards.number: a reserved range, the number of the card, a Luhn digit
SELECT number FROM cards WHERE number IS NULL OR number[:15] <> '999100' || lpad(id::VARCHAR, 9, '0') OR length(number) <> 16
    OR list_sum(list_transform(range(1, 17), lambda i: CASE WHEN i % 2 = 0 THEN number[i]::INT
        WHEN number[i]::INT > 4 THEN 2 * number[i]::INT - 9 ELSE 2 * number[i]::INT END)) % 10 <> 0;
-- order cards.valid_from, cards.valid_until: for 48 months, since the account was opened
SELECT c.* FROM cards c JOIN accounts a ON a.id = c.account_id
WHERE valid_from IS NULL OR valid_from < opened_on OR valid_from > '2026-03-31'
    OR valid_until IS DISTINCT FROM (valid_from + INTERVAL 48 MONTH)::DATE;
-- range cards.pin_retries: seldom any
SELECT 1 FROM cards HAVING min(pin_retries) < 0 OR max(pin_retries) > 3 OR count(pin_retries) < count(*)
    OR mean_off(avg(pin_retries), 0.45, count(*), 0.2);
-- range standing_orders.amount: whole fives around 220
SELECT 1 FROM standing_orders HAVING min(amount) < 5 OR max(amount) > 3000 OR count(amount) < count(*)
    OR count(*) FILTER (amount % 5 <> 0) > 0 OR avg(amount) NOT BETWEEN 195 AND 250;
-- range standing_orders.day_of_month: 1 to 28, all alike
SELECT 1 FROM standing_orders HAVING min(day_of_month) <> 1 OR max(day_of_month) <> 28
    OR count(DISTINCT day_of_month) <> 28 OR mean_off(avg(day_of_month), 8.08, count(*), 14.5);

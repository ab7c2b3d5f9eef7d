-- a plan is missing
DELETE FROM plans WHERE code = 'enterprise';
-- an e-mail stands twice
UPDATE users SET email = (SELECT min(email) FROM users) WHERE id IN (SELECT id FROM users ORDER BY id LIMIT 2);
-- a subscription ends before it starts
UPDATE subscriptions SET started_on = ended_on, ended_on = started_on
WHERE id = (SELECT min(id) FROM subscriptions WHERE ended_on > started_on);
-- a tax is a cent off
UPDATE invoices SET tax = tax + 0.01, total = total + 0.01 WHERE id = 9;
-- an owner is missing
UPDATE organisations SET owner_id = NULL WHERE id = 5;
-- more seats than the plan has
UPDATE subscriptions SET seats = 501 WHERE id = 1;
-- a paid invoice is called open
UPDATE invoices SET state = 'open' WHERE id = (SELECT min(id) FROM invoices WHERE state = 'paid');
-- usage of no subscription
UPDATE usage SET subscription_id = 0 WHERE subscription_id = 1;
-- too many admins
UPDATE users SET role = 'admin' WHERE hour(created_at) = 0 AND role = 'member';
-- an invoice is lost
DELETE FROM invoices WHERE id = 17;
-- two organisations change places
UPDATE organisations SET signed_up_at = CASE id WHEN 100 THEN (SELECT signed_up_at FROM organisations WHERE id = 900)
    ELSE (SELECT signed_up_at FROM organisations WHERE id = 100) END WHERE id IN (100, 900);

-- a branch is missing
DELETE FROM branches WHERE id = 3;
-- two cards share a number
UPDATE cards SET number = (SELECT number FROM cards WHERE id = 1) WHERE id = 2;
-- two bookings change places
UPDATE bookings SET booked_at = CASE number WHEN 1 THEN (SELECT booked_at FROM bookings WHERE account_id = 2 AND number = 2)
    ELSE (SELECT booked_at - INTERVAL 1 SECOND FROM bookings WHERE account_id = 2 AND number = 1) END
WHERE account_id = 2 AND number IN (1, 2);
-- a running balance is off by a cent
UPDATE bookings SET balance_after = balance_after + 0.01 WHERE account_id = 4 AND number = 1;
-- a birthday is missing
UPDATE customers SET birth_date = NULL WHERE id = 12;
-- an income out of range
UPDATE customers SET monthly_income = 449.99 WHERE id = 13;
-- a kind of account that there is not
UPDATE accounts SET kind = 'depot' WHERE id = 20;
-- money goes round in a circle
UPDATE standing_orders SET to_account_id = from_account_id WHERE day_of_month = 3;
-- money goes to no account
UPDATE standing_orders SET to_account_id = 99999 WHERE day_of_month = 28;
-- some private customers become premium
UPDATE customers SET segment = 'premium' WHERE id = (SELECT min(id) FROM customers WHERE segment = 'private');
-- a booking is lost
DELETE FROM bookings WHERE account_id = 3 AND number = (SELECT max(number) FROM bookings WHERE account_id = 3);
-- a digit of a card is mistyped
UPDATE cards SET number = number[:15] || ((number[16]::INT + 1) % 10)::VARCHAR WHERE id = 8;

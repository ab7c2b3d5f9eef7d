-- a customer is missing
DELETE FROM customers WHERE id = (SELECT customer_id FROM orders LIMIT 1);
-- an e-mail stands twice
UPDATE customers SET email = (SELECT upper(email) FROM customers WHERE id = 1) WHERE id = 2;
-- an order arrives before it was sent
UPDATE orders SET shipped_at = delivered_at, delivered_at = shipped_at
WHERE id = (SELECT min(id) FROM orders WHERE delivered_at > shipped_at);
-- a sum is a cent off
UPDATE orders SET subtotal = subtotal + 0.01 WHERE id = 7;
-- a postcode is empty
UPDATE addresses SET postcode = NULL WHERE id = 11;
-- a product is dearer than allowed
UPDATE products SET price = 900.49 WHERE id = 3;
-- a status that there is not
UPDATE orders SET status = 'lost' WHERE id = (SELECT max(id) FROM orders WHERE status = 'cancelled');
-- a line of no product
UPDATE order_items SET product_id = 9999 WHERE order_id = 5 AND line = 1;
-- too many are pro
UPDATE customers SET tier = 'pro' WHERE tier = 'free' AND id % 10 = 0;
-- an address of somebody else is billed
UPDATE customers SET billing_address_id = (SELECT max(id) FROM addresses) WHERE id = 1;
-- a row too many
INSERT INTO reviews SELECT * FROM reviews LIMIT 1;
-- a review praises with one star
UPDATE reviews SET stars = 1 WHERE (product_id, customer_id) = (SELECT (product_id, customer_id) FROM reviews WHERE stars = 5 AND body IS NOT NULL LIMIT 1);

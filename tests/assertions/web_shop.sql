CREATE TABLE customers (id BIGINT, sex VARCHAR, first_name VARCHAR, last_name VARCHAR, email VARCHAR,
    birth_date DATE, joined_at TIMESTAMP, tier VARCHAR, newsletter BOOLEAN, referred_by BIGINT,
    billing_address_id BIGINT, orders_placed BIGINT, spent DECIMAL(18, 2));
CREATE TABLE addresses (id BIGINT, customer_id BIGINT, number BIGINT, kind VARCHAR, street VARCHAR,
    house_number VARCHAR, postcode VARCHAR, city VARCHAR, country VARCHAR);
CREATE TABLE products (id BIGINT, sku VARCHAR, category VARCHAR, name VARCHAR, price DECIMAL(18, 2),
    listed_on DATE, available BOOLEAN, attributes JSON, rating DECIMAL(18, 2));
CREATE TABLE orders (id BIGINT, number VARCHAR, customer_id BIGINT, placed_at TIMESTAMP, status VARCHAR,
    payment VARCHAR, shipped_at TIMESTAMP, delivered_at TIMESTAMP, returned_at TIMESTAMP,
    discount_percent BIGINT, subtotal DECIMAL(18, 2), shipping DECIMAL(18, 2), total DECIMAL(18, 2));
CREATE TABLE order_items (order_id BIGINT, line BIGINT, product_id BIGINT, quantity BIGINT,
    price DECIMAL(18, 2), amount DECIMAL(18, 2));
CREATE TABLE reviews (product_id BIGINT, customer_id BIGINT, written_on DATE, stars BIGINT, body VARCHAR);

-- rows customers: as many as asked for
SELECT count(*) FROM customers HAVING count(*) <> 1500;
-- rows products: as many as asked for
SELECT count(*) FROM products HAVING count(*) <> 300;
-- rows addresses: one, two or three a customer, equally often
SELECT count(*) FROM addresses HAVING count(*) <> 3001;
-- rows orders: three a customer on average
SELECT count(*) FROM orders HAVING count(*) <> 4491;
-- rows order_items: 2.2 an order on average
SELECT count(*) FROM order_items HAVING count(*) <> 9850;
-- rows reviews: four a product on average
SELECT count(*) FROM reviews HAVING count(*) <> 1210;

-- key customers(id): 1, 2, 3 …
SELECT count(*) FROM customers HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key addresses(id): 1, 2, 3 …
SELECT count(*) FROM addresses HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key products(id): 1, 2, 3 …
SELECT count(*) FROM products HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key orders(id): 1, 2, 3 …
SELECT count(*) FROM orders HAVING min(id) <> 1 OR max(id) <> count(*) OR count(DISTINCT id) <> count(*);
-- key order_items(order_id, line): the lines of an order are 1, 2, 3 …
SELECT order_id FROM order_items GROUP BY order_id
HAVING min(line) <> 1 OR max(line) <> count(*) OR count(DISTINCT line) <> count(*);
-- key reviews(product_id, customer_id): nobody reviews a product twice
SELECT product_id, customer_id FROM reviews GROUP BY ALL HAVING count(*) > 1;
-- unique customers(email): also when compared without case
SELECT lower(email) FROM customers GROUP BY ALL HAVING count(*) > 1;
-- unique addresses(customer_id, number): numbered from 1 for each customer
SELECT customer_id FROM addresses GROUP BY customer_id
HAVING min(number) <> 1 OR max(number) <> count(*) OR count(DISTINCT number) <> count(*);
-- unique products(sku): every product has its own
SELECT sku FROM products GROUP BY sku HAVING count(*) > 1;
-- unique orders(number): every order has its own
SELECT number FROM orders GROUP BY number HAVING count(*) > 1;
-- unique order_items(order_id, product_id): an order lists a product once
SELECT order_id, product_id FROM order_items GROUP BY ALL HAVING count(*) > 1;

-- reference customers.referred_by: an earlier customer
SELECT c.* FROM customers c LEFT JOIN customers r ON r.id = c.referred_by
WHERE c.referred_by IS NOT NULL AND (r.id IS NULL OR r.id >= c.id);
-- reference customers.billing_address_id: one of the customer's own addresses
SELECT c.* FROM customers c LEFT JOIN addresses a ON a.id = c.billing_address_id
WHERE a.customer_id IS DISTINCT FROM c.id;
-- reference addresses.customer_id: every address is somebody's, and all have one to three
SELECT c.id, count(a.id) FROM customers c FULL JOIN addresses a ON a.customer_id = c.id
GROUP BY c.id HAVING c.id IS NULL OR count(a.id) NOT BETWEEN 1 AND 3;
-- reference orders.customer_id: every order is somebody's
SELECT * FROM orders ANTI JOIN customers ON customers.id = orders.customer_id;
-- reference order_items.order_id: every line is of an order, and all have one to eight
SELECT o.id, count(i.line) FROM orders o FULL JOIN order_items i ON i.order_id = o.id
GROUP BY o.id HAVING o.id IS NULL OR count(i.line) NOT BETWEEN 1 AND 8;
-- reference order_items.product_id: every line is a product
SELECT * FROM order_items ANTI JOIN products ON products.id = order_items.product_id;
-- reference reviews.product_id: reviews are about products
SELECT * FROM reviews ANTI JOIN products ON products.id = reviews.product_id;
-- reference reviews.customer_id: reviews are by customers
SELECT * FROM reviews ANTI JOIN customers ON customers.id = reviews.customer_id;

-- rule customers: referred_by != id
SELECT * FROM customers WHERE referred_by = id;
-- rule orders: shipped_at >= placed_at
SELECT * FROM orders WHERE shipped_at < placed_at OR shipped_at > placed_at + INTERVAL 10 DAY;
-- rule orders: delivered_at >= shipped_at
SELECT * FROM orders WHERE delivered_at < shipped_at + INTERVAL 1 DAY OR delivered_at > shipped_at + INTERVAL 5 DAY;
-- rule orders: if status == 'cancelled' then returned_at is null
SELECT * FROM orders WHERE status = 'cancelled' AND returned_at IS NOT NULL;

-- share customers.tier: most are free
SELECT 1 FROM customers HAVING shares_off(histogram(tier), MAP {'free': 0.80, 'plus': 0.15, 'pro': 0.05});
-- share customers.newsletter: exactly 35%
SELECT 1 FROM customers HAVING count(*) FILTER (newsletter) <> 525;
-- share customers.referred_by: a quarter came through somebody
SELECT 1 FROM customers HAVING share_off(count(*) - count(referred_by), count(*), 0.75);
-- share addresses.kind: the first is home, the others are not
SELECT 1 FROM addresses WHERE number > 1
HAVING shares_off(histogram(kind), MAP {'work': 0.5, 'family': 0.3, 'parcel_locker': 0.2});
-- value addresses.kind: the first is home
SELECT * FROM addresses WHERE kind IS NULL OR (number = 1) <> (kind = 'home');
-- share products.available: nine of ten
SELECT 1 FROM products HAVING share_off(count(*) FILTER (available), count(*), 0.9);
-- share orders.status: of those that are not recent
SELECT 1 FROM orders WHERE placed_at <= '2026-06-08 00:00:00'
HAVING shares_off(histogram(status), MAP {'delivered': 0.82, 'returned': 0.08, 'cancelled': 0.10});
-- share orders.status: recent orders are paid or cancelled
SELECT 1 FROM orders WHERE placed_at >= '2026-06-10 00:00:00'
HAVING shares_off(histogram(status), MAP {'paid': 0.88, 'cancelled': 0.12});
-- share orders.payment: exact
SELECT 1 FROM orders
HAVING exact_shares_off(histogram(payment), MAP {'card': 0.45, 'paypal': 0.35, 'invoice': 0.20});
-- share orders.discount_percent: a fifth gets one
SELECT 1 FROM orders HAVING shares_off(histogram(discount_percent), MAP {0: 0.80, 5: 0.12, 10: 0.08});
-- share order_items.quantity: mostly one
SELECT 1 FROM order_items
HAVING shares_off(histogram(quantity), MAP {1: 0.70, 2: 0.18, 3: 0.07, 4: 0.03, 5: 0.02});
-- share reviews.stars: mostly good
SELECT 1 FROM reviews HAVING shares_off(histogram(stars), MAP {5: 0.45, 4: 0.28, 3: 0.12, 2: 0.06, 1: 0.09});
-- share reviews.body: 30% say nothing
SELECT 1 FROM reviews HAVING share_off(count(*) - count(body), count(*), 0.3);
-- share addresses.country: the home country follows the document's locales
SELECT 1 FROM addresses WHERE number = 1
HAVING shares_off(histogram(country), MAP {'DE': 0.60, 'FR': 0.25, 'GB': 0.15});

-- value customers.sex, customers.first_name, customers.last_name: names go with the sex
SELECT first_name FROM customers WHERE last_name IS NULL OR sex NOT IN ('female', 'male') OR sex IS NULL
UNION ALL
SELECT 'mixed' FROM (SELECT first_name, count(DISTINCT sex) AS sexes FROM customers GROUP BY ALL)
HAVING avg((sexes > 1)::INT) > 0.05;
-- value customers.email: an address of the reserved kind, made from the name
SELECT email FROM customers WHERE email IS NULL OR NOT regexp_full_match(email, '[a-z0-9._-]+@[a-z0-9.-]+\.[a-z]+');
-- range customers.birth_date: adults and some who are nearly
SELECT birth_date FROM customers
WHERE birth_date IS NULL OR birth_date NOT BETWEEN '1940-01-01' AND '2008-06-30';
-- range customers.joined_at: within the period, with growth, awake
SELECT count(*) FROM customers
HAVING min(joined_at) < '2023-01-01' OR max(joined_at) >= '2026-06-01' OR count(joined_at) < count(*)
    OR count(*) FILTER (year(joined_at) = 2025) < 1.15 * count(*) FILTER (year(joined_at) = 2023)
    OR count(*) FILTER (hour(joined_at) < 6) > 0.15 * count(*);
-- sum customers.orders_placed, customers.spent: what their orders say
SELECT c.id FROM customers c LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.id, c.orders_placed, c.spent
HAVING c.orders_placed IS DISTINCT FROM count(o.id)
    OR c.spent IS DISTINCT FROM coalesce(sum(o.total) FILTER (o.status <> 'cancelled'), 0);
-- order customers.tier: plus orders about twice, pro four times as often as free
SELECT 1 FROM customers HAVING avg(orders_placed) FILTER (tier = 'plus') NOT BETWEEN
        1.6 * avg(orders_placed) FILTER (tier = 'free') AND 2.4 * avg(orders_placed) FILTER (tier = 'free')
    OR avg(orders_placed) FILTER (tier = 'pro') < 3 * avg(orders_placed) FILTER (tier = 'free');
-- value addresses.street, addresses.house_number, addresses.city: all filled
SELECT * FROM addresses WHERE coalesce(street, '') = '' OR coalesce(house_number, '') = '' OR coalesce(city, '') = '';
-- value addresses.postcode, addresses.country: the form of the country
SELECT * FROM addresses WHERE country IS NULL OR postcode IS NULL OR NOT regexp_full_match(postcode,
    CASE country WHEN 'GB' THEN '[A-Z]{1,2}[0-9][0-9A-Z]?( [0-9][A-Z]{2})?' ELSE '[0-9]{5}( [A-Z]+)?' END);
-- value addresses.city, addresses.postcode: a postcode lies in few cities
SELECT 1 FROM (SELECT postcode, count(DISTINCT city) AS cities FROM addresses GROUP BY country, postcode)
HAVING avg(cities) > 1.3;
-- form products.sku: three letters and five digits
SELECT sku FROM products WHERE sku IS NULL OR NOT regexp_full_match(sku, '[A-Z]{3}-[0-9]{5}');
-- value products.category, products.name: a name stands in one category
SELECT name FROM products WHERE coalesce(name, '') = ''
UNION ALL SELECT name FROM products GROUP BY name HAVING count(DISTINCT category) <> 1;
-- range products.price: skewed, with retail endings
SELECT count(*) FROM products
HAVING min(price) < 1.99 OR max(price) > 899 OR count(price) < count(*) OR avg(price) < 1.15 * median(price)
    OR share_off(count(*) FILTER (price % 1 = 0.99), count(*), 0.55)
    OR count(*) FILTER (price % 1 NOT IN (0.99, 0.95, 0.49, 0.00)) > 0;
-- range products.listed_on: before the first customer
SELECT * FROM products WHERE listed_on IS NULL OR listed_on NOT BETWEEN '2021-01-01' AND '2022-12-31';
-- form products.attributes: an object of colour, weight and sizes
SELECT attributes FROM products
WHERE json_keys(attributes) <> ['color', 'weight_g', 'sizes']
    OR (attributes->>'color') NOT IN ('black', 'white', 'grey', 'blue', 'red', 'green')
    OR (attributes->>'weight_g')::INT NOT BETWEEN 40 AND 4000
    OR json_array_length(attributes->'sizes') NOT BETWEEN 1 AND 4
    OR NOT list_has_all(['S', 'M', 'L', 'XL'], (attributes->'sizes')::VARCHAR[]) OR attributes IS NULL;
-- sum products.rating: the mean of its stars, nothing without reviews
SELECT p.id FROM products p LEFT JOIN reviews r ON r.product_id = p.id GROUP BY p.id, p.rating
HAVING (p.rating IS NULL) <> (count(r.stars) = 0) OR abs(p.rating - avg(r.stars)) > 0.005001;
-- form orders.number: year and id
SELECT number FROM orders
WHERE number IS DISTINCT FROM 'WS-' || year(placed_at) || '-' || lpad(id::VARCHAR, 6, '0');
-- order orders.placed_at: after the customer joined, until the data's present, in shop hours
SELECT o.id FROM orders o LEFT JOIN customers c ON c.id = o.customer_id
WHERE placed_at IS NULL OR placed_at < joined_at OR placed_at >= '2026-07-01'
UNION ALL
SELECT count(*) FROM orders HAVING count(*) FILTER (hour(placed_at) BETWEEN 1 AND 5) > 0.12 * count(*);
-- value orders.shipped_at, orders.delivered_at, orders.returned_at, orders.status: steps that happened
SELECT id FROM orders
WHERE (shipped_at IS NOT NULL) <> (status IN ('delivered', 'returned'))
    OR (delivered_at IS NOT NULL) <> (status IN ('delivered', 'returned'))
    OR (returned_at IS NOT NULL) <> (status = 'returned');
-- range orders.returned_at: one to five days after the delivery
SELECT id FROM orders
WHERE returned_at < delivered_at + INTERVAL 1 DAY OR returned_at > delivered_at + INTERVAL 5 DAY;
-- range orders.shipped_at: half within a day and a half
SELECT 1 FROM orders HAVING median(epoch(shipped_at - placed_at)) NOT BETWEEN 1.3 * 86400 AND 1.7 * 86400;
-- sum orders.subtotal: of its lines
SELECT o.id FROM orders o LEFT JOIN order_items i ON i.order_id = o.id GROUP BY o.id, o.subtotal
HAVING o.subtotal IS DISTINCT FROM sum(i.amount);
-- value orders.shipping, orders.total: free from 50, then the discount
SELECT id FROM orders
WHERE shipping IS DISTINCT FROM CASE WHEN subtotal >= 50 THEN 0 ELSE 4.90 END
    OR total IS DISTINCT FROM (half_even((subtotal * 100)::BIGINT * (100 - discount_percent), 100) * 0.01)::DECIMAL(18, 2) + shipping;
-- value order_items.price: that of the product
SELECT i.* FROM order_items i JOIN products p ON p.id = i.product_id WHERE i.price IS DISTINCT FROM p.price;
-- sum order_items.amount: quantity times price
SELECT * FROM order_items WHERE amount IS DISTINCT FROM quantity * price;
-- order reviews.written_on: not before the customer joined or the product was listed
SELECT r.* FROM reviews r JOIN customers c ON c.id = r.customer_id JOIN products p ON p.id = r.product_id
WHERE written_on IS NULL OR written_on < joined_at::DATE OR written_on < listed_on OR written_on > '2026-06-30';
-- value reviews.body: fits the stars
SELECT * FROM reviews WHERE NOT regexp_full_match(body, 'The (quality|colour|packaging|size) is ('
    || CASE WHEN stars <= 2 THEN 'poor|not as described|a disappointment'
            WHEN stars = 3 THEN 'acceptable|average' ELSE 'great|just right|a pleasant surprise' END || ')\.');

-- What the assertions of all examples use. A share is off when it lies more than four standard
-- deviations (and one row) from what the schema says; an exact one when it is a whole row off.
CREATE MACRO share_off(hits, total, share) AS
    abs(hits - total * share) > 4 * sqrt(total * share * (1 - share)) + 1;
CREATE MACRO shares_off(counts, shares) AS (
    SELECT NOT list_has_all(map_keys(wanted), map_keys(found))
        OR list_sum(list_transform(map_keys(wanted), lambda word: share_off(
            coalesce(found[word], 0), list_sum(map_values(found)), wanted[word]::DOUBLE)::INT)) > 0
    FROM (SELECT counts AS found, shares AS wanted));
CREATE MACRO exact_shares_off(counts, shares) AS (
    SELECT NOT list_has_all(map_keys(wanted), map_keys(found))
        OR list_sum(list_transform(map_keys(wanted), lambda word: (abs(coalesce(found[word], 0)
            - list_sum(map_values(found)) * wanted[word]::DOUBLE) >= 1)::INT)) > 0
    FROM (SELECT counts AS found, shares AS wanted));
-- An average more than four of its own standard errors from what is wanted.
CREATE MACRO mean_off(average, deviation, total, wanted) AS
    abs(average - wanted) > 4 * deviation / sqrt(total) + 1e-9;
-- numerator / denominator as a whole number, half to even; neither is negative.
CREATE MACRO half_even(numerator, denominator) AS
    numerator // denominator + (2 * (numerator % denominator) + (numerator // denominator) % 2 > denominator)::BIGINT;

"""The sales row by SQL in DuckDB, one thread, written as CSV or as Parquet with snappy.

Fast by: rows counted from a table, so that the plan is one pipeline of vectors; dictionaries as
lists in variables, picked by number, which costs less than a join; of a note only the words that
it has; money as decimals, which are written quicker than floats.
"""
import duckdb

from peer import dictionaries, run

targets = {"csv": "(format csv, header)", "parquet": "(format parquet, compression snappy)"}


def pick(name, size):
    return f"getvariable('{name}')[1 + floor(random() * {size})::int]"


def by_share(values, weights):
    total, below, cases = sum(weights), 0, []
    for value, weight in zip(values[:-1], weights):
        below += weight
        cases.append(f"when share < {below / total} then {value}")
    return f"case {' '.join(cases)} else {values[-1]} end"


def query(words):
    size = {name: len(texts) for name, texts in words.items()}
    word = pick("words", size["words"])
    notes = " ".join(f"when {k - 5} then concat_ws(' ', {', '.join([word] * k)})"
                     for k in range(5, 13))
    category = by_share([f"'{text}'" for text in words["categories"]],
                        [30, 25, 15, 10, 8, 6, 4, 2])
    discount = by_share(["0.00", "0.05", "0.10", "0.15", "0.20"], [60, 15, 12, 8, 5])
    return f"""
        select id, uuid() as uuid, first || ' ' || last as customer,
               lower(first) || '.' || lower(last) || {pick('domains', size['domains'])} as email,
               {pick('products', size['products'])} as product,
               {category.replace('share', 'category_share')} as category,
               (1 + floor(random() * 10))::int as quantity,
               exp(3.5 + 0.8 * sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random()))
                   ::decimal(12, 2) as unit_price,
               ({discount.replace('share', 'discount_share')})::decimal(3, 2) as discount,
               make_timestamp(1640995200000000 + floor(random() * 94694400)::bigint * 1000000)
                   as ordered_at,
               {pick('countries', size['countries'])} as country,
               case floor(random() * 8)::int {notes} end as note
        from (select id, {pick('first', size['first'])} as first,
                     {pick('last', size['last'])} as last,
                     random() as category_share, random() as discount_share
              from numbers)"""


def make(options):
    words = dictionaries(options)
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("set preserve_insertion_order = false")
    connection.execute("select setseed(0.42)")
    connection.execute(f"create table numbers as select range as id from range({options.rows})")
    for name, texts in words.items():
        connection.execute(f"set variable {name} = ?", [texts])
    sql = f"copy ({query(words)}) to '/dev/null' {targets[options.format]}"
    return lambda: connection.execute(sql)


run(make, __doc__)

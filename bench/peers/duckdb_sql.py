"""The sales row by SQL in DuckDB, one thread, written as CSV or as Parquet with snappy.

Fast by: rows counted from a table, so that the plan is one pipeline of vectors; dictionaries as
lists in a table of one row, picked by number, which costs less than a join and, other than lists
in variables, is planned once and not at every pick; lists of few values as enumerations, so that
Parquet's dictionaries need no hashing; shares as lists of a hundred; a word of a note that is not
there drawn for no row; money as decimals, which are written quicker than floats.
"""
import duckdb

from peer import dictionaries, run

targets = {"csv": "(format csv, header)",
           "parquet": "(format parquet, compression snappy, row_group_size 131072,"
                      " write_bloom_filter false)"}
enumerations = ("products", "categories", "countries")
category_shares = [30, 25, 15, 10, 8, 6, 4, 2]
discount_shares = {"0.00": 60, "0.05": 15, "0.10": 12, "0.15": 8, "0.20": 5}


def repeated(shares):
    return [value for value, share in shares for _ in range(share)]


def make_lists(connection, words):
    """One row of lists; returns how long they are."""
    lists = {"discounts": repeated(discount_shares.items()), **words,
             "categories": repeated(zip(words["categories"], category_shares)),
             "first_lower": [text.lower() for text in words["first"]],
             "last_lower": [text.lower() for text in words["last"]]}
    columns = []
    for name, texts in lists.items():
        connection.execute(f"set variable {name} = ?", [texts])
        kind = "varchar"
        if name in enumerations:
            kind = f"{name}_values"
            connection.execute(f"create type {kind} as enum "
                               f"(select distinct unnest(getvariable('{name}')))")
        kind = "decimal(3, 2)" if name == "discounts" else kind
        columns.append(f"getvariable('{name}')::{kind}[] as {name}")
    connection.execute(f"create table lists as select {', '.join(columns)}")
    return {name: len(texts) for name, texts in lists.items()}


def query(size):
    def number(below):
        return f"(random() * {below} + 0.5)::bigint"  # from 1; it is rounded

    def pick(name):
        return f"{name}[{number(size[name])}]"

    words = [pick("words")] * 5
    words += [f"case when length > {k} then {pick('words')} end" for k in range(5, 12)]
    return f"""
        select id, uuid() as uuid, first[f] || ' ' || last[l] as customer,
               first_lower[f] || '.' || last_lower[l] || {pick('domains')} as email,
               {pick('products')} as product, {pick('categories')} as category,
               {number(10)}::int as quantity,
               exp(3.5 + 0.8 * sqrt(-2 * ln(1 - random())) * cos(6.283185307179586 * random()))
                   ::decimal(12, 2) as unit_price,
               {pick('discounts')} as discount,
               make_timestamp(1640995200000000 + floor(random() * 94694400)::bigint * 1000000)
                   as ordered_at,
               {pick('countries')} as country, concat_ws(' ', {', '.join(words)}) as note
        from (select *, {number(size['first'])} as f, {number(size['last'])} as l,
                     4 + {number(8)} as length
              from numbers, lists)"""


def make(options):
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("set preserve_insertion_order = false")
    connection.execute("select setseed(0.42)")
    connection.execute("create table numbers as "
                       f"select range + 1 as id from range({options.rows})")
    size = make_lists(connection, dictionaries(options))
    sql = f"copy ({query(size)}) to '{options.target}' {targets[options.format]}"
    return lambda: connection.execute(sql)


run(make, __doc__)

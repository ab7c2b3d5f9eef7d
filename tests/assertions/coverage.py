"""What of a schema no assertion names: columns, keys, references, rules, shares, row counts."""
import re


def named(sql, word):
    return re.search(rf"(?<![\w]){re.escape(str(word))}(?![\w])", sql) is not None


def is_percents(shares):
    return isinstance(shares, dict) and any(str(share).endswith("%") for share in shares.values())


def all_options(column):
    """The column's options and those of its cases, fields and items."""
    yield column
    for case in column.get("cases", []):
        yield from all_options(case)
    for inner in column.get("fields", {}).values():
        yield from all_options(inner)
    if "items" in column:
        yield from all_options(column["items"])


def has_shares(column):
    return any(is_percents(options.get("enum_values")) or "null_share" in options
               or "share" in options and column.get("type") == "boolean"
               for options in all_options(column))


def share_words(column):
    return [word for options in all_options(column) if is_percents(options.get("enum_values"))
            for word in options["enum_values"]]


class Named:
    """The assertions by kind and subject."""

    def __init__(self, assertions):
        self.queries, self.rules = {}, set()
        for one in assertions:
            if one.kind == "rule":
                self.rules.add((one.subjects[0], one.text))
            for subject in one.subjects:
                self.queries.setdefault((one.kind, subject), []).append(one.sql)
                self.queries.setdefault(("any", subject), []).append(one.sql)

    def sql(self, kind, subject):
        return "\n".join(self.queries.get((kind, subject), []))


def keys_of(table, body):
    if "primary_key" in body:
        columns = body["primary_key"]
        yield "key", [columns] if isinstance(columns, str) else columns
    for group in body.get("unique", []):
        yield "unique", group
    for name, column in body["columns"].items():
        if column.get("unique"):
            yield "unique", [name]


def missing_of_column(found, table, name, column):
    subject = f"{table}.{name}"
    is_key = any(subject_.startswith(table + "(") and named(subject_, name)
                 for _, subject_ in found.queries)
    sql = found.sql("any", subject)
    if not is_key and not named(sql, name):
        yield f"column {subject}"
    if "references" in column and not named(found.sql("reference", subject), name):
        yield f"reference {subject}"
    if has_shares(column) and not column.get("hidden"):
        shares = found.sql("share", subject)
        if not shares:
            yield f"share {subject}"
        yield from (f"share {subject}: {word}" for word in share_words(column)
                    if shares and not named(shares, word) and f"'{word}'" not in shares)


def missing_of_rows(found, table, body):
    if not found.sql("rows", table):
        yield f"rows {table}"
    rows = body.get("rows")
    if not isinstance(rows, dict) or "counts" not in rows:
        return
    # How many rows the parents have is told by the column that leads to them.
    leading = [name for name, column in body["columns"].items()
               if str(column.get("references", "")).split(".")[0] == rows["per"]]
    if not any(found.sql("share", f"{table}.{name}") for name in leading):
        yield f"share {table}: the counts of rows"


def missing(schema, assertions, tables):
    """Texts of everything that is not named; `tables` maps the SQL file's tables to columns."""
    found = Named(assertions)
    for table, body in schema["tables"].items():
        visible = [name for name, column in body["columns"].items() if not column.get("hidden")]
        if tables.get(table) != visible:
            yield f"CREATE TABLE {table}: it has the columns {visible}"
        yield from missing_of_rows(found, table, body)
        for kind, columns in keys_of(table, body):
            sql = found.sql(kind, f"{table}({', '.join(columns)})")
            if not sql or not all(named(sql, column) for column in columns):
                yield f"{kind} {table}({', '.join(columns)})"
        yield from (f"rule {table}: {rule}" for rule in body.get("rules", [])
                    if (table, rule) not in found.rules)
        for name in visible:
            yield from missing_of_column(found, table, name, body["columns"][name])

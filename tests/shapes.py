"""What a schema in its canonical JSON form shows: its generators, types, relations and rules."""
import re

relations = (
    "primary key", "composite key", "unique column", "unique group", "reference to the parent",
    "reference that chooses", "composite reference", "self reference", "tree in its own table",
    "nullable reference", "many to many", "cycle of keys", "count: constant", "count: uniform",
    "count: histogram", "count: by the parent's columns", "poisson", "negative binomial", "zipf",
    "mean", "total", "min", "max", "weight", "choice by zipf", "choice by weight",
    "choice among own children", "parent's values", "aggregate of children",
    "aggregate over several levels", "sequence per parent", "series", "literal lines", "hidden",
)
comparisons = ("==", "!=", "<=", "<", ">=", ">")
rules = (*comparisons, "in", "is null", "and", "or", "if … then", "== an expression",
         "with a constant", "with a column", "with a parent's column")
function = re.compile(r"\b(sum|avg|min|max|count)\(\s*(\w+)(?:\.(\w+))?")
distributions = {"poisson": "poisson", "negative_binomial": "negative binomial", "zipf": "zipf"}


def columns_of(schema):
    """(table's name, table, column's name, column) of every column."""
    for name, table in schema["tables"].items():
        for column_name, column in table.get("columns", {}).items():
            yield name, table, column_name, column


def parts_of(column):
    """A column, its cases, fields and items, all the way down."""
    yield column
    for part in [*column.get("cases", []), *column.get("fields", {}).values(),
                 *([column["items"]] if isinstance(column.get("items"), dict) else [])]:
        yield from parts_of(part)


def generators_of(schema):
    found = set()
    for *_, column in columns_of(schema):
        for part in parts_of(column):
            if part.get("generate"):
                found.add(part["generate"])
            if part.get("expression"):
                found.add("expression")
            found.update(one["generate"] for one in part.get("of", []))
    return found


def types_of(schema, made):
    """`made`: the type that a generator makes where the column names none."""
    return {part.get("type") or made.get(part.get("generate"))
            for *_, column in columns_of(schema) for part in parts_of(column)} - {None}


def texts_of(value):
    """All texts of a node, where an expression might stand."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in texts_of(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_of(one)]
    return [value] if isinstance(value, str) else []


def target_of(column):
    return column["references"].rsplit(".", 1)[0] if "references" in column else None


def relations_of(schema):
    found = set()
    tables = schema["tables"]
    for name, table in tables.items():
        found |= table_relations(name, table)
        for column in table.get("columns", {}).values():
            found |= column_relations(name, table, column, tables)
    targets = {name: {target_of(column) for column in table.get("columns", {}).values()}
               - {None, name} for name, table in tables.items()}
    if any(name in reachable(targets, name) for name in tables):
        found.add("cycle of keys")
    return found


def reachable(targets, start):
    seen, open_names = set(), list(targets.get(start, ()))
    while open_names:
        name = open_names.pop()
        if name not in seen:
            seen.add(name)
            open_names += targets.get(name, ())
    return seen


def table_relations(name, table):
    found = set()
    columns = table.get("columns", {})
    key = table.get("primary_key", [])
    if key:
        found.add("composite key" if len(key) > 1 else "primary key")
    if table.get("unique"):
        found.add("unique group")
    if "values" in table:
        found.add("literal lines")
    if table.get("hidden") or any(column.get("hidden") for column in columns.values()):
        found.add("hidden")
    referencing = {n: target_of(c) for n, c in columns.items() if "references" in c}
    bundles = [(columns[n].get("bundle"), target) for n, target in referencing.items()]
    if any(bundles.count(one) > 1 for one in bundles if one[0]):
        found.add("composite reference")
    for group in [key, *table.get("unique", [])]:
        if len({referencing.get(n) for n in group} - {None, name}) > 1:
            found.add("many to many")
    if isinstance(table.get("rows"), dict):
        found |= fan_out(table["rows"])
    return found


def fan_out(rows):
    found = {word for word in ("mean", "total", "min", "max", "weight") if word in rows}
    if "counts" in rows:
        found.add("count: histogram")
    count = str(rows.get("count", ""))
    if re.fullmatch(r"[\d_]+", count):
        found.add("count: constant")
    elif re.fullmatch(r"[\d_]+\.\.[\d_]+", count):
        found.add("count: uniform")
    elif count:
        found.add("count: by the parent's columns")
    if not re.fullmatch(r"[\d_.]*", str(rows.get("mean", ""))):
        found.add("count: by the parent's columns")
    if "mean" in rows or "total" in rows:
        found.add(distributions[rows.get("distribution", "negative_binomial")])
    return found


def column_relations(name, table, column, tables):
    found = set()
    if column.get("unique"):
        found.add("unique column")
    if column.get("generate") == "sequence_per_parent":
        found.add("sequence per parent")
    target = target_of(column)
    if target:
        rows = table.get("rows")
        parent = rows.get("per") if isinstance(rows, dict) else None
        found.add("reference to the parent" if target == parent else "reference that chooses")
        if target == name:
            found.add("self reference")
        if "tree" in column:
            found.add("tree in its own table")
        if "null_share" in column or "when" in column or "nullable" in column:
            found.add("nullable reference")
        choose = column.get("choose")
        if isinstance(choose, dict):
            found.add("choice by weight")
        elif choose in ("zipf", "own_child"):
            found.add("choice by zipf" if choose == "zipf" else "choice among own children")
    for text in texts_of({k: v for k, v in column.items() if k not in ("references", "generate")}):
        found |= expression_relations(text, tables)
    return found


def expression_relations(text, tables):
    found = {"series"} if "previous(" in text else set()
    for _, table, column in function.findall(text):
        if table not in tables:
            continue
        found.add("aggregate of children")
        below = tables[table].get("columns", {}).get(column, {}).get("expression", "")
        if any(deeper in tables for _, deeper, _ in function.findall(below)):
            found.add("aggregate over several levels")
    columns = {name for table in tables.values() for name in table.get("columns", {})}
    for path in re.findall(r"(?<![\w.(])(\w+)\.(\w+)", re.sub(r"'[^']*'", "''", text)):
        if (path[0] in tables or path[0] in columns) and path[1] in columns:
            found.add("parent's values")
    return found


def rules_of(schema):
    found = set()
    for table in schema["tables"].values():
        for rule in table.get("rules", []):
            found |= rule_forms(rule, set(table.get("columns", {})))
    return found


def rule_forms(rule, columns):
    text = re.sub(r"'[^']*'", "''", rule)
    found = {"if … then"} if text.startswith("if ") else set()
    for word, form in (("and", "and"), ("or", "or"), (r"(not )?in \(", "in"),
                       ("is null", "is null")):
        if re.search(rf"\b{word}(?=\W|$)" if not word.endswith("(") else rf"\b{word}", text):
            found.add(form)
    pieces = re.split(r"\b(?:and|or|then)\b|^if\b", text)
    for piece in pieces:
        match = re.fullmatch(r"\s*([\w.]+)\s*(==|!=|<=|<|>=|>)\s*(.+?)\s*", piece)
        if not match:
            continue
        found.add(match[2])
        right = match[3]
        if re.fullmatch(r"[\w]+\.[a-z]\w*", right):
            found.add("with a parent's column")
        elif right in columns:
            found.add("with a column")
        elif re.fullmatch(r"''|-?[\d._]+( \w+)?|true|false|date(time)? ''", right):
            found.add("with a constant")
        elif match[2] == "==":
            found.add("== an expression")
    return found

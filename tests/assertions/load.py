"""Loads what rowsmith wrote into DuckDB, each cell by the type that the SQL file declares."""

# Types of Parquet columns, besides the declared type itself, that say the same.
stored_as = {
    "TIMESTAMP": {"TIMESTAMP WITH TIME ZONE", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS"},
    "BIGINT": {"INTEGER", "SMALLINT", "TINYINT"},
    "DOUBLE": {"FLOAT"},
    "JSON": {"VARCHAR"},
    "VARCHAR[]": {"JSON", "VARCHAR"},
    "INTERVAL": {"BIGINT"},  # microseconds
    "DOUBLE[]": {"STRUCT(latitude DOUBLE, longitude DOUBLE)"},
}


def columns_of(connection, table):
    """(name, declared type) of a table's columns, in order."""
    return connection.execute("SELECT column_name, data_type FROM information_schema.columns"
                              " WHERE table_name = ? ORDER BY ordinal_position", [table]).fetchall()


def tables_of(connection):
    """Each table with the names of its columns."""
    rows = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
    return {table: [name for name, _ in columns_of(connection, table)] for (table,) in rows}


def quoted(name):
    return '"' + name + '"'


def iso_duration(text):
    """An expression of the interval that an ISO 8601 text like PT1H30M0.5S says."""
    seconds = " + ".join(
        f"{factor} * coalesce(try_cast(regexp_extract({text}, '([0-9.]+){unit}', 1) AS DOUBLE), 0)"
        for unit, factor in (("H", 3600), ("M", 60), ("S", 1)))
    return (f"CASE WHEN {text} IS NULL THEN NULL WHEN regexp_full_match({text}, "
            "'PT([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?') THEN "
            f"to_microseconds(CAST(round(1e6 * ({seconds})) AS BIGINT)) "
            f"ELSE error('no duration: ' || {text}) END")


def from_text(text, kind):
    if kind == "INTERVAL":
        return iso_duration(text)
    if kind == "BLOB":
        return f"from_base64({text})"
    if kind == "VARCHAR[]":
        return f"CAST(CAST({text} AS JSON) AS VARCHAR[])"
    if kind == "DOUBLE[]":
        return f"CAST(string_split({text}, ',') AS DOUBLE[])"
    return f"CAST({text} AS {kind})"


def csv_query(path, columns):
    cells = [from_text(quoted(name), kind) for name, kind in columns]
    return (f"SELECT {', '.join(cells)} FROM read_csv('{path}', header = true, delim = ',',"
            " all_varchar = true, strict_mode = true, allow_quoted_nulls = false,"
            f" names = {[name for name, _ in columns]})")


def jsonl_query(path, columns):
    cells = []
    for name, kind in columns:
        cell = quoted(name)
        if kind == "JSON":
            cells.append(f"CASE WHEN json_type({cell}) <> 'NULL' THEN {cell} END")
        elif kind.endswith("[]"):
            cells.append(f"CASE WHEN json_type({cell}) <> 'NULL' THEN CAST({cell} AS {kind}) END")
        else:
            cells.append(from_text(f"({cell} ->> '$')", kind))
    types = ", ".join(f"{quoted(name)}: 'JSON'" for name, _ in columns)
    return (f"SELECT {', '.join(cells)} FROM read_json('{path}',"
            f" format = 'newline_delimited', columns = {{{types}}})")


def parquet_query(connection, path, columns):
    stored = connection.execute(f"DESCRIBE SELECT * FROM read_parquet('{path}')").fetchall()
    found = [row[0] for row in stored]
    if found != [name for name, _ in columns]:
        raise ValueError(f"{path} has the columns {found}")
    cells = []
    for (name, kind), (_, type_, *_) in zip(columns, stored):
        cell = quoted(name)
        is_object = kind == "JSON" and type_.startswith("STRUCT(")
        if type_ != kind and not is_object and type_ not in stored_as.get(kind, set()):
            raise ValueError(f"{path}: {name} is stored as {type_}, expected {kind}")
        if kind == "INTERVAL":
            cell = f"to_microseconds({cell})"
        elif kind == "DOUBLE[]" and type_ != kind:
            cell = f"CASE WHEN {cell} IS NOT NULL THEN [{cell}.latitude, {cell}.longitude] END"
        elif kind == "VARCHAR[]" and type_ != kind:
            cell = f"CAST({cell} AS JSON)"
        cells.append(f"CAST({cell} AS {kind})")
    return f"SELECT {', '.join(cells)} FROM read_parquet('{path}')"


def load(connection, folder, form):
    """Fills every table from FOLDER/TABLE.FORM; raises when a cell is not of its type."""
    connection.execute("SET TimeZone = 'UTC'")
    for table in tables_of(connection):
        path, columns = folder / f"{table}.{form}", columns_of(connection, table)
        query = (parquet_query(connection, path, columns) if form == "parquet"
                 else {"csv": csv_query, "jsonl": jsonl_query}[form](path, columns))
        connection.execute(f"INSERT INTO {quoted(table)} {query}")

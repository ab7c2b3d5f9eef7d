"""Arrow's Parquet writer alone, tuned and fed from memory, one thread, snappy.

The table is the sales row itself, read from an Arrow file that was made before: dictionaries are
passed as they are, tried on no other column; numbers and moments in order go out as differences;
pages are large (the default of 1,024 rows a batch makes statistics dear).

usage: arrow_writer.py SALES.arrow 0
"""
import pyarrow as pa
import pyarrow.parquet

from peer import run

group_rows = 131_072


def make(options):
    pa.set_cpu_count(1)
    pa.set_io_thread_count(1)
    with pa.OSFile(options.words) as file:
        table = pa.ipc.open_file(file).read_all()
    table = table.unify_dictionaries().combine_chunks()
    options.rows = table.num_rows
    dictionaries = [field.name for field in table.schema if pa.types.is_dictionary(field.type)]
    deltas = {name: "DELTA_BINARY_PACKED" for name in ("id", "ordered_at")
              if name in table.column_names and name not in dictionaries}

    def write():
        with pyarrow.parquet.ParquetWriter(
                "/dev/null", table.schema, compression="snappy", use_dictionary=dictionaries,
                column_encoding=deltas, write_batch_size=65_536) as writer:
            writer.write_table(table, row_group_size=group_rows)

    return write


run(make, __doc__)

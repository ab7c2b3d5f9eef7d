// The parts that the table of keys is put together from; schema/keys.h is what others use.
#pragma once
#include <vector>

#include "schema/keys.h"

namespace rowsmith {

void add_document_keys(std::vector<KeySpec>& keys);
void add_table_keys(std::vector<KeySpec>& keys);
void add_column_keys(std::vector<KeySpec>& keys);
void add_type_keys(std::vector<KeySpec>& keys);
void add_time_keys(std::vector<KeySpec>& keys);
void add_field_keys(std::vector<KeySpec>& keys);

}  // namespace rowsmith

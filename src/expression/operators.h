// The steps of the operators: one loop each over a block. Suffixes: exact = 64-bit integers,
// real = doubles.
#pragma once
#include "expression/program.h"

namespace rowsmith {

// Exact; results of rows that are not null are known to fit.
void run_add(const Batch& batch);
void run_subtract(const Batch& batch);
void run_multiply(const Batch& batch);
void run_multiply_round(const Batch& batch);  // product / a, half even
void run_scale_up(const Batch& batch);        // x * a
void run_scale_down(const Batch& batch);      // x / a, half even
void run_floor_to(const Batch& batch);        // the multiple of a at or below x
void run_divide(const Batch& batch);          // left * a / (right * b), half even
void run_floor_divide(const Batch& batch);    // floor(left * a / (right * b))
void run_remainder(const Batch& batch);       // left * a mod right * b, sign of the right one
void run_add_in_day(const Batch& batch);      // time of day + duration
void run_subtract_in_day(const Batch& batch);

// Real: a result that is too large is the largest number.
void run_add_real(const Batch& batch);
void run_subtract_real(const Batch& batch);
void run_multiply_real(const Batch& batch);
void run_divide_real(const Batch& batch);
void run_floor_divide_real(const Batch& batch);
void run_remainder_real(const Batch& batch);
void run_to_real(const Batch& batch);        // integer / x
void run_real_to_exact(const Batch& batch);  // real * x, half even
void run_round_real(const Batch& batch);     // to multiples of 1 / x

// Three-valued logic; nulls are their own.
void run_and(const Batch& batch);
void run_or(const Batch& batch);
void run_is_null(const Batch& batch);
void run_is_not_null(const Batch& batch);
void run_not(const Batch& batch);
// {condition, value, condition, value, …, else}: the first value whose condition is true.
void run_choose(const Batch& batch);

// `a`: the Operation.
void run_compare(const Batch& batch);
void run_compare_scaled(const Batch& batch);  // left * a <op> right * b, the operation in x
void run_compare_real(const Batch& batch);
void run_compare_text(const Batch& batch);

}  // namespace rowsmith

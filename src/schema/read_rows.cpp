// rows: a number, or how many for each row of a parent.
#include <algorithm>

#include "base/text.h"
#include "schema/check_keys.h"
#include "schema/limits.h"
#include "schema/model.h"

namespace rowsmith {

namespace {

void wrong(const ModelContext& context, const Place& place, std::string cause, std::string message,
           std::string expected, std::string fix = {}) {
    context.problems.add(schema_error(std::move(cause), std::move(message), place,
                                      std::move(expected), std::move(fix)));
}

u64 read_count(const Node& node, const ModelContext& context) {
    const auto count = read_integer(node);
    if (!count) {
        context.problems.add(count.error());
    } else if (*count < 0 || static_cast<u64>(*count) > rows_max) {
        wrong(context, node.place(), "rows_out_of_range", "rows is " + describe(node),
              "0 to " + with_commas(rows_max),
              *count < 0 ? "write 0 or more" : "write " + std::to_string(rows_max) + " or less");
    } else {
        return static_cast<u64>(*count);
    }
    return 0;
}

constexpr u64 count_max = u64{1} << 32;  // rows of one parent

// A number or a range of numbers of children.
bool read_count_range(const Node& node, CountsEntry& entry, const ModelContext& context) {
    const bool range = node.text.find("..") != std::string::npos;
    IntegerRange both;
    if (range) {
        const auto read = read_integer_range(node);
        if (!read) return context.problems.add(read.error()), false;
        both = *read;
    } else {
        const auto read = read_integer(node);
        if (!read) return context.problems.add(read.error()), false;
        both = {*read, *read};
    }
    if (!both.high || both.low.value_or(0) < 0 || static_cast<u64>(*both.high) > count_max) {
        wrong(context, node.place(), "count_range", "the count is " + describe(node),
              "a number from 0, or a range with an upper end like 1..5",
              both.high ? "write a number from 0"
                        : "write the upper end: " + node.text + std::to_string(*both.low + 5));
        return false;
    }
    entry.low = static_cast<u64>(both.low.value_or(0));
    entry.high = static_cast<u64>(*both.high);
    return true;
}

void read_counts(const Node& node, RowsSpec& rows, const ModelContext& context) {
    const auto shares = read_shares(node);
    if (!shares) return;
    for (const ShareEntry& share : *shares) {
        CountsEntry entry{0, 0, share.share};
        Node key = make_scalar(share.text, node);
        key.line = share.place.line;
        key.column = share.place.column;
        if (!read_count_range(key, entry, context)) continue;
        for (const CountsEntry& other : rows.counts) {
            if (entry.low > other.high || other.low > entry.high) continue;
            wrong(context, share.place, "counts_overlap",
                  "'" + share.text + "' overlaps with another range", "ranges that share no number",
                  "start it above the other's end");
            break;
        }
        rows.counts.push_back(entry);
    }
}

void read_form(const Node& node, RowsSpec& rows, const ModelContext& context) {
    std::vector<std::string> forms;
    for (const char* key : {"count", "counts", "mean", "total"})
        if (node.has(key)) forms.push_back(key);
    if (forms.size() != 1) {
        const bool none = forms.empty();
        wrong(context, node.place(), none ? "rows_form_missing" : "rows_form_twice",
              none ? std::string("rows does not say how many for each row of the parent")
                   : "rows has " + quoted_list(forms),
              "one of 'count', 'counts', 'mean' and 'total'",
              none ? "add mean: 5" : "keep one of them");
    }
    if (forms.empty()) return;
    const Node& value = *node.find(forms[0]);
    if (forms[0] == "mean") rows.fan_out = PerForm::mean;
    if (forms[0] == "mean" || forms[0] == "count") rows.number = placed(&value);
    if (forms[0] == "total") {
        rows.fan_out = PerForm::total;
        rows.total = static_cast<u64>(std::max<i64>(0, read_integer(value).value_or(0)));
    } else if (forms[0] == "counts") {
        rows.fan_out = PerForm::counts;
        read_counts(value, rows, context);
    } else if (forms[0] == "count" && value.text.find("..") != std::string::npos) {
        CountsEntry entry;
        rows.fan_out = PerForm::range;
        rows.number = {};
        if (!read_count_range(value, entry, context)) return;
        rows.range_low = entry.low;
        rows.range_high = entry.high;
    }
}

void check_per_options(const Node& node, const RowsSpec& rows, const ModelContext& context) {
    const bool shaped = rows.fan_out == PerForm::mean || rows.fan_out == PerForm::total;
    for (const char* key : {"weight", "distribution", "dispersion", "exponent", "min", "max"}) {
        const Node* value = node.find(key);
        if (value == nullptr || shaped) continue;
        wrong(context, value->place(), "rows_option_without_mean",
              "'" + std::string(key) + "' shapes a mean or a total", "mean or total beside it",
              "remove it, or give mean");
    }
    const bool spread = rows.shape == PerDistribution::negative_binomial;
    if (const Node* value = node.find("dispersion"); value != nullptr && !spread) {
        wrong(context, value->place(), "dispersion_without_negative_binomial",
              "dispersion belongs to negative_binomial", "distribution: negative_binomial",
              "remove it, or change the distribution");
    }
    if (const Node* value = node.find("exponent");
        value != nullptr && rows.shape != PerDistribution::zipf) {
        wrong(context, value->place(), "exponent_without_zipf", "exponent belongs to zipf",
              "distribution: zipf", "remove it, or change the distribution");
    }
    if (rows.max && *rows.max < rows.min) {
        wrong(context, node.find("max")->place(), "min_above_max",
              "min is " + with_commas(rows.min) + " and max " + with_commas(*rows.max),
              "min at most max", "swap them");
    }
    if (rows.fan_out != PerForm::mean) return;
    const auto mean = read_number(*node.find("mean"));
    if (!mean || *mean < 0 ||
        (*mean >= static_cast<double>(rows.min) &&
         (!rows.max || *mean <= static_cast<double>(*rows.max))))
        return;
    wrong(context, node.find("mean")->place(), "mean_outside_bounds",
          "the mean " + node.find("mean")->text + " lies outside of min and max",
          "a mean between them", "widen min and max, or change the mean");
}

}  // namespace

RowsSpec read_rows(const Node& node, const ModelContext& context) {
    RowsSpec rows;
    rows.place = node.place();
    if (node.is_scalar()) {
        rows.count = read_count(node, context);
        return rows;
    }
    if (!node.is_map()) {
        wrong(context, node.place(), "rows_form", "rows is " + describe(node),
              "a number, or {per: parent, mean: 5}", "write a number, like 1000");
        return rows;
    }
    check_keys(node, KeyPlace::rows, context.problems);
    rows.form = RowsForm::per;
    rows.per = placed(node.find("per"));
    rows.weight = placed(node.find("weight"));
    rows.shape = static_cast<PerDistribution>(
        word_index(node, "distribution", {"negative_binomial", "poisson", "zipf"}, 0));
    take(node, "dispersion", read_number, rows.dispersion);
    take(node, "exponent", read_number, rows.exponent);
    i64 least = 0;
    std::optional<i64> most;
    take(node, "min", read_integer, least);
    take(node, "max", read_integer, most);
    rows.min = static_cast<u64>(std::max<i64>(0, least));
    if (most && *most >= 0) rows.max = static_cast<u64>(*most);
    read_form(node, rows, context);
    check_per_options(node, rows, context);
    return rows;
}

}  // namespace rowsmith

// lower, upper, trim, length, left, right, mid, replace, concat, slug, text.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "column/moment_format.h"
#include "expression/binder.h"
#include "expression/function.h"
#include "expression/letters.h"

namespace rowsmith {

namespace {

using Arguments = std::vector<Operand>;

Result<Operand> expect_text(Binder& binder, const Expression& call, Operand operand) {
    if (operand.type.is_null) return binder.null_constant(*operand.node, {.kind = Kind::string});
    if (operand.is_text()) return operand;
    return binder.type_mismatch(operand, "a text in " + call.word + "(…)",
                                "turn it into text with text(x)");
}

Result<Operand> expect_count(Binder& binder, const Expression& call, Operand operand) {
    if (operand.type.is_null) return binder.null_constant(*operand.node, {.kind = Kind::integer});
    if (operand.is_kind(Kind::integer)) return operand;
    return binder.type_mismatch(operand, "a whole number of characters in " + call.word + "(…)",
                                "round it with integer(x)");
}

void run_lower(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) { append_lower(to, batch.in[0].texts[i]); });
}
void run_upper(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) { append_upper(to, batch.in[0].texts[i]); });
}
void run_slug(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) { append_slug(to, batch.in[0].texts[i]); });
}
void run_trim(const Batch& batch) {
    for_valid(batch, [&](u32 i) { batch.out.texts[i] = trimmed(batch.in[0].texts[i]); });
}
void run_length(const Batch& batch) {
    for_valid(batch, [&](u32 i) { batch.out.integers[i] = character_count(batch.in[0].texts[i]); });
}
void run_left(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const std::string_view text = batch.in[0].texts[i];
        batch.out.texts[i] = text.substr(0, bytes_before(text, batch.in[1].integers[i]));
    });
}
void run_right(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const std::string_view text = batch.in[0].texts[i];
        const i64 count = std::max<i64>(batch.in[1].integers[i], 0);
        const i64 skipped = std::max<i64>(i64{character_count(text)} - count, 0);
        batch.out.texts[i] = text.substr(bytes_before(text, skipped));
    });
}
// Positions count from 1; what lies before the text counts as positions without characters.
void run_mid(const Batch& batch) {
    for_valid(batch, [&](u32 i) {
        const std::string_view text = batch.in[0].texts[i];
        const i128 first = i128{batch.in[1].integers[i]} - 1;
        const i128 size = static_cast<i128>(text.size());
        const i128 end = std::clamp(first + batch.in[2].integers[i], i128{0}, size);
        const i128 start = std::clamp(first, i128{0}, end);
        const size_t from = bytes_before(text, static_cast<i64>(start));
        const size_t to = bytes_before(text, static_cast<i64>(end));
        batch.out.texts[i] = text.substr(from, to - from);
    });
}
// All places from left to right; an empty text to look for changes nothing.
void run_replace(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) {
        std::string_view text = batch.in[0].texts[i];
        const std::string_view from = batch.in[1].texts[i];
        for (size_t at; !from.empty() && (at = text.find(from)) != std::string_view::npos;) {
            to += text.substr(0, at);
            to += batch.in[2].texts[i];
            text.remove_prefix(at + from.size());
        }
        to += text;
    });
}
void run_concat(const Batch& batch) {
    std::fill_n(batch.out.valid.data(), batch.count, u8{1});
    make_texts(batch, [&](u32 i, std::string& to) {
        for (const View& view : batch.in)
            if (view.valid[i]) to += view.texts[i];
    });
}

Result<Operand> bind_one_text(Binder& binder, const Expression& call, Arguments arguments) {
    Operand x = TRY(expect_text(binder, call, std::move(arguments[0])));
    const u64 most = x.bytes_max;
    const Run run = call.word == "lower"   ? run_lower
                    : call.word == "upper" ? run_upper
                    : call.word == "slug"  ? run_slug
                                           : run_trim;
    return binder.add(
        call,
        {.run = run, .in = {std::move(x)}, .type = {.kind = Kind::string}, .bytes_max = most});
}

Result<Operand> bind_length(Binder& binder, const Expression& call, Arguments arguments) {
    Operand x = TRY(expect_text(binder, call, std::move(arguments[0])));
    const ValueInterval bounds = exact_interval(0, x.bytes_max == 0 ? UINT32_MAX : x.bytes_max);
    return binder.add(call, {.run = run_length,
                             .in = {std::move(x)},
                             .type = {.kind = Kind::integer},
                             .bounds = bounds});
}

Result<Operand> bind_part(Binder& binder, const Expression& call, Arguments arguments) {
    NewStep step{.type = {.kind = Kind::string}, .bytes_max = arguments[0].bytes_max};
    step.run = call.word == "left" ? run_left : call.word == "right" ? run_right : run_mid;
    for (size_t i = 1; i < arguments.size(); i++)
        arguments[i] = TRY(expect_count(binder, call, std::move(arguments[i])));
    if (call.word != "mid" && arguments[1].bounds.high < i128{1'000'000})
        step.bytes_max = std::min(
            step.bytes_max, static_cast<u64>(std::max(arguments[1].bounds.high, i128{0}) * 4));
    arguments[0] = TRY(expect_text(binder, call, std::move(arguments[0])));
    step.in = std::move(arguments);
    return binder.add(call, std::move(step));
}

Result<Operand> bind_replace(Binder& binder, const Expression& call, Arguments arguments) {
    for (Operand& argument : arguments)
        argument = TRY(expect_text(binder, call, std::move(argument)));
    // The most it can grow: every character replaced, when the text looked for may have one byte.
    const bool is_known = arguments[1].is_constant() && !arguments[1].nullable;
    const u64 from = is_known ? std::max<u64>(arguments[1].bytes_max, 1) : 1;
    const u64 whole = arguments[0].bytes_max;
    const u64 most = std::max(whole, (whole / from) * arguments[2].bytes_max + whole % from);
    return binder.add(call, {.run = run_replace,
                             .in = std::move(arguments),
                             .type = {.kind = Kind::string},
                             .bytes_max = most});
}

void run_text_of_integer(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) {
        to += decimal_text(batch.in[0].integers[i], static_cast<i32>(batch.constants.a));
    });
}
void run_text_of_real(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) { to += shortest(batch.in[0].reals[i]); });
}
void run_text_of_boolean(const Batch& batch) {
    for_valid(batch,
              [&](u32 i) { batch.out.texts[i] = batch.in[0].integers[i] ? "true" : "false"; });
}
void run_text_of_date(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) { append_date(to, batch.in[0].integers[i]); });
}
void run_text_of_time(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) { to += time_text(batch.in[0].integers[i]); });
}
// b: 1 when the values are UTC.
void run_text_of_datetime(const Batch& batch) {
    make_texts(batch, [&](u32 i, std::string& to) {
        to += datetime_text(batch.in[0].integers[i]);
        if (batch.constants.b == 1) to += 'Z';
    });
}
void run_text_of_duration(const Batch& batch) {
    make_texts(batch,
               [&](u32 i, std::string& to) { to += duration_text(batch.in[0].integers[i]); });
}
// a: microseconds a unit of the value.
void run_formatted(const Batch& batch) {
    const auto& format = *static_cast<const MomentFormat*>(batch.constants.data.get());
    make_texts(batch, [&](u32 i, std::string& to) {
        format.append(to, batch.in[0].integers[i] * batch.constants.a);
    });
}

Result<Operand> bind_formatted(Binder& binder, const Expression& call, Arguments arguments) {
    const Operand& format = arguments[1];
    const bool is_literal = format.is_constant() && format.is_text() && !format.nullable;
    if (!is_literal || !is_moment(arguments[0].type.kind) || arguments[0].type.is_null)
        return binder.wrong(
            *format.node, "bad_format", "text(x, format) of " + describe(arguments[0].type),
            "a moment and a literal format like '%d.%m.%Y'", "write text(x) for other types");
    const ExpressionContext& context = binder.context();
    auto made = std::make_shared<MomentFormat>(TRY(MomentFormat::parse(
        format.table->texts[0], place_inside(context.origin, context.text, format.node->offset))));
    Operand x = TRY(binder.to_local(std::move(arguments[0])));
    const bool is_date = x.is_kind(Kind::date);
    const u64 most = made->bytes_max();
    return binder.add(call,
                      {.run = run_formatted,
                       .in = {std::move(x)},
                       .type = {.kind = Kind::string},
                       .bytes_max = most,
                       .constants = {.a = is_date ? us_per_day : 1, .data = std::move(made)}});
}

Result<Operand> as_text(Binder& binder, const Expression& node, Operand x) {
    if (x.is_text()) return x;
    if (x.type.is_null) return binder.null_constant(node, {.kind = Kind::string});
    NewStep step{.type = {.kind = Kind::string}, .bytes_max = 32};
    switch (x.type.kind) {
        case Kind::float_:
            step.run = run_text_of_real;
            break;
        case Kind::boolean:
            step.run = run_text_of_boolean;
            break;
        case Kind::date:
            step.run = run_text_of_date;
            break;
        case Kind::time:
            step.run = run_text_of_time;
            break;
        case Kind::datetime:
            step.run = run_text_of_datetime;
            step.constants.b = x.type.zone.empty() ? 0 : 1;
            break;
        case Kind::duration:
            step.run = run_text_of_duration;
            break;
        default:
            step.run = run_text_of_integer;
            step.constants.a = x.type.scale;
    }
    step.in.push_back(std::move(x));
    return binder.add(node, std::move(step));
}

Result<Operand> bind_text(Binder& binder, const Expression& call, Arguments arguments) {
    if (arguments.size() == 2) return bind_formatted(binder, call, std::move(arguments));
    return as_text(binder, call, std::move(arguments[0]));
}

Result<Operand> bind_concat(Binder& binder, const Expression& call, Arguments arguments) {
    NewStep step{.run = run_concat, .type = {.kind = Kind::string}, .nulls = Nulls::own};
    for (Operand& argument : arguments) {
        const Expression& node = *argument.node;
        argument = TRY(as_text(binder, node, std::move(argument)));
        step.bytes_max += argument.bytes_max;
    }
    step.in = std::move(arguments);
    return binder.add(call, std::move(step));
}

constexpr std::array<Function, 11> table = {
    {{.name = "lower", .usage = "lower(text)", .bind = bind_one_text},
     {.name = "upper", .usage = "upper(text)", .bind = bind_one_text},
     {.name = "trim", .usage = "trim(text)", .bind = bind_one_text},
     {.name = "slug", .usage = "slug(text)", .bind = bind_one_text},
     {.name = "length", .usage = "length(text)", .bind = bind_length},
     {.name = "left", .usage = "left(text, count)", .least = 2, .most = 2, .bind = bind_part},
     {.name = "right", .usage = "right(text, count)", .least = 2, .most = 2, .bind = bind_part},
     {.name = "mid", .usage = "mid(text, start, count)", .least = 3, .most = 3, .bind = bind_part},
     {.name = "replace",
      .usage = "replace(text, from, to)",
      .least = 3,
      .most = 3,
      .bind = bind_replace},
     {.name = "concat", .usage = "concat(x, y, …)", .most = many_arguments, .bind = bind_concat},
     {.name = "text", .usage = "text(x[, format])", .most = 2, .bind = bind_text}}};

}  // namespace

std::span<const Function> text_functions() { return table; }

}  // namespace rowsmith

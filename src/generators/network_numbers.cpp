#include "generators/network_numbers.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "random/permutation.h"

namespace rowsmith {

namespace {

// First bytes whose addresses are all, or nearly all, for public use.
std::vector<std::string> public_first_bytes() {
    std::vector<std::string> texts;
    for (u32 byte = 1; byte < 224; byte++) {
        constexpr std::array<u32, 8> other_uses = {10, 100, 127, 169, 172, 192, 198, 203};
        if (std::find(other_uses.begin(), other_uses.end(), byte) == other_uses.end())
            texts.push_back(std::to_string(byte) + ".");
    }
    return texts;
}

std::string hex(u32 number, u32 digits) {
    std::string text;
    for (u32 digit = digits; digit > 0; digit--)
        text += "0123456789abcdef"[(number >> (4 * (digit - 1))) & 15];
    return text;
}

std::vector<std::string> bytes_with(std::string_view sign, bool as_hex) {
    std::vector<std::string> texts;
    for (u32 byte = 0; byte < 256; byte++)
        texts.push_back((as_hex ? hex(byte, 2) : std::to_string(byte)) + std::string(sign));
    return texts;
}

// A number below lead * 256^tail: the lead is a code of the first part, then a byte a part.
class BytesKernel final : public Kernel {
public:
    struct Setup {
        u64 key;
        bool unique;
        u32 tail;
        Permutation order;
    };
    explicit BytesKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        auto& parts = block.out().children;
        for (u32 i = 0; i < block.count(); i++) {
            u64 number = setup_.unique ? setup_.order.at(block.rows[i])
                                       : bounded(mix(setup_.key + scaled[i]), setup_.order.size());
            for (u32 k = setup_.tail; k > 0; k--) {
                parts[k].codes[i] = static_cast<u32>(number & 255);
                number >>= 8;
            }
            parts[0].codes[i] = static_cast<u32>(number);
        }
    }

private:
    Setup setup_;
};

Shape codes_shape(std::vector<std::string> texts) {
    return {.form = Form::codes, .dictionary = make_dictionary(std::move(texts))};
}

struct BytesForm {
    std::vector<std::string> lead;
    u32 tail;
    std::string_view sign;
    bool as_hex;
};

Result<BoundColumn> bind_bytes(BindContext& context, BytesForm form) {
    const u64 lead = form.lead.size();
    const u64 space = lead << (8 * form.tail);
    if (const u64 rows = context.rows_for_checks(); context.unique() && rows > space)
        return fail(context.options().wrong(
            "unique", "space_too_small",
            "space = " + with_commas(space) + " < " + with_commas(rows) + " rows",
            "at most " + with_commas(space) + " rows", "use internet.ip6, or drop unique"));
    Shape shape{.type = context.type(), .form = Form::parts};
    shape.children.push_back(codes_shape(std::move(form.lead)));
    const Shape middle = codes_shape(bytes_with(form.sign, form.as_hex));
    const Shape last = codes_shape(bytes_with("", form.as_hex));
    for (u32 k = 1; k <= form.tail; k++) shape.children.push_back(k < form.tail ? middle : last);
    BytesKernel::Setup setup{context.key(0), context.unique(), form.tail,
                             Permutation(context.key(1), space)};
    return BoundColumn{.kernel = std::make_unique<BytesKernel>(std::move(setup)),
                       .outputs = {std::move(shape)}};
}

// mix() is one to one, so different rows have different lower halves.
class Ip6Kernel final : public Kernel {
public:
    Ip6Kernel(u64 high_key, u64 low_key) : high_key_(high_key), low_key_(low_key) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        TextBlock& texts = block.out().text;
        texts.clear();
        for (u32 i = 0; i < block.count(); i++) {
            texts.append("2001:db8");
            append_groups(texts, mix(high_key_ + scaled[i]), 2);
            append_groups(texts, mix(low_key_ + scaled[i]), 4);
            texts.end_row();
        }
    }

private:
    static void append_groups(TextBlock& texts, u64 number, u32 groups) {
        for (u32 group = groups; group > 0; group--) {
            const u32 value = static_cast<u32>(number >> (16 * (group - 1))) & 0xffff;
            texts.append(':');
            // Without leading zeros, as RFC 5952 writes it.
            u32 digits = 1;
            while (digits < 4 && value >> (4 * digits) != 0) digits++;
            for (; digits > 0; digits--)
                texts.append("0123456789abcdef"[(value >> (4 * (digits - 1))) & 15]);
        }
    }

    u64 high_key_;
    u64 low_key_;
};

}  // namespace

Result<BoundColumn> bind_ip4(BindContext& context) {
    return bind_bytes(context, {public_first_bytes(), 3, ".", false});
}

Result<BoundColumn> bind_mac(BindContext& context) {
    return bind_bytes(context, {{"02:"}, 5, ":", true});
}

Result<BoundColumn> bind_ip6(BindContext& context) {
    Shape shape{.type = context.type(), .form = Form::text, .bytes_max = 38};
    return BoundColumn{.kernel = std::make_unique<Ip6Kernel>(context.key(0), context.key(1)),
                       .outputs = {std::move(shape)},
                       .distinct = true};
}

}  // namespace rowsmith

#include "generators/email_texts.h"

#include <algorithm>

#include "column/copy.h"
#include "generators/email_domains.h"
#include "generators/grouped_choice.h"
#include "generators/person_parts.h"
#include "random/permutation.h"

namespace rowsmith {

namespace {

// One side of the address: for each form and code of a name the text's code.
struct Side {
    DictionaryPointer dictionary;
    std::vector<u32> of_code;                               // of all codes in full, then initials
    std::array<u32, email_styles.size()> start_of_style{};  // in of_code
};

Side make_side(const std::vector<std::string>& normals, NameForm EmailStyle::* form_of) {
    Side side;
    for (size_t k = 0; k < email_styles.size(); k++)
        if (email_styles[k].*form_of == NameForm::initial)
            side.start_of_style[k] = static_cast<u32>(normals.size());
    std::vector<std::string> texts;
    for (const NameForm form : {NameForm::full, NameForm::initial}) {
        FormTexts own = form_texts(normals, form);
        const u32 start = static_cast<u32>(texts.size());
        for (const u32 code : own.of_code) side.of_code.push_back(code + start);
        texts.insert(texts.end(), own.texts.begin(), own.texts.end());
    }
    side.dictionary = make_dictionary(std::move(texts));
    return side;
}

class LocalPartKernel final : public Kernel {
public:
    struct Setup {
        Side first, last;
        u32 first_input, last_input, style_input;
        std::vector<u32> copied;  // inputs that are further parts as they are
    };
    explicit LocalPartKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const auto codes = [&](u32 input) { return block.inputs[input]->codes.data(); };
        const u32 *firsts = codes(setup_.first_input), *lasts = codes(setup_.last_input);
        const u32* styles = codes(setup_.style_input);
        auto& parts = block.out().children;
        write(setup_.first, styles, firsts, block.count(), parts[0].codes.data());
        std::copy_n(styles, block.count(), parts[1].codes.data());
        write(setup_.last, styles, lasts, block.count(), parts[2].codes.data());
        for (size_t k = 0; k < setup_.copied.size(); k++)
            copy_column(*block.inputs[setup_.copied[k]], parts[3 + k], block.count());
    }

private:
    static void write(const Side& side, const u32* styles, const u32* names, u32 count, u32* out) {
        const u32* of_code = side.of_code.data();
        for (u32 i = 0; i < count; i++) out[i] = of_code[side.start_of_style[styles[i]] + names[i]];
    }
    Setup setup_;
};

DictionaryPointer sign_dictionary() {
    std::vector<std::string> signs;
    for (const EmailStyle& style : email_styles) signs.emplace_back(style.sign);
    return make_dictionary(std::move(signs));
}

Shape part_of(DictionaryPointer dictionary) {
    return {.form = Form::codes, .dictionary = std::move(dictionary)};
}

bool needs_suffix(BindContext& context) {
    return has_unique(context.members(), {"person.email", "person.user_name", "email"});
}

// The parts that both kinds of text have.
Result<LocalPartKernel::Setup> local_part(BindContext& context, Shape& shape) {
    const PersonLists lists = TRY(bundle_lists(context));
    const u32 first = TRY(context.part("first"));
    const u32 last = TRY(context.part("last"));
    const u32 style = TRY(context.part("style"));
    LocalPartKernel::Setup setup{
        .first = make_side(lists.first_texts(PersonLists::Spelling::normal), &EmailStyle::first),
        .last = make_side(lists.last_texts(PersonLists::Spelling::normal), &EmailStyle::last),
        .first_input = first,
        .last_input = last,
        .style_input = style,
        .copied = {}};
    shape = Shape{.type = context.type(), .form = Form::parts};
    shape.children = {part_of(setup.first.dictionary), part_of(sign_dictionary()),
                      part_of(setup.last.dictionary)};
    if (needs_suffix(context)) {
        setup.copied.push_back(TRY(context.part("suffix")));
        shape.children.push_back(context.input_shape(setup.copied.back()));
    }
    return setup;
}

class RowSuffixKernel final : public Kernel {
public:
    explicit RowSuffixKernel(u64 key) : order_(key) {}
    void fill(const Fill& block) const override {
        for (u32 i = 0; i < block.count(); i++)
            block.out().integers[i] = static_cast<i64>(order_.at(block.rows[i])) + 1;
    }

private:
    LevelledPermutation order_;
};

}  // namespace

FormTexts form_texts(const std::vector<std::string>& normals, NameForm form) {
    std::vector<std::pair<std::string_view, u32>> sorted;
    sorted.reserve(normals.size());
    for (const std::string_view normal : normals)
        sorted.emplace_back(form == NameForm::full ? normal : normal.substr(0, 1), sorted.size());
    std::ranges::sort(sorted);
    FormTexts made{.texts = {}, .of_code = std::vector<u32>(normals.size())};
    for (const auto& [text, code] : sorted) {
        if (made.texts.empty() || made.texts.back() != text) made.texts.emplace_back(text);
        made.of_code[code] = static_cast<u32>(made.texts.size() - 1);
    }
    return made;
}

Result<BoundColumn> bind_email_style(BindContext& context) {
    std::vector<double> weights;
    for (const EmailStyle& style : email_styles) weights.push_back(style.weight);
    GroupedChoice choice;
    (void)TRY(choice.add(weights));
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {part_of(sign_dictionary())},
                       .summary = "how the name is written in an address"};
}

// The letters before it end where its digits begin, so different numbers make different texts.
Result<BoundColumn> bind_row_suffix(BindContext& context) {
    Shape shape{.type = {.kind = Kind::integer}, .form = Form::int64, .low = 1};
    return BoundColumn{.kernel = std::make_unique<RowSuffixKernel>(context.key()),
                       .outputs = {shape},
                       .summary = "the row's number, permuted"};
}

Result<BoundColumn> bind_user_name(BindContext& context) {
    Shape shape;
    auto setup = TRY(local_part(context, shape));
    return BoundColumn{.kernel = std::make_unique<LocalPartKernel>(std::move(setup)),
                       .outputs = {std::move(shape)},
                       .summary = "user name, from the row's name",
                       .distinct = true};
}

Result<BoundColumn> bind_email(BindContext& context) {
    Shape shape;
    auto setup = TRY(local_part(context, shape));
    setup.copied.push_back(TRY(context.part("domain")));
    shape.children.push_back(context.input_shape(setup.copied.back()));
    return BoundColumn{.kernel = std::make_unique<LocalPartKernel>(std::move(setup)),
                       .outputs = {std::move(shape)},
                       .summary = "e-mail, from the row's name",
                       .distinct = true};
}

}  // namespace rowsmith

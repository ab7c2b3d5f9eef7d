#include "generators/name_columns.h"

#include "generators/grouped_choice.h"
#include "generators/person_parts.h"
#include "generators/same_column.h"

namespace rowsmith {

namespace {

// Two texts of each row from one dictionary, in the order of its country.
class NativeNameKernel final : public Kernel {
public:
    struct Setup {
        u32 first_input, last_input;
        u32 first_count;
        std::vector<u8> last_first;  // by the first name's code
    };
    explicit NativeNameKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const u32* firsts = block.inputs[setup_.first_input]->codes.data();
        const u32* lasts = block.inputs[setup_.last_input]->codes.data();
        auto& parts = block.out().children;
        for (u32 i = 0; i < block.count(); i++) {
            const u32 last = lasts[i] + setup_.first_count;
            const u8 turned = setup_.last_first[firsts[i]];
            parts[0].codes[i] = turned ? last : firsts[i];
            parts[1].codes[i] = turned;
            parts[2].codes[i] = turned ? firsts[i] : last;
        }
    }

private:
    Setup setup_;
};

Shape codes_of(DictionaryPointer dictionary) {
    return {.form = Form::codes, .dictionary = std::move(dictionary)};
}

}  // namespace

Result<BoundColumn> bind_shown_part(BindContext& context, std::string_view part) {
    if (context.unique())
        return fail(context.options().wrong(
            "unique", "unique_not_possible",
            "the values of " + context.options().descriptor().name + " repeat by their nature",
            "a column with a suffix or digits to vary",
            "drop unique, or use person.full_name or person.email"));
    const u32 input = TRY(context.part(part));
    Shape shape = context.input_shape(input);
    shape.type = context.type();
    return same_column(input, shape);
}

Result<BoundColumn> bind_full_name(BindContext& context) {
    const u32 first = TRY(context.part("first"));
    const u32 last = TRY(context.part("last"));
    std::vector<std::string> texts = context.input_shape(first).dictionary->texts;
    for (std::string& text : texts) text += ' ';
    Shape shape{.type = context.type(), .form = Form::parts};
    shape.children = {codes_of(make_dictionary(std::move(texts))), context.input_shape(last)};
    // Of unique names the parts come from one point, see person_parts.cpp.
    return BoundColumn{.kernel = std::make_unique<JoinedColumns>(std::vector{first, last}),
                       .outputs = {std::move(shape)},
                       .distinct = true};
}

Result<BoundColumn> bind_native_name(BindContext& context) {
    const u32 first = TRY(context.part("first"));
    const u32 last = TRY(context.part("last"));
    const PersonLists lists = TRY(bundle_lists(context));
    std::vector<std::string> texts = lists.first_texts(PersonLists::Spelling::native);
    const auto last_texts = lists.last_texts(PersonLists::Spelling::native);
    texts.insert(texts.end(), last_texts.begin(), last_texts.end());
    std::vector<u8> last_first;
    for (const values::People* people : lists.people)
        for (const values::Names& names : people->first)
            last_first.insert(last_first.end(), names.size(), people->locale == "ja_JP" ? 1 : 0);
    Shape shape{.type = context.type(), .form = Form::parts};
    const auto both = make_dictionary(std::move(texts));
    shape.children = {codes_of(both), codes_of(make_dictionary({" ", ""})), codes_of(both)};
    return BoundColumn{.kernel = std::make_unique<NativeNameKernel>(NativeNameKernel::Setup{
                           first, last, lists.first_count, std::move(last_first)}),
                       .outputs = {std::move(shape)},
                       .distinct = true};
}

}  // namespace rowsmith

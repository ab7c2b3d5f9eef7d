// Texts with slots: INV-{id:06}, or one of several such by shares.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "column/convert.h"
#include "generators/code_picker.h"
#include "generators/template_slots.h"

namespace rowsmith {
namespace {

using Pieces = std::vector<TextPiecePointer>;

// One template: its pieces stay apart, so that formats can copy them.
class PartsKernel final : public Kernel {
public:
    explicit PartsKernel(Pieces pieces) : pieces_(std::move(pieces)) {}
    void fill(const Fill& block) const override {
        for (size_t k = 0; k < pieces_.size(); k++)
            pieces_[k]->fill(block, block.out().children[k]);
    }

private:
    Pieces pieces_;
};

// Several templates: each row writes the text of its own.
class TextsKernel final : public Kernel {
public:
    TextsKernel(CodePickerPointer picker, std::vector<Pieces> templates)
        : picker_(std::move(picker)), templates_(std::move(templates)) {}
    void fill(const Fill& block) const override {
        std::array<u32, block_rows> chosen;
        picker_->pick(block, chosen.data());
        std::string text;
        TextBlock& texts = block.out().text;
        texts.clear();
        for (u32 i = 0; i < block.count(); i++) {
            text.clear();
            for (const TextPiecePointer& piece : templates_[chosen[i]])
                piece->append(block, i, text);
            texts.add(text);
        }
    }

private:
    CodePickerPointer picker_;
    std::vector<Pieces> templates_;
};

struct Written {
    PlacedText text;
    double share = 1;
};

Result<std::vector<Written>> written_templates(const Options& options) {
    const Node* node = options.node("template");
    if (node == nullptr)
        return fail(options.wrong("template", "option_missing", "a template needs its text",
                                  "template: 'INV-{id:06}'", "add template"));
    if (node->is_scalar()) {
        std::string text = TRY(read_text(*node));
        return std::vector<Written>{{.text = {std::move(text), node->place()}}};
    }
    std::vector<Written> templates;
    for (const ShareEntry& entry : TRY(options.shares("template")))
        templates.push_back({.text = {entry.text, entry.place}, .share = entry.share});
    return templates;
}

u32 bytes_max(const Pieces& pieces) {
    u32 sum = 0;
    for (const TextPiecePointer& piece : pieces) {
        const Shape shape = piece->shape();
        sum += text_bytes_max(shape);
    }
    return sum;
}

Error not_one_to_one(const Options& options) {
    return options.wrong("template", "template_not_one_to_one",
                         "two rows could get the same text, but the column is unique",
                         "one template with a unique column in it, set apart from what varies",
                         "put a unique column into it behind a sign: 'A-{id}'");
}

Result<BoundColumn> bind_one(BindContext& context, const Written& written) {
    const auto read = TRY(read_template(written.text));
    Pieces pieces = TRY(bind_pieces(context, read));
    if (pieces.empty())
        return fail(context.options().wrong("template", "template_empty",
                                            "the template has no text", "a text with slots",
                                            "write a text, like 'INV-{id:06}'"));
    if (context.unique() && !is_one_to_one(context, read, pieces))
        return fail(not_one_to_one(context.options()));
    Shape shape{.type = context.type(), .form = Form::parts};
    for (const TextPiecePointer& piece : pieces) shape.children.push_back(piece->shape());
    return BoundColumn{.kernel = std::make_unique<PartsKernel>(std::move(pieces)),
                       .outputs = {std::move(shape)},
                       .summary = "template " + written.text.text};
}

Result<BoundColumn> bind(BindContext& context) {
    const std::vector<Written> templates = TRY(written_templates(context.options()));
    if (templates.size() == 1) return bind_one(context, templates[0]);
    if (context.unique()) return fail(not_one_to_one(context.options()));
    std::vector<Pieces> all;
    std::vector<double> shares;
    Shape shape{.type = context.type(), .form = Form::text};
    for (const Written& written : templates) {
        const auto read = TRY(read_template(written.text));
        all.push_back(TRY(bind_pieces(context, read)));
        shares.push_back(written.share);
        shape.bytes_max = std::max(shape.bytes_max, bytes_max(all.back()));
    }
    auto picker = TRY(make_code_picker(context, {.shares = shares, .option = "template"}));
    return BoundColumn{.kernel = std::make_unique<TextsKernel>(std::move(picker), std::move(all)),
                       .outputs = {std::move(shape)},
                       .summary = "one of " + with_commas(templates.size()) + " templates"};
}

}  // namespace

namespace generators {

const Generator& template_() {
    static const Generator generator{
        {.name = "template",
         .summary = "a text with slots for other columns, words and check digits",
         .options = {{.name = "template",
                      .kind = OptionKind::template_,
                      .doc = "a text like INV-{id:06}, or a list or shares of such",
                      .required = true},
                     {.name = "words",
                      .kind = OptionKind::map,
                      .doc = "lists or shares of words that slots name: {word: [laptop, dock]}"}},
         .kinds = {Kind::string, Kind::email, Kind::phone},
         .example = "{type: string, generate: template, template: 'a {size} {thing}', words: "
                    "{size: [small, large], thing: {table: 70%, chair: rest}}}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith

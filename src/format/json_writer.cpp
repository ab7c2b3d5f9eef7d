#include "format/json_writer.h"

#include "format/text_writer.h"

namespace rowsmith {

namespace {

// What stands around the cells of an object.
struct ObjectText {
    std::string open;       // before the first key
    std::string separator;  // between a cell and the next key
    std::string colon;      // between key and cell
    std::string close;
};

TextFile around_cells(const TableLayout& layout, const Notation& notation, const ObjectText& text) {
    TextFile file;
    for (const Field& field : layout.fields) {
        std::string before = file.before.empty() ? text.open : text.separator;
        notation.append_name(field.name, before);
        file.before.push_back(before + text.colon);
    }
    file.after = text.close;
    return file;
}

}  // namespace

Result<std::unique_ptr<Writer>> make_jsonl_writer(const TableLayout& layout) {
    const Notation notation = Notation::json();
    return make_text_writer(
        layout, notation,
        around_cells(layout, notation,
                     {.open = "{", .separator = ",", .colon = ":", .close = "}\n"}));
}

Result<std::unique_ptr<Writer>> make_json_writer(const TableLayout& layout,
                                                 const JsonStyle& style) {
    const Notation notation = Notation::json();
    ObjectText text{.open = ",\n{", .separator = ",", .colon = ":", .close = "}"};
    if (style.indent > 0) {
        const std::string row = "\n" + std::string(style.indent, ' ');
        const std::string cell = row + std::string(style.indent, ' ');
        text = {.open = "," + row + "{" + cell,
                .separator = "," + cell,
                .colon = ": ",
                .close = row + "}"};
    }
    TextFile file = around_cells(layout, notation, text);
    file.head = "[";
    file.foot = "\n]\n";
    file.drops_first_byte = true;
    return make_text_writer(layout, notation, std::move(file));
}

}  // namespace rowsmith

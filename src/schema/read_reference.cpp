#include "schema/check_keys.h"
#include "schema/model.h"

namespace rowsmith {

namespace {

void read_choose(const Node& choose, ReferenceSpec& reference, Problems& problems) {
    const Node* weight = choose.find("weight");
    if (choose.is_scalar()) {
        if (choose.text == "zipf") reference.choose = Choose::zipf;
        if (choose.text == "own_child") reference.choose = Choose::own_child;
        OptionSpec word = find_key(KeyPlace::reference, "choose")->option;
        word.kind = OptionKind::word;
        check_value(choose, word, problems);
    } else if (weight != nullptr && choose.items.size() == 1 && read_path(*weight)) {
        reference.choose = Choose::weight;
        reference.weight = placed(weight);
    } else {
        problems.add(schema_error("choose_form", "choose is " + describe(choose), choose.place(),
                                  "uniform, zipf, own_child or {weight: column}",
                                  "write {weight: column}, or one of the words"));
    }
}

}  // namespace

std::optional<ReferenceSpec> read_reference(const Node& column, Problems& problems) {
    const Node* node = column.find("references");
    if (node == nullptr) return std::nullopt;
    const auto path = read_path(*node);
    if (!path) return std::nullopt;  // told with the keys
    if (path->size() != 2) {
        problems.add(schema_error(
            "reference_form", "references is " + describe(*node), node->place(),
            "a table and its column: customers.id",
            "write " + (path->size() == 1 ? (*path)[0] : node->text) + ".id, if id is its key"));
        return std::nullopt;
    }
    ReferenceSpec reference{.table = (*path)[0], .column = (*path)[1], .place = node->place()};
    take(column, "exponent", read_number, reference.exponent);
    if (const Node* choose = column.find("choose")) read_choose(*choose, reference, problems);
    if (const Node* tree = column.find("tree")) {
        if (!tree->is_map()) {
            problems.add(schema_error("map_wanted", "tree is " + describe(*tree), tree->place(),
                                      "a map like {roots: 1, children: 8}",
                                      "write tree: {roots: 1, children: 8}"));
            return reference;
        }
        check_keys(*tree, KeyPlace::tree, problems);
        reference.tree_roots = 1;
        reference.tree_children = 8;
        take(*tree, "roots", read_number, reference.tree_roots);
        take(*tree, "children", read_number, reference.tree_children);
    }
    return reference;
}

TimeSpec read_time(const Node& column) {
    TimeSpec time;
    time.after = placed_list(column.find("after"));
    time.before = placed_list(column.find("before"));
    time.empty = static_cast<WhenEmpty>(word_index(column, "empty", {"error", "null", "after"}, 0));
    time.past_end =
        static_cast<PastEnd>(word_index(column, "past_end", {"cut", "null", "allow"}, 0));
    time.snap = static_cast<Snap>(word_index(column, "snap", {"none", "next", "nearest"}, 0));
    take(column, "sorted", read_boolean, time.sorted);
    take(column, "trend", read_rate, time.trend);
    if (const Node* delay = column.find("delay")) time.delay = *delay;
    if (const Node* calendar = column.find("calendar")) time.calendar = *calendar;
    return time;
}

}  // namespace rowsmith

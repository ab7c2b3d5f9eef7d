// Status codes of answers over HTTP.
#include <array>

#include "generators/grouped_choice.h"

namespace rowsmith {
namespace {

struct Status {
    i64 code;
    double weight;
};
constexpr std::array<Status, 15> statuses = {{{200, 820},
                                              {201, 30},
                                              {204, 20},
                                              {301, 20},
                                              {302, 22},
                                              {304, 34},
                                              {400, 10},
                                              {401, 9},
                                              {403, 6},
                                              {404, 18},
                                              {422, 2},
                                              {429, 2},
                                              {500, 4},
                                              {502, 2},
                                              {503, 1}}};

Result<BoundColumn> bind(BindContext& context) {
    GroupedChoice choice;
    std::vector<double> weights;
    Dictionary codes;
    for (const Status& status : statuses) {
        weights.push_back(status.weight);
        codes.integers.push_back(status.code);
    }
    (void)TRY(choice.add(weights));
    Shape shape{.type = context.type(),
                .form = Form::codes,
                .dictionary = std::make_shared<const Dictionary>(std::move(codes))};
    return BoundColumn{.kernel = std::make_unique<ChosenCodes>(context.key(), std::move(choice),
                                                               std::vector<GroupInput>{}),
                       .outputs = {std::move(shape)}};
}

}  // namespace

namespace generators {

const Generator& internet_status() {
    static const Generator generator{{.name = "internet.status",
                                      .summary = "the status code of an answer: 200, 404 …",
                                      .kinds = {Kind::integer},
                                      .example = "{type: integer, generate: internet.status}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith

// How browsers name themselves.
#include <array>

#include "generators/internet_parts.h"

namespace rowsmith {
namespace {

constexpr std::array<FixedWord, 8> browsers = {{
    {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/140.0.0.0 Safari/537.36",
     34},
    {"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/140.0.0.0 Mobile Safari/537.36",
     24},
    {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
     "Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
     16},
    {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/140.0.0.0 Safari/537.36",
     8},
    {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
     "Version/18.6 Safari/605.1.15",
     6},
    {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
     "Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
     6},
    {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0", 3},
    {"Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", 3},
}};

Result<BoundColumn> bind(BindContext& context) { return bind_fixed_words(context, browsers); }

}  // namespace

namespace generators {

const Generator& internet_user_agent() {
    static const Generator generator{{.name = "internet.user_agent",
                                      .summary = "how a browser names itself",
                                      .kinds = {Kind::string},
                                      .example = "{type: string, generate: internet.user_agent}"},
                                     bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith

// Prices of products: lognormal around what a thing of its kind costs, ended as shops end them. The
// quantiles are made at plan time, so a price takes two look-ups.
#include "generators/product_price.h"

#include <algorithm>

#include "random/real_functions.h"
#include "random/streams.h"
#include "values/lexicon.h"

namespace rowsmith {

namespace {

constexpr u32 quantiles = 1024;
constexpr double z_95 = 1.6448536269514722;

// Whole units of money for each noun and quantile, at least 1.
std::vector<i64> price_table() {
    std::vector<i64> table;
    for (const values::Category& category : values::products().categories) {
        const double spread =
            natural_log(static_cast<double>(category.p95_price) / category.median_price);
        // Nouns of a category differ already, so a noun's own prices spread less.
        const double deviation = 0.5 * spread / z_95;
        for (const u32 percent : category.price_percents)
            for (u32 q = 0; q < quantiles; q++) {
                const double z = inverse_normal((q + 0.5) / quantiles);
                const double price =
                    category.median_price * (percent / 100.0) * exponential(deviation * z);
                table.push_back(std::max<i64>(1, static_cast<i64>(price + 0.5)));
            }
    }
    return table;
}

// What is taken from the whole price: 55% end in .99, 15% in .95, 10% in .49, 20% in .00.
i64 cents_off(u64 bits) {
    const u64 percent = bounded(bits, 100);
    if (percent < 55) return 1;
    if (percent < 70) return 5;
    return percent < 80 ? 51 : 0;
}

class PriceKernel final : public Kernel {
public:
    struct Setup {
        u64 price_key, ending_key;
        u32 noun_input;
        bool is_float;
        i64 factor;  // of cents
        std::vector<i64> prices;
    };
    explicit PriceKernel(Setup setup) : setup_(std::move(setup)) {}
    void fill(const Fill& block) const override {
        const u64* scaled = block.rows.scaled();
        const u32* nouns = block.inputs[setup_.noun_input]->codes.data();
        for (u32 i = 0; i < block.count(); i++) {
            const u64 quantile = mix(setup_.price_key + scaled[i]) >> 54;
            const i64 whole = setup_.prices[nouns[i] * quantiles + quantile];
            const i64 cents = whole * 100 - cents_off(mix(setup_.ending_key + scaled[i]));
            if (setup_.is_float)
                block.out().floats[i] = static_cast<double>(cents) / 100;
            else
                block.out().integers[i] = cents * setup_.factor;
        }
    }

private:
    Setup setup_;
};

}  // namespace

Result<BoundColumn> bind_product_price(BindContext& context) {
    const Type& type = context.type();
    const bool is_float = type.kind == Kind::float_;
    if (!is_float && (type.scale < 2 || type.scale > 9))
        return fail(context.options().wrong(
            "scale", "price_scale",
            "prices have cents, so a scale of " + std::to_string(type.scale) + " can't hold them",
            "a scale from 2 to 9", "write scale: 2"));
    i64 factor = 1;
    for (i32 digit = 2; digit < type.scale; digit++) factor *= 10;
    const u32 noun = TRY(context.part("noun"));
    PriceKernel::Setup setup{context.key(0), context.key(1), noun, is_float, factor, price_table()};
    Shape shape{.type = type, .form = is_float ? Form::float64 : Form::int64};
    shape.low = 0;
    shape.high = *std::max_element(setup.prices.begin(), setup.prices.end()) * 100 * factor;
    return BoundColumn{.kernel = std::make_unique<PriceKernel>(std::move(setup)),
                       .outputs = {std::move(shape)},
                       .summary = "price of a thing of its kind"};
}

}  // namespace rowsmith

// What a generator may ask while it binds; collects the inputs of its kernel.
#pragma once
#include "plan/builder.h"

namespace rowsmith {

class ColumnContext final : public BindContext {
public:
    struct Subject {
        u32 table;
        const ColumnSpec* column;
        std::string name;  // in the plan
        u64 key;
        Type type;
        const Options* options;
        std::optional<u64> element_rows = {};  // of an array's items: the most of one array
        std::optional<u64> counted_rows = {};  // of exact shares among some rows
    };
    ColumnContext(Builder& builder, Subject subject)
        : builder_(builder), subject_(std::move(subject)) {}

    const ColumnSpec& column() const override { return *subject_.column; }
    const Type& type() const override { return subject_.type; }
    const Options& options() const override { return *subject_.options; }
    Place place() const override { return subject_.column->place; }
    bool unique() const override;
    const DocumentFacts& document() const override { return builder_.document(); }
    std::span<const PlacedText> rules_of_values() override {
        minds_rules_ = true;
        return subject_.column->value_rules;
    }

    u64 key(u64 draw) const override;
    u64 rows(std::string_view reason) override;
    u64 rows_for_checks() const override;

    bool has_unique_index() const override;
    Result<u32> unique_index(u64 space) override;
    Result<u32> expression(const PlacedText& text, const Type* target) override;
    Result<u32> path(const PlacedText& path) override;
    bool is_unique_path(std::string_view path) const override;
    Result<u32> line(const LineWish& wish) override;
    Result<u32> parent(ParentValue value) override;
    Result<u32> part(std::string_view part, u32 output) override;
    Result<u32> locale() override;
    Result<Locales> own_locales() override;
    std::string usual_locale() const override;
    const Shape& input_shape(u32 input) const override;
    bool same_for_siblings(u32 input) const override;
    Result<u32> field(const ColumnSpec& field) override;
    Result<BoundColumn> element(const ColumnSpec& element) override;
    std::span<const Member> members() override;

    std::vector<Ref> take_inputs() { return std::move(inputs_); }
    // The generator has asked whether its values must differ: it sees to it, or has refused.
    bool minds_unique() const { return minds_unique_; }
    // Its values follow from the number of the row among those that count.
    bool counts_rows() const { return counts_rows_; }
    // The same of rules about its values.
    bool minds_rules() const { return minds_rules_; }
    // Those asked for by field().
    const std::vector<Ref>& fields() const { return fields_; }

private:
    u32 input(const Ref& ref);
    Result<void> refuse_inputs() const;

    Builder& builder_;
    Subject subject_;
    u64 unique_space_ = 0;  // of an array's items
    mutable bool minds_unique_ = false;
    bool minds_rules_ = false;
    bool counts_rows_ = false;
    std::vector<Ref> inputs_;
    std::vector<Ref> fields_;
    std::vector<Builder::MemberColumn> member_columns_;  // what members_ point into
    std::vector<Member> members_;
};

}  // namespace rowsmith

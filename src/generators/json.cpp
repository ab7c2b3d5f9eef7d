// An object with fields of its own, each made like a column.
#include "column/copy.h"
#include "generators/generator.h"
#include "generators/refuse_unique.h"

namespace rowsmith {
namespace {

// The fields are nodes of the plan, which may read other columns.
class GatheredKernel final : public Kernel {
public:
    explicit GatheredKernel(std::vector<u32> inputs) : inputs_(std::move(inputs)) {}
    void fill(const Fill& block) const override {
        for (size_t k = 0; k < inputs_.size(); k++)
            copy_column(*block.inputs[inputs_[k]], block.out().children[k], block.count());
    }

private:
    std::vector<u32> inputs_;
};

// Inside an array: the fields stand on their own.
class OwnFieldsKernel final : public Kernel {
public:
    explicit OwnFieldsKernel(std::vector<KernelPointer> fields) : fields_(std::move(fields)) {}
    std::unique_ptr<Scratch> make_scratch() const override {
        auto scratch = std::make_unique<FieldScratch>();
        for (const KernelPointer& field : fields_) scratch->fields.push_back(field->make_scratch());
        return scratch;
    }
    void fill(const Fill& block) const override {
        auto& scratch = *static_cast<FieldScratch*>(block.scratch);
        for (size_t k = 0; k < fields_.size(); k++) {
            Column* child = &block.out().children[k];
            fields_[k]->fill({.rows = block.rows,
                              .inputs = {},
                              .outputs = {&child, 1},
                              .scratch = scratch.fields[k].get()});
        }
    }

private:
    struct FieldScratch final : Scratch {
        std::vector<std::unique_ptr<Scratch>> fields;
    };
    std::vector<KernelPointer> fields_;
};

std::string summary_of(const std::vector<ColumnSpec>& fields) {
    std::string summary = "an object of ";
    for (size_t i = 0; i < fields.size(); i++) {
        if (i > 0) summary += i + 1 == fields.size() ? " and " : ", ";
        summary += fields[i].name;
    }
    return summary;
}

Result<BoundColumn> bind_inside_array(BindContext& context) {
    Shape shape{.type = context.type(), .form = Form::record};
    std::vector<KernelPointer> kernels;
    for (const ColumnSpec& field : context.column().fields) {
        BoundColumn bound = TRY(context.element(field));
        if (bound.unique_space > 0)
            return fail(schema_error("unique_field_of_items",
                                     "the field '" + field.name + "' of an array's items is unique",
                                     field.place, "unique items that are plain values",
                                     "remove unique from the field"));
        bound.outputs[0].name = field.name;
        shape.children.push_back(std::move(bound.outputs[0]));
        kernels.push_back(std::move(bound.kernel));
    }
    return BoundColumn{.kernel = std::make_unique<OwnFieldsKernel>(std::move(kernels)),
                       .outputs = {std::move(shape)},
                       .summary = summary_of(context.column().fields)};
}

Result<BoundColumn> bind(BindContext& context) {
    TRY(refuse_unique(context, "remove unique, or make a field's column of the table unique"));
    const std::vector<ColumnSpec>& fields = context.column().fields;
    if (fields.empty())
        return fail(context.options().wrong("fields", "fields_missing", "the object has no field",
                                            "at least one field",
                                            "add fields: {color: [red, blue]}"));
    Shape shape{.type = context.type(), .form = Form::record};
    std::vector<u32> inputs;
    for (const ColumnSpec& field : fields) {
        auto input = context.field(field);
        if (!input) {
            const bool inside_array = input.error().cause == "array_items_read_columns";
            if (inside_array && inputs.empty()) return bind_inside_array(context);
            return fail(std::move(input).error());
        }
        inputs.push_back(*input);
        shape.children.push_back(context.input_shape(*input));
        shape.children.back().name = field.name;
    }
    return BoundColumn{.kernel = std::make_unique<GatheredKernel>(std::move(inputs)),
                       .outputs = {std::move(shape)},
                       .summary = summary_of(fields)};
}

}  // namespace

namespace generators {

const Generator& json() {
    static const Generator generator{
        {.name = "json",
         .summary = "an object with fields of its own",
         .options = {{.name = "fields",
                      .kind = OptionKind::columns,
                      .doc = "the fields, each written like a column",
                      .required = true}},
         .kinds = {Kind::json},
         .example = "{type: json, generate: json, fields: {color: [red, blue], weight: 1..20, "
                    "size: {type: json, fields: {width: 1..9, id: uuid}}}}"},
        bind};
    return generator;
}

}  // namespace generators
}  // namespace rowsmith

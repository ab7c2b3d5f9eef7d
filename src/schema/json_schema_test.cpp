#include "schema/json_schema.h"

#include <gtest/gtest.h>

#include "schema/keys.h"
#include "schema/read_document.h"
#include "schema/test_catalogue.h"

namespace rowsmith {
namespace {

Node published() {
    Problems problems;
    const auto schema = read_document(json_schema(test_catalogue()), "s.json", problems);
    EXPECT_TRUE(problems.ok()) << to_text(problems.errors()[0]);
    return schema.value_or(Node{});
}

TEST(JsonSchema, knows_each_key_and_no_reserved_one) {
    const Node schema = published();
    const Node* table = schema.find("$defs")->find("table");
    ASSERT_NE(table, nullptr);
    for (const KeySpec& key : all_keys()) {
        if (key.place != KeyPlace::table) continue;
        EXPECT_EQ(table->find("properties")->has(key.option.name),
                  key.availability == Availability::now)
            << key.option.name;
    }
    EXPECT_EQ(table->find("additionalProperties")->text, "false");
    EXPECT_EQ(schema.find("else")->find("required")->items.size(), 2U);
}

TEST(JsonSchema, lists_the_generators_with_what_they_require) {
    const Node schema = published();
    const Node& column = schema.find("$defs")->find("column")->find("anyOf")->items.back();
    const Node* generate = column.find("properties")->find("generate");
    EXPECT_EQ(generate->find("enum")->items.size(), test_catalogue().generators().size());
    bool found = false;
    for (const Node& condition : column.find("allOf")->items) {
        const Node* asked = condition.find("if");
        const Node* properties = asked == nullptr ? nullptr : asked->find("properties");
        const Node* named = properties == nullptr ? nullptr : properties->find("generate");
        if (named == nullptr || named->find("enum")->items[0].text != "constant") continue;
        const Node& required = condition.find("then")->find("anyOf")->items[0];
        EXPECT_EQ(required.find("required")->items[0].text, "value");
        found = true;
    }
    EXPECT_TRUE(found);
}

}  // namespace
}  // namespace rowsmith

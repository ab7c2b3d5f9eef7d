#include "base/database.h"

#include <gtest/gtest.h>

#include "base/filesystem.h"
#include "base/test_folder.h"

namespace rowsmith {
namespace {

class OnDisk : public ::testing::Test {
protected:
    Database open() const {
        auto database = Database::open(file_);
        EXPECT_TRUE(database) << to_text(database.error());
        return *std::move(database);
    }
    TestFolder folder_;
    const std::string file_ = folder_.path() + "/database.sqlite";
};

u64 rows(Database& database) {
    SqlStatement statement = *database.prepare("SELECT count(*) FROM t");
    EXPECT_TRUE(*statement.step());
    return statement.count(0);
}

TEST_F(OnDisk, gives_back_what_was_bound) {
    Database database = open();
    ASSERT_TRUE(database.run("CREATE TABLE t (a INTEGER, b TEXT, c TEXT)"));
    {
        SqlStatement insert = *database.prepare("INSERT INTO t VALUES (?, ?, ?)");
        insert.bind(1, i64{-7}).bind(2, std::string_view("a\0b", 3)).bind_null(3);
        ASSERT_TRUE(insert.run());
    }
    EXPECT_EQ(database.changed(), 1U);
    SqlStatement select = *database.prepare("SELECT a, b, c FROM t");
    ASSERT_TRUE(*select.step());
    EXPECT_EQ(select.integer(0), -7);
    EXPECT_EQ(select.text(1), std::string("a\0b", 3));
    EXPECT_TRUE(select.is_null(2));
    EXPECT_FALSE(*select.step());
}

TEST_F(OnDisk, keeps_nothing_of_a_transaction_without_a_commit) {
    Database database = open();
    ASSERT_TRUE(database.run("CREATE TABLE t (a INTEGER)"));
    {
        const auto transaction = Transaction::begin(database);
        ASSERT_TRUE(database.run("INSERT INTO t VALUES (1)"));
    }
    EXPECT_EQ(rows(database), 0U);
    {
        auto transaction = Transaction::begin(database);
        ASSERT_TRUE(database.run("INSERT INTO t VALUES (1)"));
        ASSERT_TRUE(transaction->commit());
    }
    EXPECT_EQ(rows(database), 1U);
}

TEST_F(OnDisk, sees_that_another_connection_wrote) {
    Database database = open();
    ASSERT_TRUE(database.run("CREATE TABLE t (a INTEGER)"));
    const i64 before = *database.version();
    Database other = open();
    ASSERT_TRUE(other.run("INSERT INTO t VALUES (1)"));
    EXPECT_NE(*database.version(), before);
    EXPECT_EQ(rows(database), 1U);
    EXPECT_EQ(*database.integrity(), "");
}

TEST_F(OnDisk, says_that_a_file_is_no_database) {
    const auto file = real_filesystem().create(file_);
    ASSERT_TRUE((*file)->write(std::string(5000, 'x')));
    ASSERT_TRUE((*file)->close());
    const auto database = Database::open(file_);
    ASSERT_FALSE(database);
    EXPECT_EQ(database.error().cause, "no_database");
    EXPECT_EQ(database.error().place.file, file_);
}

TEST_F(OnDisk, says_where_a_statement_is_wrong) {
    Database database = open();
    const auto statement = database.prepare("SELECT a FROM nowhere");
    ASSERT_FALSE(statement);
    EXPECT_EQ(statement.error().cause, "database_failed");
    EXPECT_EQ(statement.error().message, "no such table: nowhere");
}

}  // namespace
}  // namespace rowsmith

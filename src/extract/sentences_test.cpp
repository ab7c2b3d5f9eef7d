// Plain sentences and what must come of each: the tables with their rows, single keys of the
// schema, and the words that were not applied. Every schema is also read back.
#include <gtest/gtest.h>

#include "base/text.h"
#include "column/moment.h"
#include "extract/extract.h"
#include "generators/full_catalogue.h"
#include "generators/generator.h"
#include "plan/plan.h"

namespace rowsmith {
namespace {

struct Sentence {
    const char* words;
    const char* tables;         // "customers 100; orders per customers count 3"
    const char* facts = "";     // "orders.status.enum_values.returned=8%; locale=de_DE"
    const char* left_out = "";  // words that were not applied; of contradictions led by '!'
};

constexpr Sentence sentences[] = {
    {"an HR database with 200 employees, each with a manager and a department",
     "departments 8; employees 200",
     "employees.manager_id.references=employees.id; employees.manager_id.tree.roots=1; "
     "employees.department_id.references=departments.id; name=hr"},
    {"50,000 bank transactions of 2,000 accounts, 2% fraudulent",
     "accounts 2000; transactions per accounts total 50000", "transactions.is_fraud.share=2%"},
    {"1,000 patients with their appointments and prescriptions",
     "patients 1000; appointments per patients mean 3.5; prescriptions per patients mean 2.2",
     "prescriptions.patient_id.references=patients.id"},
    {"1000 Kunden mit Name, E-Mail und Stadt", "customers 1000",
     "locale=de_DE; customers.stadt.generate=place.city; customers.e_mail.type=email"},
    {"5000 Bestellungen von 800 Kunden im Jahr 2024, 5% storniert",
     "customers 800; orders per customers total 5000",
     "orders.placed_at.min_value=2024-01-01; orders.status.enum_values.cancelled=5%"},
    {"Erzeuge 300 Mitarbeiter mit Vorname, Nachname, Gehalt und Geburtsdatum", "employees 300",
     "employees.vorname.generate=person.first_name; employees.gehalt.generate=lognormal"},
    {"100 customers with 3 orders each, every order has 1 to 5 items",
     "customers 100; orders per customers count 3; order_items per orders count 1..5",
     "orders.total.expression=sum(order_items.amount)"},
    {"5k users in France and Germany, 20% premium, half of them have a dog, 5% missing emails",
     "users 5000",
     "users.is_premium.share=20%; users.has_dog.share=50%; users.email.null_share=5%"},
    {"one million sensor readings from 50 sensors over the past 3 years, sorted by time",
     "sensors 50; readings 1000000",
     "readings.measured_at.min_value=2023-08-15; readings.measured_at.sorted=true; "
     "readings.sensor_id.references=sensors.id"},
    {"100 companies with 500 employees; salary between 30,000 and 120,000 euros; as CSV",
     "companies 100; employees per companies total 500",
     "employees.salary.min_value=30000; employees.salary.max_value=120000", "as CSV"},
    {"invoices for 80 suppliers, average amount of 1200",
     "suppliers 80; invoices per suppliers mean 3", "invoices.amount.mean=1200"},
    {"2,000 students take 3 to 6 of 40 courses",
     "students 2000; courses 40; enrollments per students count 3..6",
     "enrollments.course_id.references=courses.id"},
    {"300 spaceships with name, speed between 10 and 500, crew size (2 to 12) and status (active, "
     "lost)",
     "spaceships 300",
     "spaceships.speed.max_value=500; spaceships.crew_size.min_value=2; "
     "spaceships.status.type=enum"},
    {"I need 200 blog posts with title, author and publication date", "posts 200",
     "posts.author.generate=person.full_name; posts.publication_date.type=date"},
    {"Two thousand hotel bookings in Spain from June to August 2024, 15% cancelled",
     "bookings 2000",
     "locale=es_ES; bookings.booked_at.min_value=2024-06-01; "
     "bookings.booked_at.max_value=2024-08-31; "
     "bookings.status.enum_values.cancelled=15%"},
    {"100 doctors, each with 5 to 20 patients", "doctors 100; patients per doctors count 5..20"},
    {"Generate 1 million log events for the last 7 days", "events 1000000",
     "events.happened_at.min_value=2026-08-08; events.happened_at.max_value=2026-08-14"},
    {"A table of 750 cars with make, model, year between 2005 and 2024, price and color",
     "vehicles 750",
     "vehicles.make.generate=product.brand; vehicles.year.min_value=2005; "
     "vehicles.color.type=enum"},
    {"300 suppliers and 4,000 products, each product has one supplier",
     "suppliers 300; products per suppliers total 4000",
     "products.supplier_id.references=suppliers.id"},
    {"10k tweets by 500 users, each with likes and retweets",
     "users 500; posts per users total 10000; likes per posts mean 12",
     "posts.retweets.type=integer"},
    {"A gym with 800 members, 30% of them are students, 60% female", "users 800",
     "name=gym; users.is_student.share=30%; users.sex.enum_values.female=60%"},
    {"1,200 flights between European airports in March 2025, 20% delayed", "flights 1200",
     "flights.departs_at.min_value=2025-03-01; flights.status.enum_values.delayed=20%",
     "European airports"},
    {"3,000 tickets with priority (low, medium, high), status and created date; 70% closed",
     "tickets 3000", "tickets.status.enum_values.closed=70%; tickets.created_date.type=date"},
    {"25 classrooms with 20 to 30 students each",
     "classrooms 25; students per classrooms count 20..30"},
    {"500 invoices, 12% overdue, amount between 50 and 5000 euros", "invoices 500",
     "invoices.status.enum_values.overdue=12%; invoices.amount.min_value=50"},
    {"100 rows of user data with first name, last name, unique email and age between 18 and 65",
     "users 100",
     "users.last_name.generate=person.last_name; users.email.unique=true; users.age.max_value=65"},
    {"2,500 orders from 400 customers, each order contains 1 to 4 items on average 2",
     "customers 400; orders per customers total 2500; order_items per orders mean 2"},
    {"users and their sessions, 10% of sessions last more than an hour",
     "users 1000; sessions per users mean 14", "", "10% of sessions last more than an hour"},
    {"100 sensors sending readings every 5 minutes", "sensors 100; readings per sensors mean 100",
     "", "sending|every 5 minutes"},
    {"Swiss bank with 1,000 clients, 1,500 accounts and 20,000 transactions in 2024",
     "customers 1000; accounts per customers total 1500; transactions per accounts total 20000",
     "locale=de_CH; name=bank; transactions.booked_at.min_value=2024-01-01"},
    {"90% of customers are from Germany and 10% from Austria; 2000 customers", "customers 2000",
     "customers.locale.de_DE=90%; customers.locale.de_AT=10%"},
    {"80 movies with 3 to 10 reviews each, ratings from 1 to 10",
     "movies 80; reviews per movies count 3..10", "reviews.rating.max_value=10"},
    {"An airline database with 20 planes, 300 flights per week and 5,000 passengers",
     "planes 20; flights 56; passengers per flights total 5000", "name=airline",
     "300 flights per week"},
    {"400 apartments in Berlin with rent between 600 and 2,500 euros and number of rooms",
     "properties 400",
     "locale=de_DE; properties.rent.min_value=600; properties.number_of_rooms.type=integer"},
    {"600 voters, 45% Democrat, 42% Republican and 13% independent", "voters 600",
     "voters.status.enum_values.Democrat=45%; voters.status.enum_values.independent=rest"},
    {"3,000 patients aged 18 to 90, 52% female, 10% without phone", "patients 3000",
     "patients.birth_date.min_value=1935-08-15; patients.phone.null_share=10%"},
    {"2,000 deliveries from 3 warehouses by 40 drivers, growing 25% per year, sorted by date",
     "warehouses 3; drivers 40; shipments 2000",
     "shipments.shipped_at.trend=25% per year; shipments.driver_id.references=drivers.id"},
    {"Random people from Japan with name, birthday and phone number, 5,000 rows", "people 5000",
     "locale=ja_JP; people.birthday.generate=person.birth_date"},
    {"250 premium customers with at most 4 orders each",
     "customers 250; orders per customers count 0..4", "customers.tier.enum_values.premium=100%"},
    {"400 employees in 12 departments, average salary 65,000",
     "departments 12; employees per departments total 400", "employees.salary.mean=65000"},
    {"10,000 clicks on 30 ads of 5 campaigns",
     "campaigns 5; ads per campaigns total 30; clicks per ads total 10000"},
    {"seed 7: 90 sensors, each with about 200 readings",
     "sensors 90; readings per sensors count 200", "seed=7"},
    {"50 teams of 11 players with goals and assists", "teams 50; users per teams count 11",
     "teams.goals.type=integer"},
    {"20% of 5,000 loans defaulted", "loans 5000", "loans.status.enum_values.defaulted=20%"},
    {"7,500 insurance claims for 3,000 policies; 8% rejected, 72% settled and the rest open",
     "policies 3000; claims per policies total 7500", "claims.status.enum_values.rejected=8%"},
    {"customers without names", "customers 1000"},
    {"100 customers, 200 customers", "customers 100", "", "!200 customers"},
    {"10 keepers and 500 animals, each keeper looks after 3 to 8 animals",
     "keepers 10; animals per keepers total 500", "", "!each keeper looks after 3 to 8 animals"},
    {"1,000 orders, 70% delivered, 60% returned", "orders 1000",
     "orders.status.enum_values.delivered=70%", "!60% returned"},
    {"500 products with price between 100 and 5", "products 500", "", "!between 100 and 5"},
    {"customers 500, orders 2500, order_items 8000",
     "customers 500; orders per customers total 2500; order_items per orders total 8000"},
    {"farms: 150, fields per farm 2-8, each field has a crop (wheat, barley)",
     "farms 150; fields per farms count 2..8", "fields.crop.type=enum"},
    {"genrate 100 custmers with frist name and adress", "customers 100",
     "customers.first_name.generate=person.first_name; customers.address.generate=place.address"},
    {"90 members, women 45%, men 50%, non-binary 5%; joined in 2024", "users 90",
     "users.gender.enum_values.female=45%; users.joined_on.min_value=2024-01-01"},
    {"50 readings with temperature between -20 and 45 degrees, humidity 0-100%", "readings 50",
     "readings.temperature.min_value=-20; readings.humidity.max_value=100"},
    {"400 staff in two offices, London and Leeds, hired between 01/01/2015 and 31/12/2024",
     "offices 2; employees per offices total 400",
     "offices.city.unique=true; employees.hired_on.max_value=2024-12-31"},
    {"2 million users? no, 300 users with a nickname (unique), level 1-60", "users 300",
     "users.nickname.unique=true; users.level.max_value=60", "!2 million users? no"},
    {"1000 invoices, due date 30 days after issue date", "invoices 1000",
     "invoices.due_on.type=date"},
    {"600 parts with a code like BX-000123, weight normally distributed around 25 g with sd 0.4",
     "parts 600", "parts.code.pattern=BX-[0-9]{6}; parts.weight.sd=0.4"},
    {"90 hosts with a profile photo; price should go up with size", "hosts 90", "",
     "profile photo|price should go up with size"},
    {"30 companies and 90 contacts; 10% of the contacts belong to no company",
     "companies 30; contacts 90", "contacts.company_id.null_share=10%"},
    {"500 employees, managers earn more than others", "employees 500", "",
     "managers earn more than others"},
    {"500 vintage motorcycles that sparkle", "motorcycles 500", "", "vintage|sparkle"},
};

std::string rows_text(const TableSpec& table) {
    const RowsSpec& rows = table.rows;
    if (rows.form == RowsForm::count) return table.name + " " + std::to_string(rows.count);
    std::string text = table.name + " per " + rows.per.text;
    switch (rows.fan_out) {
        case PerForm::total:
            return text + " total " + std::to_string(rows.total);
        case PerForm::mean:
            return text + " mean " + rows.number.text;
        case PerForm::count:
            return text + " count " + rows.number.text;
        case PerForm::range:
            return text + " count " + std::to_string(rows.range_low) + ".." +
                   std::to_string(rows.range_high);
        case PerForm::counts:
            return text + " counts";
    }
    return text;
}

const Node* node_at(const Schema& schema, std::string_view path) {
    const Node* node = &schema.node;
    const auto steps = split(path, '.');
    const Node* tables = node->find("tables");
    size_t i = 0;
    if (tables->has(steps[0])) {
        node = tables->find(steps[0]);
        const Node* columns = node->find("columns");
        i = 1;
        if (columns->has(steps[1])) node = columns->find(steps[1]), i = 2;
    }
    for (; i < steps.size() && node != nullptr; i++) node = node->find(steps[i]);
    return node;
}

class Sentences : public testing::TestWithParam<Sentence> {};

TEST_P(Sentences, become_what_they_say) {
    const Sentence& sentence = GetParam();
    const ExtractOptions options{.today_days = days_from_civil(2026, 8, 14)};
    const auto made = extract_schema(sentence.words, full_catalogue(), options);
    ASSERT_TRUE(made.has_value()) << to_text(made.error());
    std::string tables;
    for (const TableSpec& table : made->schema.tables)
        tables += (tables.empty() ? "" : "; ") + rows_text(table);
    EXPECT_EQ(tables, sentence.tables) << made->yaml;
    for (std::string_view fact : split(sentence.facts, ';')) {
        fact = trimmed(fact);
        if (fact.empty()) continue;
        const size_t equals = fact.find('=');
        const Node* node = node_at(made->schema, fact.substr(0, equals));
        ASSERT_TRUE(node) << fact << "\n" << made->yaml;
        EXPECT_EQ(node->text, fact.substr(equals + 1)) << fact << "\n" << made->yaml;
    }
    std::string left_out;
    for (const Clause& clause : made->clauses) {
        if (clause.state == ClauseState::applied || clause.state == ClauseState::assumed) continue;
        left_out += (left_out.empty() ? "" : "|");
        if (clause.state == ClauseState::contradicted) left_out += "!";
        left_out += clause.text;
    }
    EXPECT_EQ(left_out, sentence.left_out) << print_report(*made);
    EXPECT_EQ(made->warnings.empty(), left_out.empty());
    Problems problems;
    make_plan(made->schema, full_catalogue(), problems);
    for (const Error& error : problems.errors()) ADD_FAILURE() << to_text(error) << made->yaml;
}

INSTANTIATE_TEST_SUITE_P(Extract, Sentences, testing::ValuesIn(sentences));

}  // namespace
}  // namespace rowsmith

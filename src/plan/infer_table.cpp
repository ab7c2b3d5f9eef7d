// The longest alternative that fits wins, then the first rule. Numbers are such that a table looks
// sensible with no further word: half of the amounts below the median, 95% below p95.
#include "plan/infer_table.h"

#include <array>

namespace rowsmith {

namespace {

using enum Thing;

constexpr std::array people_rules = {
    NameRule{"first name, given name, forename, fname, vorname", "string", "person.first_name"},
    NameRule{"last name, surname, family name, lname, nachname, familienname", "string",
             "person.last_name"},
    NameRule{"middle name", "string", "person.middle_name"},
    NameRule{"full name, person name, display name, contact name, contact person, holder, "
             "account holder, cardholder, *inhaber, ansprechpartner",
             "string", "person.full_name"},
    NameRule{"=name, =names, =vollständiger name", "string", "person.full_name", {}, person},
    NameRule{"salutation, name prefix, anrede", "string", "person.title"},
    NameRule{"=title, =titel", "string", "person.title", {}, person},
    NameRule{"sex, gender, geschlecht", "string", "person.sex"},
    NameRule{"birth date, date of birth, birthdate, birthday, dob, born, born on, born at, "
             "geburtsdatum, geburtstag",
             "date", "person.birth_date"},
    NameRule{"age, alter", "integer", "person.age", {}, person},
    NameRule{"age, alter", "integer", "normal", "{mean: 42, sd: 17, min_value: 18, max_value: 90}"},
    NameRule{"email, e mail, mail, email address, mail address, mailadresse",
             "email",
             "company.email",
             {},
             company},
    NameRule{"email, e mail, mail, email address, mail address, mailadresse, contact", "email",
             "person.email"},
    NameRule{"user name, username, login, nickname, nick, handle, benutzername, nutzername",
             "string", "person.user_name"},
    NameRule{
        "phone, telephone, tel, mobile, cell, fax, phone number, mobile number, telefon, handy, "
        "telefonnummer, handynummer",
        "phone",
        "company.phone",
        {},
        company},
    NameRule{
        "phone, telephone, tel, mobile, cell, fax, phone number, mobile number, telefon, handy, "
        "telefonnummer, handynummer",
        "phone", "person.phone"},
    NameRule{"ssn, national id, social security number, personal id, ausweisnummer", "string",
             "person.national_id"},
    NameRule{"job, job title, occupation, profession, position, role title, beruf", "string",
             "person.job_title"},
    NameRule{"education, degree, bildung", "string", "person.education"},
    NameRule{"marital status, family status, familienstand", "string", "person.marital_status"},
};

constexpr std::array place_rules = {
    NameRule{"city, town, stadt, ort, wohnort, birthplace, municipality", "string", "place.city"},
    NameRule{"=name", "string", "place.city", {}, place},
    NameRule{"country, nation, land, staat, country name", "string", "place.country"},
    NameRule{"country code, iso country, ländercode", "string", "place.country", "{form: code}"},
    NameRule{"nationality, citizenship, nationalität", "string", "place.country",
             "{form: demonym}"},
    NameRule{"region, state, province, bundesland", "string", "place.region"},
    NameRule{"district, county, bezirk, landkreis", "string", "place.district"},
    NameRule{"postcode, post code, postal code, zip, zip code, zipcode, plz, postleitzahl",
             "string", "place.postcode"},
    NameRule{"street, street name, straße, strasse, road", "string", "place.street"},
    NameRule{"house number, street number, hausnummer", "string", "place.house_number"},
    NameRule{"street address, address line 1, address line", "string", "place.street_address"},
    NameRule{"address, adresse, anschrift, location, standort", "string", "place.address"},
    NameRule{"latitude, lat, breitengrad", "float", "place.latitude"},
    NameRule{"longitude, lon, lng, long, längengrad", "float", "place.longitude"},
    NameRule{"point, position, location, coordinate, geo, geolocation, gps", "coordinates",
             "place.point"},
    NameRule{"timezone, time zone, zeitzone", "string", "place.timezone"},
};

constexpr std::array business_rules = {
    NameRule{"company name, company, employer, business name, organization, organisation, firm, "
             "firma, firmenname, unternehmen, brokerage",
             "string", "company.name"},
    NameRule{"=name", "string", "company.name", {}, company},
    NameRule{"industry, sector, branche", "string", "company.industry"},
    NameRule{"legal form, rechtsform", "string", "company.legal_form"},
    NameRule{"tax id, vat, vat id, vat number, steuernummer", "string", "company.tax_id"},
    NameRule{"company size", "integer", "company.size"},
    NameRule{
        "product, product name, item name, article, article name, goods, merchandise, produkt, "
        "produktname, artikel",
        "string", "product.name"},
    NameRule{"=name, =title, =item", "string", "product.name", {}, product},
    NameRule{"brand, make, manufacturer, marke, hersteller", "string", "product.brand"},
    NameRule{"product category, department, category, kategorie",
             "string",
             "product.category",
             {},
             product},
    NameRule{"product category, item category", "string", "product.category"},
    NameRule{"=category, =kategorie", "string", "product.category"},
    NameRule{"sku, article number, item number, product code, item code, artikelnummer", "string",
             "product.sku"},
    NameRule{"ean, barcode, gtin", "string", "product.ean"},
    NameRule{"description, beschreibung", "string", "product.description", {}, product},
    NameRule{"price, list price, preis", "decimal", "product.price", {}, product},
    NameRule{"iban, account number, bank account, kontonummer", "string", "finance.iban"},
    NameRule{"bic, swift", "string", "finance.bic"},
    NameRule{"card number, credit card, card, kartennummer, kreditkarte", "string",
             "finance.card_number"},
    NameRule{"card brand, card type", "string", "finance.card_brand"},
    NameRule{"currency, currency code, währung", "string", "finance.currency"},
    NameRule{"currency, currency code, währung", "string", "choice",
             "{enum_values: {EUR: 45%, USD: 40%, GBP: 15%}}"},
};

constexpr std::array internet_rules = {
    NameRule{"ip, ip4, ipv4, ip address", "string", "internet.ip4"},
    NameRule{"ip6, ipv6", "string", "internet.ip6"},
    NameRule{"mac, mac address", "string", "internet.mac"},
    NameRule{"url, uri, link, website, homepage, web page, webseite, referrer", "string",
             "internet.url"},
    NameRule{"path, page, request path, page path", "string", "internet.path"},
    NameRule{"domain, domain name", "string", "internet.domain"},
    NameRule{"host, hostname, host name, server", "string", "internet.host"},
    NameRule{"user agent, browser", "string", "internet.user_agent"},
    NameRule{"http method, request method", "string", "internet.method"},
    NameRule{"http status, status code, response code", "integer", "internet.status"},
};

constexpr std::array number_rules = {
    NameRule{"amount, total, sum, sale, turnover, subtotal, gross, net, total amount, total price, "
             "betrag, summe, umsatz, gesamtbetrag, spend, donation",
             "decimal", "lognormal", "{median: 48, p95: 260}"},
    NameRule{"price, unit price, cost, fare, charge, preis, *preis, kosten, einzelpreis", "decimal",
             "lognormal", "{median: 24, p95: 180}"},
    NameRule{"fee, tax, shipping cost, tip, commission, discount amount, *gebühr", "decimal",
             "lognormal", "{median: 6, p95: 30}"},
    NameRule{"revenue, budget, deal value, contract value, profit, loan amount", "decimal",
             "lognormal", "{median: 12000, p95: 150000}"},
    NameRule{"rent, monthly rent, miete", "decimal", "lognormal", "{median: 900, p95: 2200}"},
    NameRule{"salary, income, annual salary, wage, gehalt, einkommen, lohn", "decimal", "lognormal",
             "{median: 48000, p95: 110000}"},
    NameRule{"balance, account balance, credit limit, kontostand, saldo", "decimal", "lognormal",
             "{median: 1800, p95: 22000}"},
    NameRule{"quantity, qty, quantity ordered, units, unit, menge, anzahl, stückzahl", "integer",
             "lognormal", "{median: 2, p95: 6, min_value: 1, max_value: 20}"},
    NameRule{"count, number, view, like, click, impression, visit, visitor, share count, follower",
             "integer", "lognormal", "{median: 20, p95: 400, min_value: 0}"},
    NameRule{"stock, in stock, inventory, stock level, bestand, lagerbestand, capacity, population",
             "integer", "lognormal", "{median: 60, p95: 500, min_value: 0}"},
    NameRule{"rating, star, bewertung, sterne", "integer", "choice",
             "{enum_values: {5: 42%, 4: 31%, 3: 14%, 2: 7%, 1: 6%}}"},
    NameRule{"score, point, punkte", "integer", "normal",
             "{mean: 68, sd: 15, min_value: 0, max_value: 100}"},
    NameRule{"percentage, percent, pct, share, prozent, anteil, humidity, utilization, progress",
             "float", "beta", "{mean: 45, sd: 20, min_value: 0, max_value: 100, scale: 1}"},
    NameRule{"discount, rabatt, discount rate", "float", "beta",
             "{mean: 12, sd: 8, min_value: 0, max_value: 50, scale: 1}"},
    NameRule{"rate, ratio, probability, likelihood", "float", "beta",
             "{mean: 0.3, sd: 0.18, min_value: 0, max_value: 1, scale: 4}"},
    NameRule{"temperature, temp, temperatur", "float", "normal", "{mean: 19, sd: 6, scale: 1}"},
    NameRule{"weight, mass, gewicht", "float", "lognormal", "{median: 12, p95: 80, scale: 2}"},
    NameRule{"=weight, =gewicht, body weight", "float", "normal",
             "{mean: 76, sd: 14, min_value: 40, max_value: 160, scale: 1}", person},
    NameRule{"=height, =größe, body height", "integer", "normal",
             "{mean: 172, sd: 10, min_value: 140, max_value: 210}", person},
    NameRule{"height, width, length, depth, höhe, breite, länge, area", "float", "lognormal",
             "{median: 40, p95: 160, scale: 1}"},
    NameRule{"distance, mileage, distance km, entfernung, km", "float", "lognormal",
             "{median: 18, p95: 220, scale: 1}"},
    NameRule{"speed, velocity", "float", "normal", "{mean: 62, sd: 20, min_value: 0, scale: 1}"},
    NameRule{"pressure, druck", "float", "normal", "{mean: 1013, sd: 8, scale: 1}"},
    NameRule{"voltage", "float", "normal", "{mean: 230, sd: 4, scale: 1}"},
    NameRule{"power, energy, consumption, verbrauch, kwh", "float", "lognormal",
             "{median: 9, p95: 45, scale: 2}"},
    NameRule{"gpa", "float", "normal", "{mean: 3, sd: 0.5, min_value: 0, max_value: 4, scale: 2}"},
    NameRule{"grade, note", "float", "normal",
             "{mean: 2.6, sd: 0.8, min_value: 1, max_value: 5, scale: 1}"},
    NameRule{"size, file size, byte", "integer", "lognormal", "{median: 24000, p95: 900000}"},
    NameRule{"size m2, area m2, floor area, living area, sqm, square metres, square meters",
             "integer", "lognormal", "{median: 85, p95: 190, min_value: 16}"},
    NameRule{"sqft, square feet, size sqft", "integer", "lognormal",
             "{median: 1600, p95: 3600, min_value: 200}"},
    NameRule{"bed, bedroom, bath, bathroom, room, number of rooms, floor", "integer", "lognormal",
             "{median: 2, p95: 5, min_value: 1, max_value: 12}"},
    NameRule{"duration, minute, second, session duration, dauer, wait time, runtime, latency",
             "integer", "lognormal", "{median: 30, p95: 180, min_value: 1}"},
    NameRule{"duration, dauer", "duration", "lognormal", "{median: 25 min, p95: 3 h}"},
    NameRule{"year, jahr, baujahr", "integer", "uniform", "{min_value: 1990, max_value: 2025}"},
};

constexpr std::array state_rules = {
    NameRule{"status, state", "string", "choice",
             "{enum_values: {active: 62%, pending: 18%, completed: 14%, cancelled: 6%}}"},
    NameRule{"priority, priorität, severity, urgency", "string", "choice",
             "{enum_values: {low: 35%, medium: 42%, high: 18%, urgent: 5%}}"},
    NameRule{"payment method, payment type, zahlungsart", "string", "choice",
             "{enum_values: {card: 52%, paypal: 24%, invoice: 15%, transfer: 9%}}"},
    NameRule{"channel, source, kanal", "string", "choice",
             "{enum_values: {web: 48%, mobile: 34%, store: 13%, phone: 5%}}"},
    NameRule{"tier, plan, segment, customer type", "string", "choice",
             "{enum_values: {basic: 62%, plus: 27%, premium: 11%}}"},
    NameRule{"size, größe", "string", "choice", "{enum_values: {S: 22%, M: 38%, L: 28%, XL: 12%}}"},
    NameRule{"color, colour, farbe", "string", "choice",
             "{enum_values: {black: 28%, white: 22%, blue: 18%, grey: 14%, red: 11%, green: 7%}}"},
    NameRule{"language, sprache", "string", "choice",
             "{enum_values: {en: 46%, de: 22%, fr: 17%, es: 15%}}"},
    NameRule{"blood type, blood group, blutgruppe", "string", "choice",
             "{enum_values: {O+: 38%, A+: 34%, B+: 9%, O-: 7%, A-: 6%, AB+: 3%, B-: 2%, AB-: 1%}}"},
    NameRule{"device, device type, platform", "string", "choice",
             "{enum_values: {mobile: 58%, desktop: 34%, tablet: 8%}}"},
    NameRule{"=department, department name, abteilung, division, team", "string", "choice",
             "{enum_values: {Sales: 22%, Engineering: 20%, Operations: 18%, Support: 14%, "
             "Marketing: 10%, Finance: 9%, Human Resources: 7%}}"},
    NameRule{"grade, class grade", "string", "choice",
             "{enum_values: {A: 22%, B: 34%, C: 26%, D: 12%, F: 6%}}"},
    NameRule{"active, enabled, verified, valid, subscribed, available, paid", "boolean", "boolean",
             "{share: 85%}"},
};

constexpr std::array text_rules = {
    NameRule{"description, comment, note, summary, text, message, body, content, review, feedback, "
             "remark, reason, beschreibung, kommentar, bemerkung, notiz, nachricht, diagnosis",
             "string", "text.sentence"},
    NameRule{"bio, biography, article text, abstract, long description", "string",
             "text.paragraph"},
    NameRule{"title, subject, headline, topic, caption, titel, betreff, name, label", "string",
             "text.title"},
    NameRule{"tag, keyword, word, code name", "string", "text.word"},
};

// A plain moment needs no rule when the column has a type; these are for columns that have none.
constexpr std::array moment_rules = {
    NameRule{"date, day, *datum, datum, tag, birthday", "date", "date"},
    NameRule{"created at, updated at, deleted at, at, datetime, timestamp, date time, time stamp, "
             "zeitstempel, zeitpunkt, created, updated, modified, last login, last seen",
             "datetime", "datetime"},
    NameRule{"time, uhrzeit, zeit", "time", "time"},
    NameRule{"on, since, until, start, end, from, due, expiry, deadline", "date", "date"},
    NameRule{"uuid, guid", "uuid", "uuid"},
};

constexpr std::array identity_rules = {
    NameRule{"=id, =nr, =no, =key, *_id, row number, serial, *nummer", "integer", "sequence"},
};

template <size_t... sizes>
constexpr auto joined(const std::array<NameRule, sizes>&... parts) {
    std::array<NameRule, (sizes + ...)> all{};
    size_t at = 0;
    const auto add = [&](const auto& part) {
        for (const NameRule& rule : part) all[at++] = rule;
    };
    (add(parts), ...);
    return all;
}

constexpr auto rules = joined(people_rules, place_rules, business_rules, internet_rules,
                              number_rules, state_rules, text_rules, moment_rules, identity_rules);

constexpr std::array things = {
    ThingWords{
        person,
        "customer client buyer shopper user member person people employee staff worker "
        "manager supervisor boss lead owner author writer editor patient doctor physician "
        "nurse student pupil teacher professor instructor lecturer driver rider passenger "
        "guest host contact lead candidate applicant subscriber player athlete agent seller "
        "salesperson tenant landlord borrower cardholder resident voter donor volunteer "
        "keeper trainer coach participant attendee follower friend sender receiver recipient "
        "reviewer assignee reporter technician engineer pilot lawyer judge actor director "
        "artist reader librarian "
        "kunde kunden käufer nutzer benutzer mitglied mitarbeiter angestellter person patient "
        "arzt ärztin schüler student lehrer fahrer gast verkäufer autor mieter"},
    ThingWords{
        company,
        "company business firm organization organisation supplier vendor employer partner "
        "merchant retailer wholesaler carrier insurer hotel restaurant bank store shop brand "
        "clinic hospital agency publisher customer_company firma unternehmen lieferant "
        "händler hersteller airline manufacturer tenant_company restaurant"},
    ThingWords{product,
               "product item article good sku merchandise catalog catalogue produkt artikel "
               "ware"},
    ThingWords{place, "city town place stadt ort municipality"},
};

constexpr std::string_view neutral =
    " work personal private business home main primary secondary mobile current full own contact "
    "user "
    "customer_facing new old last first ";

}  // namespace

std::span<const NameRule> name_rules() { return rules; }

std::span<const ThingWords> thing_words() { return things; }

bool is_neutral_qualifier(std::string_view word) {
    for (size_t at = neutral.find(word); at != std::string_view::npos;
         at = neutral.find(word, at + 1)) {
        if (neutral[at - 1] == ' ' && neutral[at + word.size()] == ' ') return true;
    }
    return false;
}

}  // namespace rowsmith

#include <array>

#include "column/moment_text.h"
#include "expression/expression.h"
#include "expression/function.h"
#include "expression/lexer.h"

namespace rowsmith {

namespace {

constexpr std::array<std::string_view, 14> operation_names = {
    "or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "//", "%"};

// How tightly a node holds its parts together; a looser part needs parentheses.
enum Tightness : i32 { rule, any, all, none, compare, sum, product, sign, leaf };

i32 tightness_of(const Expression& expression) {
    switch (expression.kind) {
        case ExpressionKind::if_then:
            return rule;
        case ExpressionKind::not_:
            return none;
        case ExpressionKind::in:
        case ExpressionKind::is_null:
            return compare;
        case ExpressionKind::negative:
            return sign;
        case ExpressionKind::number:
        case ExpressionKind::duration:
            return expression.integer < 0 ? sign : leaf;
        case ExpressionKind::binary:
            break;
        default:
            return leaf;
    }
    switch (expression.operation) {
        case Operation::or_:
            return any;
        case Operation::and_:
            return all;
        case Operation::add:
        case Operation::subtract:
            return sum;
        case Operation::multiply:
        case Operation::divide:
        case Operation::floor_divide:
        case Operation::remainder:
            return product;
        default:
            return compare;
    }
}

std::string quoted(std::string_view text, char quote) {
    std::string result(1, quote);
    for (const char c : text) {
        result += c;
        if (c == quote) result += c;
    }
    return result + quote;
}

std::string number_text(const Expression& number) {
    const i64 value = number.integer;
    std::string digits = std::to_string(value < 0 ? -value : value);
    const auto scale = static_cast<size_t>(number.scale);
    if (digits.size() <= scale) digits.insert(0, scale + 1 - digits.size(), '0');
    if (scale > 0) digits.insert(digits.size() - scale, ".");
    return (value < 0 ? "-" : "") + digits;
}

class Printer {
public:
    std::string text;

    void print(const Expression& node, i32 outside = rule) {
        const bool brackets = tightness_of(node) < outside;
        if (brackets) text += '(';
        print_inside(node);
        if (brackets) text += ')';
    }

private:
    void list(const Expression& node, size_t first) {
        for (size_t i = first; i < node.children.size(); i++) {
            if (i > first) text += ", ";
            print(node.children[i]);
        }
    }

    void print_inside(const Expression& node) {
        switch (node.kind) {
            case ExpressionKind::null_:
                text += "null";
                break;
            case ExpressionKind::boolean:
                text += node.integer ? "true" : "false";
                break;
            case ExpressionKind::number:
                text += number_text(node);
                break;
            case ExpressionKind::text:
                text += quoted(node.word, '\'');
                break;
            case ExpressionKind::duration:
                text += duration_text(node.integer);
                break;
            case ExpressionKind::date:
                text += "date '" + date_text(node.integer) + "'";
                break;
            case ExpressionKind::datetime:
                text += "datetime '" + datetime_text(node.integer);
                text += node.has_offset ? "Z'" : "'";
                break;
            case ExpressionKind::as_of:
                text += "as_of";
                break;
            case ExpressionKind::path:
                text += path_text(node.path);
                break;
            default:
                print_composed(node);
        }
    }

    void print_composed(const Expression& node) {
        switch (node.kind) {
            case ExpressionKind::aggregate:
                text += node.word + "(" + path_text(node.path);
                if (!node.children.empty()) text += " where ", print(node.children[0]);
                text += ')';
                break;
            case ExpressionKind::previous:
                text += "previous(" + path_text(node.path) + ", ";
                print(node.children[0]);
                text += ')';
                break;
            case ExpressionKind::depth:
                text += "depth(" + path_text(node.path) + ")";
                break;
            case ExpressionKind::negative:
                text += '-';
                print(node.children[0], sign);
                break;
            case ExpressionKind::not_:
                text += "not ";
                print(node.children[0], none);
                break;
            case ExpressionKind::in:
                print(node.children[0], sum);
                text += node.negated ? " not in (" : " in (";
                list(node, 1);
                text += ')';
                break;
            case ExpressionKind::is_null:
                print(node.children[0], sum);
                text += node.negated ? " is not null" : " is null";
                break;
            case ExpressionKind::call:
                text += node.word + "(";
                list(node, 0);
                text += ')';
                break;
            case ExpressionKind::map:
                print_map(node);
                break;
            case ExpressionKind::if_then:
                text += "if ";
                print(node.children[0], any);
                text += " then ";
                print(node.children[1], any);
                break;
            default:
                print_binary(node);
        }
    }

    void print_map(const Expression& node) {
        text += "map(";
        print(node.children[0]);
        text += ", {";
        for (size_t i = 1; i + 1 < node.children.size(); i += 2) {
            const Expression& key = node.children[i];
            if (i > 1) text += ", ";
            if (key.kind == ExpressionKind::rest) {
                text += "rest";
            } else if (key.kind == ExpressionKind::range) {
                if (key.children[0].kind != ExpressionKind::null_) print(key.children[0]);
                text += "..";
                if (key.children[1].kind != ExpressionKind::null_) print(key.children[1]);
            } else {
                print(key);
            }
            text += ": ";
            print(node.children[i + 1]);
        }
        text += "})";
    }

    void print_binary(const Expression& node) {
        const i32 tightness = tightness_of(node);
        print(node.children[0], tightness == compare ? sum : tightness);
        text += " " + std::string(name_of(node.operation)) + " ";
        print(node.children[1], tightness == compare ? sum : tightness + 1);
    }
};

}  // namespace

std::string_view name_of(Operation operation) {
    return operation_names[static_cast<size_t>(operation)];
}

std::string path_text(const std::vector<std::string>& path) {
    std::string text;
    for (const std::string& name : path) {
        if (!text.empty()) text += '.';
        const bool bare = is_bare_name(name) && !find_function(name);
        text += bare ? name : quoted(name, '`');
    }
    return text;
}

std::string to_text(const Expression& expression) {
    Printer printer;
    printer.print(expression);
    return std::move(printer.text);
}

}  // namespace rowsmith

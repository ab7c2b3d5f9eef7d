// E-mail addresses and user names, written from the row's name: anna.mueller, amueller, anna_m.
//
// A style is how the first name is written, a sign, how the last name is written. A sign is no
// letter, and without a sign the first part is a single letter, so a text tells its parts: two
// styles make the same text only with the same sign and the same parts.
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "generators/generator.h"
#include "generators/person_lists.h"

namespace rowsmith {

enum class NameForm : u8 { full, initial };

struct EmailStyle {
    u32 weight;
    std::string_view sign;
    NameForm first;
    NameForm last;
};

// About four of five show the last name.
inline constexpr std::array<EmailStyle, 7> email_styles = {{
    {42, ".", NameForm::full, NameForm::full},
    {6, "_", NameForm::full, NameForm::full},
    {4, "-", NameForm::full, NameForm::full},
    {10, ".", NameForm::initial, NameForm::full},
    {18, "", NameForm::initial, NameForm::full},
    {12, ".", NameForm::full, NameForm::initial},
    {8, "_", NameForm::full, NameForm::initial},
}};

// Which of the texts of a form a name has: `of_code` by the name's code.
struct FormTexts {
    std::vector<std::string> texts;  // sorted, each once
    std::vector<u32> of_code;
};
FormTexts form_texts(const std::vector<std::string>& normals, NameForm form);

// The parts of a person's bundle: codes into email_styles; the permuted number of the row.
Result<BoundColumn> bind_email_style(BindContext& context);
Result<BoundColumn> bind_row_suffix(BindContext& context);

// Whole columns: user_name, and email with "@" and a domain.
Result<BoundColumn> bind_user_name(BindContext& context);
Result<BoundColumn> bind_email(BindContext& context);

}  // namespace rowsmith

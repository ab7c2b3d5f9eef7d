// A check's account as people and programs read it.
#pragma once
#include <string>

#include "base/json.h"
#include "quality/check_data.h"

namespace rowsmith {

struct ReportNames {
    std::string data;
    std::string schema;
};

std::string report_text(const CheckReport& report, const ReportNames& names);
Json report_json(const CheckReport& report);

}  // namespace rowsmith

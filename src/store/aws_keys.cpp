#include "store/aws_keys.h"

#include "store/aws_key_chain.h"

namespace rowsmith {

Result<std::function<Result<AwsKeys>()>> aws_keys(const Settings& settings) {
    AwsKeys keys;
    keys.access_key = TRY(settings.text("AWS_ACCESS_KEY_ID"));
    keys.secret_key = TRY(settings.text("AWS_SECRET_ACCESS_KEY"));
    keys.session_token = TRY(settings.text("AWS_SESSION_TOKEN"));
    const std::string profile = TRY(settings.text("AWS_PROFILE"));
    if (keys.access_key.empty() != keys.secret_key.empty())
        return fail({.code = ErrorCode::invalid_argument,
                     .cause = "bad_setting",
                     .message = keys.access_key.empty()
                                    ? "AWS_SECRET_ACCESS_KEY is set, AWS_ACCESS_KEY_ID is not"
                                    : "AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not",
                     .expected = "both or none",
                     .fix = "set both"});
    if (keys.access_key.empty())
        return [profile]() -> Result<AwsKeys> { return find_aws_keys(profile); };
    return [keys]() -> Result<AwsKeys> { return keys; };
}

}  // namespace rowsmith

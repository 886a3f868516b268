#pragma once

#include "evidence/statement.h"

#include <string>
#include <string_view>
#include <vector>

namespace todoku
{

/// The words in which a mail system tells people that a mail came back, whoever wrote them: qmail, Exim,
/// Sendmail, Postfix, Exchange and the many others. Read as text, since users forward, quote and paste them.
struct Notice {
    std::string words;      ///< without quoting marks and without the returned message
    std::string returned;   ///< the returned message as far as it stands there; may be empty
    std::string reportedBy; ///< the host that says it wrote this; may be empty
    std::vector<Statement>
        statements;              ///< one for each recipient that is named; one without a recipient where the
                                 ///< notice names none but gives a reason; none where this is no notice
    bool speaksAsNotice = false; ///< it uses the phrases of such notices
};

/// So many recipients of one letter are told apart: ten times as many as every server takes at once (RFC 5321
/// section 4.5.3.1.8). Whoever names more means harm.
constexpr std::size_t mostRecipients = 1000;

/// Takes a text apart. `text` is UTF-8 with LF between its lines.
Notice readNotice(std::string_view text);

/// The first address in a text; empty where there is none.
std::string addressIn(std::string_view text);

} // namespace todoku

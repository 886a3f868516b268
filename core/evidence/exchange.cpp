#include "evidence/exchange.h"

#include <array>
#include <utility>

namespace todoku
{

namespace
{

struct StepWords {
    Step step;
    const char *name;
    const char *stage;
};

constexpr std::array<StepWords, 12> steps{{{Step::Resolve, "resolve", "resolve"},
                                           {Step::Connect, "connect", "connect"},
                                           {Step::Encrypt, "encrypt", "tls"},
                                           {Step::Greeting, "greeting", "greeting"},
                                           {Step::Hello, "hello", "hello"},
                                           {Step::StartTls, "starttls", "starttls"},
                                           {Step::HelloAgain, "helloagain", "hello"},
                                           {Step::Authenticate, "authenticate", "auth"},
                                           {Step::Sender, "sender", "mail"},
                                           {Step::Recipient, "recipient", "rcpt"},
                                           {Step::Reset, "reset", "rset"},
                                           {Step::Quit, "quit", "quit"}}};

constexpr std::array<std::pair<Outcome, const char *>, 15> outcomes{
    {{Outcome::Accepted, "accepted"},
     {Outcome::Rejected, "rejected"},
     {Outcome::Deferred, "deferred"},
     {Outcome::TimedOut, "timedout"},
     {Outcome::Refused, "refused"},
     {Outcome::Unreachable, "unreachable"},
     {Outcome::Closed, "closed"},
     {Outcome::NotFound, "notfound"},
     {Outcome::Failed, "failed"},
     {Outcome::NotOffered, "notoffered"},
     {Outcome::Garbled, "garbled"},
     {Outcome::Injected, "injected"},
     {Outcome::BadCertificate, "badcertificate"},
     {Outcome::Withheld, "withheld"},
     {Outcome::Aborted, "aborted"}}};

} // namespace

QString name(Step step)
{
    return QString::fromLatin1(steps.at(static_cast<std::size_t>(step)).name);
}

QString stageName(Step step)
{
    return QString::fromLatin1(steps.at(static_cast<std::size_t>(step)).stage);
}

QString name(Outcome outcome)
{
    return QString::fromLatin1(outcomes.at(static_cast<std::size_t>(outcome)).second);
}

std::optional<Step> stepFromName(const QString &word)
{
    for (const StepWords &row : steps)
        if (word == QLatin1String(row.name))
            return row.step;
    return std::nullopt;
}

std::optional<Outcome> outcomeFromName(const QString &word)
{
    for (const auto &[outcome, text] : outcomes)
        if (word == QLatin1String(text))
            return outcome;
    return std::nullopt;
}

} // namespace todoku

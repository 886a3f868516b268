#pragma once

#include "evidence/exchange.h"
#include "testserver/scenario.h"

#include <functional>
#include <string>

namespace todoku
{

/// Where in a conversation a fault strikes.
struct Spot {
    Protocol protocol = Protocol::Smtp;
    Security security = Security::StartTls;
    Step step = Step::Greeting;

    /// "smtp-starttls-helloagain"
    QString asText() const;
    /// "220 ", "+OK ", "%t OK ": how a good answer begins here.
    QString good() const;
    /// How a temporary and a permanent refusal begin here.
    QString later() const;
    QString never() const;
    /// What the server is asked here, in the words of FixedAnswer::at.
    QStringList verbs() const;
};

/// Every step of every protocol, with STARTTLS and with TLS from the start.
QList<Spot> allSpots();

/// One way in which a server, or whoever stands in its place, goes wrong. A row of the project's table of
/// faults.
struct Fault {
    enum class Expect {
        Accepted, ///< strange, but well: the step succeeds
        Stopped,  ///< the step must not count as done
        Either,   ///< both are honest; only the safety rules are looked at
    };

    std::string name;
    Expect expect = Expect::Stopped;
    /// The answer at that spot; nothing: this fault does not exist there.
    std::function<std::optional<FixedAnswer>(const Spot &)> at;
    /// Diagnoses that are right for it when it strikes in SMTP; empty: not looked at.
    QStringList causes = {};
    bool silent = false; ///< nothing comes, or never its end: no need to wait for long
};

QList<Fault> allFaults();

/// The one password of these tests. A server may say it back.
extern const QByteArray faultsPassword;

} // namespace todoku

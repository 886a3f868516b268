#include "checkup/examination.h"

#include "probes/smtp.h"

#include <algorithm>

namespace todoku
{

namespace
{

/// Two large providers that have nothing to do with each other: one in Japan, one elsewhere. They are called,
/// greeted by, and left again; nothing is asked of them.
struct Other {
    const char *domain;     ///< its mail exchanger is called on port 25
    const char *submission; ///< called on 587 and 465
};
constexpr Other others[] = {{"gmail.com", "smtp.gmail.com"}, {"yahoo.co.jp", "smtp.mail.yahoo.co.jp"}};

/// Three SYNs (0, 1 and 3 s) and a moment: with the half second before a comparison begins, still within 5 s.
constexpr std::chrono::milliseconds threeCalls{3'700};
constexpr Patience briefly{std::chrono::seconds(3), std::chrono::seconds(3)};

void callOn(Examination &exam, const QString &host, quint16 port)
{
    const Endpoint door{host, port, port == 465 ? Security::Tls : Security::None};
    const int probe = exam.announce(Purpose::Compare, Protocol::Smtp, door);
    const NameAnswer found = exam.addressesOf(host, Purpose::Compare);
    if (found.kind != NameAnswer::Kind::Found)
        return exam.done(probe, Outcome::NotFound);
    SocketRoute route = exam.routeTo(host, port, found, exam.stopToken());
    route.connectPatience = threeCalls;
    route.handshakePatience = threeCalls;
    SocketWire wire(route);
    SmtpQuestion ask;
    ask.endpoint = door;
    ask.purpose = Purpose::Compare;
    ask.until = Step::Greeting;
    const Conversation call = probeSmtp(wire, ask, exam.observe(probe), briefly);
    exam.done(probe, call.last() ? call.last()->outcome : Outcome::Aborted);
    exam.add(call);
}

/// Name servers by their numbers: somebody who can be called even where no name leads anywhere. Nothing is
/// asked of them.
constexpr const char *numbers[] = {"8.8.8.8", "1.1.1.1"};

void callNumber(Examination &exam, const QString &number)
{
    const Endpoint door{number, 53, Security::None};
    const int probe = exam.announce(Purpose::Compare, Protocol::Tcp, door);
    SocketRoute route =
        exam.routeTo(number, door.port, {NameAnswer::Kind::Found, {number}}, exam.stopToken());
    route.connectPatience = threeCalls;
    SocketWire wire(route);
    SmtpQuestion ask;
    ask.endpoint = door;
    ask.purpose = Purpose::Compare;
    ask.until = Step::Connect;
    Conversation call = probeSmtp(wire, ask, exam.observe(probe), briefly);
    call.protocol = Protocol::Tcp;
    exam.done(probe, call.last() ? call.last()->outcome : Outcome::Aborted);
    exam.add(call);
}

bool namesLeadNowhere(const Evidence &evidence)
{
    return std::any_of(
        evidence.conversations.cbegin(), evidence.conversations.cend(), [](const Conversation &talk) {
            const Exchange *resolve = talk.at(Step::Resolve);
            return resolve &&
                   (resolve->outcome == Outcome::TimedOut || resolve->outcome == Outcome::Unreachable);
        });
}

void callMailExchangerOf(Examination &exam, const QString &domain)
{
    const auto exchangers =
        lookUpMailExchangers(domain, {exam.ask().nameserver, exam.ask().scriptedNames, exam.stopToken()});
    if (!exchangers.isEmpty())
        callOn(exam, exchangers.constFirst().host, 25);
}

} // namespace

void compareWithOthers(Examination &exam)
{
    for (const QString &host : exam.ask().comparisonHosts)
        for (const quint16 port : {quint16(25), quint16(587), quint16(465)})
            exam.run([&exam, host, port] { callOn(exam, host, port); });
    if (!exam.ask().comparisonHosts.isEmpty())
        return;
    if (namesLeadNowhere(exam.evidence()))
        for (const char *number : numbers)
            exam.run([&exam, number] { callNumber(exam, QString::fromLatin1(number)); });
    for (const Other &other : others) {
        exam.run([&exam, other] { callMailExchangerOf(exam, QString::fromLatin1(other.domain)); });
        for (const quint16 port : {quint16(587), quint16(465)})
            exam.run([&exam, other, port] { callOn(exam, QString::fromLatin1(other.submission), port); });
    }
}

} // namespace todoku

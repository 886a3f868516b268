#include "watching/habit.h"

#include <algorithm>
#include <functional>

namespace todoku
{

namespace
{

using namespace std::chrono_literals;

constexpr auto oneRound = 2min; // of "send and receive": what comes within it was one press of the button
constexpr auto longestWindow = 30min; // of POP before SMTP, as providers have it
constexpr auto oftenEnough = 1min;    // between two looks for new mail; providers ask for more (LOGIN-DELAY)
constexpr int manyLooks = 4;
constexpr int manyRefusals = 3;

using Seen = std::optional<Habit>;

Habit habit(const QString &id, const Visit &visit, QMap<QString, QString> values = {})
{
    return {id, std::move(values), {visit.number}};
}

QString portOf(const Visit &visit)
{
    return QString::number(visit.port);
}

// ---- what one visit shows

Seen helloWithStrangeLetters(const Visit &visit)
{
    const auto strange = [](QChar c) { return c.unicode() >= 0x80; };
    if (std::none_of(visit.hello.cbegin(), visit.hello.cend(), strange))
        return std::nullopt;
    return habit(QStringLiteral("hello-not-ascii"), visit, {{QStringLiteral("hello"), visit.hello}});
}

Seen helloWithUnderscore(const Visit &visit)
{
    if (!visit.hello.contains(u'_'))
        return std::nullopt;
    return habit(QStringLiteral("hello-underscore"), visit, {{QStringLiteral("hello"), visit.hello}});
}

Seen helloInTheOldWay(const Visit &visit)
{
    if (visit.hello.isEmpty() || visit.extended)
        return std::nullopt;
    return habit(QStringLiteral("says-helo"), visit);
}

Seen noLoginAlthoughOffered(const Visit &visit)
{
    if (!visit.sends() || visit.mechanismsOffered.isEmpty() || visit.login != Visit::Login::NotTried ||
        visit.sender.isEmpty())
        return std::nullopt;
    return habit(QStringLiteral("no-auth-although-offered"), visit,
                 {{QStringLiteral("port"), portOf(visit)},
                  {QStringLiteral("offered"), visit.mechanismsOffered.join(QStringLiteral(", "))}});
}

Seen noTlsAlthoughOffered(const Visit &visit)
{
    const bool didSomething = visit.login != Visit::Login::NotTried || !visit.sender.isEmpty();
    if (!visit.tlsOffered || visit.encrypted || !didSomething)
        return std::nullopt;
    return habit(QStringLiteral("no-tls-although-offered"), visit, {{QStringLiteral("port"), portOf(visit)}});
}

Seen passwordInClear(const Visit &visit)
{
    static const QStringList hiding{QStringLiteral("APOP"), QStringLiteral("CRAM-MD5"),
                                    QStringLiteral("DIGEST-MD5"), QStringLiteral("SCRAM-SHA-1"),
                                    QStringLiteral("SCRAM-SHA-256")};
    if (!visit.loginInClear || visit.login == Visit::Login::NotTried || hiding.contains(visit.mechanism))
        return std::nullopt;
    return habit(QStringLiteral("password-in-clear"), visit,
                 {{QStringLiteral("port"), portOf(visit)}, {QStringLiteral("mechanism"), visit.mechanism}});
}

Seen tlsAtThePlainPort(const Visit &visit)
{
    if (!visit.tlsInClear)
        return std::nullopt;
    return habit(QStringLiteral("tls-on-plain-port"), visit, {{QStringLiteral("port"), portOf(visit)}});
}

Seen clearAtTheTlsPort(const Visit &visit)
{
    if (!visit.noTls)
        return std::nullopt;
    return habit(QStringLiteral("plain-on-tls-port"), visit, {{QStringLiteral("port"), portOf(visit)}});
}

Seen sendingThroughPort25(const Visit &visit)
{
    if (!visit.sends() || visit.port != 25 || visit.sender.isEmpty())
        return std::nullopt;
    return habit(QStringLiteral("sends-through-port-25"), visit);
}

Seen leavingWithoutAWord(const Visit &visit)
{
    if (!visit.over || visit.quit || visit.sends() || visit.login != Visit::Login::Accepted)
        return std::nullopt;
    return habit(QStringLiteral("hangs-up-without-quit"), visit,
                 {{QStringLiteral("protocol"), name(visit.protocol).toUpper()}});
}

Seen allAsItShouldBe(const Visit &visit)
{
    if (visit.messagesSent == 0 || visit.login != Visit::Login::Accepted || !visit.encrypted ||
        visit.port == 25)
        return std::nullopt;
    return habit(QStringLiteral("sends-as-it-should"), visit,
                 {{QStringLiteral("port"), portOf(visit)}, {QStringLiteral("mechanism"), visit.mechanism}});
}

// ---- what only several together show

/// Refused for want of receiving first: POP before SMTP is for those who do not log in.
bool refusedAsStranger(const Visit &visit)
{
    return visit.sends() && !visit.refusal.isEmpty() && visit.login == Visit::Login::NotTried;
}

bool received(const Visit &visit)
{
    return !visit.sends() && visit.login == Visit::Login::Accepted;
}

/// The visit that received last before this one began; nullptr: none did.
const Visit *receivedBefore(const QList<Visit> &visits, const Visit &now)
{
    const Visit *found = nullptr;
    for (const Visit &visit : visits) {
        if (visit.number < now.number && received(visit))
            found = &visit;
    }
    return found;
}

Seen sendsBeforeReceiving(const QList<Visit> &visits, const Visit &now)
{
    if (!received(now))
        return std::nullopt;
    for (const Visit &visit : visits) {
        const bool justBefore = visit.number < now.number && now.began - visit.began <= oneRound;
        const Visit *earlier = receivedBefore(visits, visit);
        const bool windowOpen = earlier && visit.began - earlier->last <= longestWindow;
        if (!justBefore || !refusedAsStranger(visit) || windowOpen)
            continue;
        Habit found = habit(QStringLiteral("sends-before-receiving"), visit,
                            {{QStringLiteral("refusal"), visit.refusal}});
        found.visits.append(now.number);
        return found;
    }
    return std::nullopt;
}

Seen hangsUpAfterReceiving(const QList<Visit> &visits, const Visit &now)
{
    const Visit *earlier = refusedAsStranger(now) ? receivedBefore(visits, now) : nullptr;
    // To the server, a line that was dropped and dialled again is another address.
    if (!earlier || now.began - earlier->last > longestWindow ||
        (earlier->client == now.client && (earlier->quit || !earlier->over)))
        return std::nullopt;
    Habit found =
        habit(QStringLiteral("hangs-up-after-receiving"), now, {{QStringLiteral("refusal"), now.refusal}});
    found.visits.prepend(earlier->number);
    return found;
}

Seen sendsTooLate(const QList<Visit> &visits, const Visit &now)
{
    const Visit *earlier = refusedAsStranger(now) ? receivedBefore(visits, now) : nullptr;
    if (!earlier || earlier->client != now.client || !earlier->quit)
        return std::nullopt;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now.began - earlier->last).count();
    if (minutes < 5)
        return std::nullopt;
    Habit found = habit(QStringLiteral("sends-too-late-after-receiving"), now,
                        {{QStringLiteral("minutes"), QString::number(minutes)}});
    found.visits.prepend(earlier->number);
    return found;
}

Seen looksTooOften(const QList<Visit> &visits, const Visit &now)
{
    if (!received(now))
        return std::nullopt;
    Habit found{QStringLiteral("polls-too-often"), {}, {now.number}};
    const Visit *later = &now;
    for (auto visit = visits.crbegin(); visit != visits.crend(); ++visit) {
        const bool same = visit->port == now.port && visit->host == now.host && visit->client == now.client;
        if (visit->number >= now.number || !received(*visit) || !same)
            continue;
        if (later->began - visit->began >= oftenEnough)
            break;
        found.visits.prepend(visit->number);
        later = &*visit;
    }
    return found.visits.size() >= manyLooks ? std::optional(found) : std::nullopt;
}

Seen triesARefusedLoginAgain(const QList<Visit> &visits, const Visit &now)
{
    if (now.login != Visit::Login::Refused)
        return std::nullopt;
    Habit found{QStringLiteral("repeats-refused-login"), {{QStringLiteral("port"), portOf(now)}}, {}};
    for (const Visit &visit : visits) {
        if (visit.number <= now.number && visit.port == now.port && visit.host == now.host &&
            visit.login == Visit::Login::Refused)
            found.visits.append(visit.number);
    }
    return found.visits.size() >= manyRefusals ? std::optional(found) : std::nullopt;
}

} // namespace

QList<Habit> habitsOf(const QList<Visit> &visits)
{
    static const QList<std::function<Seen(const Visit &)>> alone{
        tlsAtThePlainPort,    clearAtTheTlsPort,    helloWithStrangeLetters, helloWithUnderscore,
        helloInTheOldWay,     noTlsAlthoughOffered, passwordInClear,         noLoginAlthoughOffered,
        sendingThroughPort25, leavingWithoutAWord,  allAsItShouldBe};
    static const QList<std::function<Seen(const QList<Visit> &, const Visit &)>> together{
        sendsBeforeReceiving, hangsUpAfterReceiving, sendsTooLate, looksTooOften, triesARefusedLoginAgain};
    QList<Habit> out;
    const auto add = [&out](const Seen &seen) {
        if (!seen)
            return;
        const auto known =
            std::find_if(out.begin(), out.end(), [&](const Habit &one) { return one.sameAs(*seen); });
        if (known == out.end()) {
            out.append(*seen);
            return;
        }
        for (const int visit : seen->visits) {
            if (!known->visits.contains(visit))
                known->visits.append(visit);
        }
    };
    for (const Visit &visit : visits) {
        for (const auto &look : alone)
            add(look(visit));
        for (const auto &look : together)
            add(look(visits, visit));
    }
    return out;
}

QString filledIn(const QString &text, const Habit &habit)
{
    QString out = text;
    for (auto it = habit.values.cbegin(); it != habit.values.cend(); ++it)
        out.replace(u'{' + it.key() + u'}', it.value());
    return out;
}

} // namespace todoku

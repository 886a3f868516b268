#include "findings/rules.h"

#include <algorithm>

namespace todoku
{

namespace
{

using Talks = QList<const Conversation *>;

bool isSubmission(const Conversation &talk)
{
    return talk.endpoint.port == 587 || talk.endpoint.port == 465;
}

bool connected(const Conversation &talk)
{
    return talk.accepted(Step::Connect);
}

bool refused(const Conversation &talk)
{
    const Exchange *connect = talk.at(Step::Connect);
    return connect && connect->outcome == Outcome::Refused;
}

bool unreachable(const Conversation &talk)
{
    const Exchange *connect = talk.at(Step::Connect);
    return connect && connect->outcome == Outcome::Unreachable;
}

bool all(const Talks &talks, bool (*test)(const Conversation &))
{
    return !talks.isEmpty() && std::all_of(talks.cbegin(), talks.cend(),
                                           [test](const Conversation *talk) { return test(*talk); });
}

const Conversation *any(const Talks &talks, bool (*test)(const Conversation &))
{
    const auto it =
        std::find_if(talks.cbegin(), talks.cend(), [test](const Conversation *talk) { return test(*talk); });
    return it == talks.cend() ? nullptr : *it;
}

Talks those(const Talks &talks, bool (*test)(const Conversation &))
{
    Talks some;
    std::copy_if(talks.cbegin(), talks.cend(), std::back_inserter(some),
                 [test](const Conversation *talk) { return test(*talk); });
    return some;
}

bool isPort25(const Conversation &talk)
{
    return talk.endpoint.port == 25;
}

class Reach
{
public:
    explicit Reach(const Evidence &evidence) : m_evidence(evidence)
    {
        const auto called = [](const Conversation &talk) { return talk.at(Step::Connect) != nullptr; };
        m_sending = talksWhere(evidence, [&](const Conversation &t) {
            return (t.purpose == Purpose::Send || t.purpose == Purpose::Look) && called(t);
        });
        m_receiving = talksWhere(
            evidence, [&](const Conversation &t) { return t.purpose == Purpose::Receive && called(t); });
        m_others = talksWhere(evidence, [&](const Conversation &t) {
            return t.purpose == Purpose::Compare && called(t) &&
                   t.at(Step::Connect)->outcome != Outcome::Aborted;
        });
        m_names = talksWhere(evidence, [](const Conversation &t) { return t.purpose == Purpose::Name; });
    }

    Findings all()
    {
        port25();
        submission();
        host("sending-host", m_sending);
        host("receiving-host", m_receiving);
        others();
        computer();
        oddAddresses();
        return m_findings;
    }

private:
    void add(const char *id, const Talks &talks)
    {
        m_findings += found(QString::fromLatin1(id), talks, Step::Connect);
    }

    void port25()
    {
        const Talks here = those(m_sending, isPort25);
        const Talks there = those(m_others, isPort25);
        if (todoku::all(here, wasSilent))
            add("port25.silent", here);
        if (const Conversation *open = any(here, connected))
            add("port25.open", {open});
        if (const Conversation *open = any(there, answered))
            add("port25.open-elsewhere", {open});
        else if (todoku::all(there, wasSilent))
            add("port25.silent-elsewhere", there);
    }

    void submission()
    {
        const Talks here = those(m_sending, isSubmission);
        const Talks there = those(m_others, isSubmission);
        if (const Conversation *open = any(here, connected))
            add("submission.open", {open});
        else if (todoku::all(here, refused))
            add("submission.refused", here);
        else if (todoku::all(here, wasSilent))
            add("submission.silent", here);
        if (const Conversation *open = any(there, answered))
            add("submission.open-elsewhere", {open});
        else if (todoku::all(there, wasSilent))
            add("submission.silent-elsewhere", there);
    }

    void host(const char *which, const Talks &talks)
    {
        const QByteArray id(which);
        if (talks.isEmpty())
            return;
        if (const Conversation *alive = any(talks, answered)) {
            add((id + ".alive").constData(), {alive});
            if (todoku::all(talks, refused))
                add((id + ".refused").constData(), talks);
        } else
            // Where some were silent and some sent back, it is one thing for the user: nobody is there.
            add((id + (todoku::all(talks, unreachable) ? ".unreachable" : ".silent")).constData(), talks);
    }

    void others()
    {
        if (m_others.isEmpty())
            m_findings += Finding{QStringLiteral("others.not-asked"), {}, {}};
        else if (const Conversation *answer = any(m_others, answered))
            add("others.answer", {answer});
        else
            add("others.silent", m_others);
    }

    void computer()
    {
        const Circumstances &asked = m_evidence.circumstances;
        if (!asked.line.isEmpty()) {
            const QMap<QString, QString> line{{QStringLiteral("line"), asked.line}};
            m_findings += Finding{
                asked.lineSeen ? QStringLiteral("line.seen") : QStringLiteral("line.known"), {}, line};
            // Whose restriction it can be: one's own provider lets its own customers through.
            if (!asked.provider.isEmpty())
                m_findings += Finding{asked.provider == asked.line ? QStringLiteral("line.own")
                                                                   : QStringLiteral("line.foreign"),
                                      {},
                                      line};
        }
        const Talks everybody = m_sending + m_receiving + m_others;
        const bool somebodyThere = any(everybody, answered) != nullptr;
        if (!asked.networkUp && !somebodyThere)
            m_findings += Finding{QStringLiteral("network.down"), {}, {}};
        const bool namesGone =
            !m_names.isEmpty() && std::all_of(m_names.cbegin(), m_names.cend(), [](const Conversation *talk) {
                const Exchange *resolve = talk->at(Step::Resolve);
                return resolve &&
                       (resolve->outcome == Outcome::Unreachable || resolve->outcome == Outcome::TimedOut);
            });
        const bool addressesGone = !everybody.isEmpty() && todoku::all(everybody, unreachable);
        if (!somebodyThere && (addressesGone || (everybody.isEmpty() && namesGone)))
            m_findings +=
                found(QStringLiteral("everything.unreachable"), everybody.isEmpty() ? m_names : everybody,
                      everybody.isEmpty() ? Step::Resolve : Step::Connect);
    }

    /// A public name that leads into a private network: a broken router, a captive portal, a hosts file.
    void oddAddresses()
    {
        for (const Conversation *talk : std::as_const(m_names)) {
            const Exchange *resolve = talk->at(Step::Resolve);
            if (!resolve || !resolve->accepted())
                continue;
            for (const QString &text : resolve->reply.lines) {
                if (!isPrivate(text) || talk->endpoint.host == text || !talk->endpoint.host.contains(u'.'))
                    continue;
                Finding finding = found("address.private", *talk, resolve);
                finding.facts.insert(QStringLiteral("address"), text);
                m_findings += finding;
                break;
            }
        }
    }

    /// RFC 1918, RFC 6598 (CGNAT), link-local, unique local. Loopback is left to those who test on it.
    static bool isPrivate(const QString &address)
    {
        const auto starts = [&address](const char *with) { return address.startsWith(QLatin1String(with)); };
        if (starts("10.") || starts("192.168.") || starts("169.254.") || starts("fe80:") || starts("fc") ||
            starts("fd"))
            return true;
        const int second = address.section(u'.', 1, 1).toInt();
        return (starts("172.") && second >= 16 && second <= 31) ||
               (starts("100.") && second >= 64 && second <= 127);
    }

    const Evidence &m_evidence;
    Talks m_sending;
    Talks m_receiving;
    Talks m_others;
    Talks m_names;
    Findings m_findings;
};

} // namespace

Findings findReach(const Evidence &evidence)
{
    return Reach(evidence).all();
}

} // namespace todoku

#include "testserver/behaviour.h"

#include "testserver/ledger.h"

#include <QRegularExpression>
#include <QStringConverter>

#include <random>

namespace todoku
{

using std::chrono::milliseconds;

namespace
{

QString filled(const QString &text, const Moment &moment)
{
    if (!text.contains(u'%'))
        return text;
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t sign = text.at(i) == u'%' && i + 1 < text.size() ? text.at(i + 1).unicode() : u'\0';
        switch (sign) {
        case u'r':
            out += moment.recipient;
            break;
        case u's':
            out += moment.sender;
            break;
        case u'u':
            out += moment.user;
            break;
        case u'c':
            out += moment.client;
            break;
        case u'h':
            out += moment.serverName;
            break;
        case u't':
            out += QString::fromLatin1(moment.tag);
            break;
        default:
            out += text.at(i);
            continue;
        }
        ++i;
    }
    return out;
}

} // namespace

QByteArray filledIn(const QString &text, const Moment &moment)
{
    return filled(text, moment).toUtf8();
}

namespace
{

bool whoFits(const QString &wanted, const QString &address, const QString &ownDomain)
{
    if (wanted.isEmpty())
        return true;
    const bool own = address.section(u'@', -1).toLower() == ownDomain;
    if (wanted == u"own")
        return own;
    if (wanted == u"outside")
        return !own;
    return wanted.compare(address, Qt::CaseInsensitive) == 0;
}

bool flagFits(const std::optional<bool> &wanted, std::optional<bool> is)
{
    return !wanted || wanted == is;
}

class FixedAnswering : public Behaviour
{
public:
    FixedAnswering(FixedAnswer plan, const Ledger &ledger)
        : m_plan(std::move(plan)), m_ledger(ledger), m_dice(m_plan.seed)
    {
    }

    std::optional<ServerAnswer> instead(const Moment &moment) override
    {
        if (!fits(moment) || m_met++ < m_plan.skip)
            return std::nullopt;
        // Not std::uniform_int_distribution, which may throw the same dice otherwise on another system.
        if (m_plan.chance < 100 && static_cast<int>(m_dice() % 100) >= m_plan.chance)
            return std::nullopt;
        if (m_plan.times >= 0 && m_met > m_plan.skip + m_plan.times)
            return std::nullopt;
        // Without a word and without an end this is only a delay of the good answer: see amend.
        if (isDelayOnly())
            return std::nullopt;
        ServerAnswer answer;
        answer.bytes = filled(m_plan.bytes, moment).toLatin1();
        if (m_plan.endless)
            answer.more = [bytes = answer.bytes] { return bytes; };
        for (const QString &line : m_plan.reply)
            answer.bytes +=
                encoded(filledIn(line, moment) + "\r\n"); // the end takes ISO-2022-JP back to ASCII
        answer.then = m_plan.then;
        answer.delay = m_plan.delay;
        answer.drip = m_plan.drip;
        return answer;
    }

    void amend(const Moment &moment, ServerAnswer &answer) override
    {
        const bool counted = m_met > m_plan.skip && (m_plan.times < 0 || m_met <= m_plan.skip + m_plan.times);
        if (!isDelayOnly() || !counted || !fits(moment))
            return;
        answer.delay += m_plan.delay;
        answer.drip += m_plan.drip;
    }

private:
    QByteArray encoded(const QByteArray &utf8) const
    {
        if (m_plan.charset.isEmpty())
            return utf8;
        QStringEncoder encoder(m_plan.charset.toLatin1().constData());
        return encoder(QString::fromUtf8(utf8));
    }

    bool isDelayOnly() const
    {
        return m_plan.reply.isEmpty() && m_plan.bytes.isEmpty() && m_plan.then == Then::GoOn;
    }

    bool inTime() const
    {
        const milliseconds age = m_ledger.clock.now() - m_ledger.began;
        return age >= m_plan.after && (!m_plan.until || age < *m_plan.until);
    }

    bool fits(const Moment &moment) const
    {
        const QString verb = QString::fromLatin1(moment.verb);
        // "any" means any command: a connection that is to be refused must be named.
        const bool command = verb != u"accept" && verb != u"tls" && verb != u"login" && verb != u"message";
        return (m_plan.at.contains(verb) || (command && m_plan.at.contains(u"any"))) &&
               whoFits(m_plan.to, moment.recipient, moment.ownDomain) &&
               whoFits(m_plan.from, moment.sender, moment.ownDomain) &&
               flagFits(m_plan.encrypted, moment.encrypted) &&
               flagFits(m_plan.authenticated, moment.authenticated) &&
               flagFits(m_plan.passwordRight, moment.passwordRight) && inTime();
    }

    const FixedAnswer m_plan;
    const Ledger &m_ledger;
    std::minstd_rand m_dice;
    int m_met = 0;
};

class Greylist : public Behaviour
{
public:
    Greylist(Greylisting plan, Ledger &ledger) : m_plan(std::move(plan)), m_ledger(ledger) {}

    std::optional<ServerAnswer> instead(const Moment &moment) override
    {
        if (moment.verb != "rcpt" || moment.sender.isEmpty())
            return std::nullopt;
        const milliseconds since = m_ledger.firstSeen(moment.client, moment.sender, moment.recipient);
        if (m_ledger.clock.now() - since >= m_plan.wait)
            return std::nullopt;
        return ServerAnswer::line(filledIn(m_plan.refusal, moment));
    }

private:
    const Greylisting m_plan;
    Ledger &m_ledger;
};

class Rate : public Behaviour
{
public:
    Rate(RateLimit plan, Ledger &ledger) : m_plan(std::move(plan)), m_ledger(ledger) {}

    std::optional<ServerAnswer> instead(const Moment &moment) override
    {
        if (moment.verb != "mail")
            return std::nullopt;
        QList<milliseconds> &times = m_times[moment.client];
        const milliseconds now = m_ledger.clock.now();
        while (!times.isEmpty() && now - times.first() >= m_plan.within)
            times.removeFirst();
        if (times.size() >= m_plan.messages)
            return ServerAnswer::line(filledIn(m_plan.refusal, moment));
        times.append(now);
        return std::nullopt;
    }

private:
    const RateLimit m_plan;
    Ledger &m_ledger;
    QHash<QString, QList<milliseconds>> m_times;
};

class FullMailbox : public Behaviour
{
public:
    FullMailbox(Quota plan, const Ledger &ledger) : m_plan(std::move(plan)), m_ledger(ledger) {}

    std::optional<ServerAnswer> instead(const Moment &moment) override
    {
        if (moment.verb != "rcpt" || m_ledger.mailsFor(moment.recipient) < m_plan.messages)
            return std::nullopt;
        return ServerAnswer::line(filledIn(m_plan.refusal, moment));
    }

private:
    const Quota m_plan;
    const Ledger &m_ledger;
};

class AsAddressed : public Behaviour
{
public:
    std::optional<ServerAnswer> instead(const Moment &moment) override
    {
        // 421@any, 550-5.1.1@any, any@421.any
        static const QRegularExpression form(
            QStringLiteral(R"(^(?:([45]\d\d)(?:-([45]\.\d{1,3}\.\d{1,3}))?@|[^@]*@([45]\d\d)\.))"));
        const QString address = moment.verb == "rcpt"   ? moment.recipient
                                : moment.verb == "mail" ? moment.sender
                                                        : QString();
        const auto match = form.match(address);
        if (!match.hasMatch())
            return std::nullopt;
        const QString code = match.captured(1) + match.captured(3);
        const QString detail =
            match.captured(2).isEmpty() ? code.left(1) + QStringLiteral(".0.0") : match.captured(2);
        return ServerAnswer::line((code + u' ' + detail + QStringLiteral(" <") + address +
                                   QStringLiteral(">: as this address asks for"))
                                      .toUtf8(),
                                  code == u"421" ? Then::Close : Then::GoOn);
    }
};

class Mask : public Behaviour
{
public:
    std::optional<ServerAnswer> instead(const Moment &moment) override
    {
        // What was hidden is also taken out of the client's mouth: the server sees XXXX and does not know it.
        if (moment.verb == "starttls" || moment.verb == "auth")
            return ServerAnswer::line("500 5.5.1 Command unrecognized: \"XXXX\"");
        return std::nullopt;
    }

    void amend(const Moment &moment, ServerAnswer &answer) override
    {
        if (moment.verb == "greeting")
            answer.bytes = "220 " + QByteArray(answer.bytes.trimmed().size() - 4, '*') + "\r\n";
        if (moment.verb != "ehlo")
            return;
        QByteArray masked;
        bool first = true; // the server's name stays
        for (const QByteArray &line : answer.bytes.trimmed().split('\n')) {
            const QByteArray bare = line.trimmed();
            const bool harmless = bare.mid(4).startsWith("SIZE") || bare.mid(4).startsWith("8BITMIME");
            masked += first || harmless ? bare : bare.left(4) + QByteArray(bare.size() - 5, 'X') + 'A';
            masked += "\r\n";
            first = false;
        }
        answer.bytes = masked;
    }
};

class Inject : public Behaviour
{
public:
    explicit Inject(const Injection &plan)
        : m_bytes(plan.lines.join(QStringLiteral("\r\n")).toUtf8() + "\r\n")
    {
    }

    void amend(const Moment &moment, ServerAnswer &answer) override
    {
        // In one write with the reply, so that both come in one segment.
        if ((moment.verb == "starttls" || moment.verb == "stls") && answer.then == Then::BeginTls)
            answer.bytes += m_bytes;
    }

private:
    const QByteArray m_bytes;
};

} // namespace

std::unique_ptr<Behaviour> makeBehaviour(const BehaviourPlan &plan, Ledger &ledger)
{
    struct Maker {
        Ledger &ledger;
        std::unique_ptr<Behaviour> operator()(const FixedAnswer &p) const
        {
            return std::make_unique<FixedAnswering>(p, ledger);
        }
        std::unique_ptr<Behaviour> operator()(const Greylisting &p) const
        {
            return std::make_unique<Greylist>(p, ledger);
        }
        std::unique_ptr<Behaviour> operator()(const RateLimit &p) const
        {
            return std::make_unique<Rate>(p, ledger);
        }
        std::unique_ptr<Behaviour> operator()(const Quota &p) const
        {
            return std::make_unique<FullMailbox>(p, ledger);
        }
        std::unique_ptr<Behaviour> operator()(const ByAddress &) const
        {
            return std::make_unique<AsAddressed>();
        }
        std::unique_ptr<Behaviour> operator()(const Masking &) const { return std::make_unique<Mask>(); }
        std::unique_ptr<Behaviour> operator()(const Injection &p) const
        {
            return std::make_unique<Inject>(p);
        }
    };
    return std::visit(Maker{ledger}, plan);
}

} // namespace todoku

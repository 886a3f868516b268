#include "evidence/evidence.h"

#include <algorithm>

namespace todoku
{

const Exchange *Conversation::at(Step step) const
{
    const auto found = std::find_if(exchanges.crbegin(), exchanges.crend(),
                                    [step](const Exchange &e) { return e.step == step; });
    return found == exchanges.crend() ? nullptr : &*found;
}

const Exchange *Conversation::last() const
{
    const auto found = std::find_if(exchanges.crbegin(), exchanges.crend(), [](const Exchange &e) {
        return e.step != Step::Quit && e.step != Step::Reset;
    });
    return found == exchanges.crend() ? nullptr : &*found;
}

bool Conversation::encrypted() const
{
    const Exchange *e = at(Step::Encrypt);
    return e && (e->accepted() || e->outcome == Outcome::BadCertificate);
}

QStringList Conversation::offeredFor(const QString &keyword) const
{
    QStringList words;
    for (const QString &line : offered) {
        // "AUTH=PLAIN LOGIN" is what some servers add for clients older than RFC 2554.
        QString plain = line;
        if (plain.startsWith(keyword + u'=', Qt::CaseInsensitive))
            plain[keyword.size()] = u' ';
        const QStringList parts = plain.split(u' ', Qt::SkipEmptyParts);
        if (!parts.isEmpty() && parts.first().compare(keyword, Qt::CaseInsensitive) == 0)
            for (const QString &word : parts.mid(1))
                if (!words.contains(word.toUpper()))
                    words += word.toUpper();
    }
    return words;
}

bool Conversation::offers(const QString &keyword) const
{
    return std::any_of(offered.cbegin(), offered.cend(), [&](const QString &line) {
        return line.startsWith(keyword, Qt::CaseInsensitive) &&
               (line.size() == keyword.size() || line[keyword.size()] == u' ' ||
                line[keyword.size()] == u'=');
    });
}

void Evidence::add(Conversation conversation)
{
    for (Exchange &exchange : conversation.exchanges)
        exchange.id = u'e' + QString::number(++m_numbered);
    conversations += std::move(conversation);
}

void Evidence::add(Statement statement)
{
    statement.id = u'q' + QString::number(statements.size() + 1);
    statements += std::move(statement);
}

QString name(Purpose purpose)
{
    switch (purpose) {
    case Purpose::Name:
        return QStringLiteral("name");
    case Purpose::Send:
        return QStringLiteral("send");
    case Purpose::SendAgain:
        return QStringLiteral("send-again");
    case Purpose::Receive:
        return QStringLiteral("receive");
    case Purpose::Look:
        return QStringLiteral("look");
    case Purpose::Compare:
        return QStringLiteral("compare");
    }
    Q_UNREACHABLE();
}

} // namespace todoku

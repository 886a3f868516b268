#include "testserver/imapsearch.h"

#include "testserver/mimepart.h"

#include <QLocale>

#include <algorithm>

namespace todoku
{

namespace
{

constexpr int deepest = 20;

QByteArray headerOf(const StoredMail &mail)
{
    const qsizetype end = mail.content.indexOf("\r\n\r\n");
    return end < 0 ? mail.content : mail.content.left(end + 2);
}

bool contains(const QByteArray &text, const QByteArray &wanted)
{
    // By the letters of the alphabet; encoded words are not decoded.
    return text.toLower().contains(wanted.toLower());
}

class Reader
{
public:
    Reader(QList<ImapWord> words, quint32 mostNumber, quint32 mostUid)
        : m_words(std::move(words)), m_mostNumber(mostNumber), m_mostUid(mostUid)
    {
    }

    std::optional<SearchTest> all(int depth = 0)
    {
        QList<SearchTest> tests;
        while (m_at < m_words.size()) {
            auto test = one(depth);
            if (!test)
                return std::nullopt;
            tests.append(*test);
        }
        return [tests](const StoredMail &mail, quint32 number) {
            return std::all_of(tests.cbegin(), tests.cend(),
                               [&](const SearchTest &test) { return test(mail, number); });
        };
    }

private:
    std::optional<SearchTest> one(int depth)
    {
        if (depth > deepest || m_at >= m_words.size())
            return std::nullopt;
        const ImapWord word = m_words.at(m_at++);
        if (word.isList)
            return Reader(word.items, m_mostNumber, m_mostUid).all(depth + 1);
        const QByteArray key = word.upper();
        if (key == "ALL")
            return SearchTest([](const StoredMail &, quint32) { return true; });
        if (key == "NOT") {
            const auto test = one(depth + 1);
            if (!test)
                return std::nullopt;
            return SearchTest([test](const StoredMail &mail, quint32 n) { return !(*test)(mail, n); });
        }
        if (key == "OR") {
            const auto first = one(depth + 1);
            const auto second = first ? one(depth + 1) : std::nullopt;
            if (!second)
                return std::nullopt;
            return SearchTest([first, second](const StoredMail &mail, quint32 n) {
                return (*first)(mail, n) || (*second)(mail, n);
            });
        }
        if (auto test = flagTest(key))
            return test;
        if (auto test = textTest(key))
            return test;
        if (auto test = dateTest(key))
            return test;
        if (key == "LARGER" || key == "SMALLER") {
            const qlonglong size = next().toLongLong();
            return SearchTest([=](const StoredMail &mail, quint32) {
                return key == "LARGER" ? mail.content.size() > size : mail.content.size() < size;
            });
        }
        const auto set = ImapSet::read(key == "UID" ? next() : key);
        if (!set)
            return std::nullopt;
        if (key == "UID")
            return SearchTest([set, most = m_mostUid](const StoredMail &mail, quint32) {
                return set->holds(mail.uid, most);
            });
        return SearchTest(
            [set, most = m_mostNumber](const StoredMail &, quint32 n) { return set->holds(n, most); });
    }

    std::optional<SearchTest> flagTest(const QByteArray &key)
    {
        static const QByteArrayList known{"SEEN", "ANSWERED", "FLAGGED", "DELETED", "DRAFT", "RECENT"};
        const auto having = [](const QByteArray &flag, bool wanted) {
            return SearchTest([=](const StoredMail &mail, quint32) {
                return std::any_of(mail.flags.cbegin(), mail.flags.cend(), [&](const QByteArray &one) {
                           return one.compare(flag, Qt::CaseInsensitive) == 0;
                       }) == wanted;
            });
        };
        if (known.contains(key))
            return having('\\' + key, true);
        if (key.startsWith("UN") && known.contains(key.mid(2)))
            return having('\\' + key.mid(2), false);
        // Nothing is ever \Recent here (see ImapSession).
        if (key == "NEW" || key == "OLD")
            return SearchTest([old = key == "OLD"](const StoredMail &, quint32) { return old; });
        if (key == "KEYWORD" || key == "UNKEYWORD")
            return having(next(), key == "KEYWORD");
        return std::nullopt;
    }

    std::optional<SearchTest> textTest(const QByteArray &key)
    {
        if (key == "CHARSET") {
            next();
            return SearchTest([](const StoredMail &, quint32) { return true; });
        }
        if (key == "TEXT" || key == "BODY") {
            return SearchTest([wanted = next(), whole = key == "TEXT"](const StoredMail &mail, quint32) {
                return contains(whole ? mail.content : mail.content.mid(headerOf(mail).size()), wanted);
            });
        }
        static const QByteArrayList fields{"FROM", "TO", "CC", "BCC", "SUBJECT"};
        if (!fields.contains(key) && key != "HEADER")
            return std::nullopt;
        const QByteArray field = key == "HEADER" ? next() : key;
        return SearchTest([field, wanted = next()](const StoredMail &mail, quint32) {
            const QByteArray value = headerField(headerOf(mail), field);
            return !value.isNull() && contains(value, wanted);
        });
    }

    std::optional<SearchTest> dateTest(const QByteArray &key)
    {
        static const QByteArrayList known{"BEFORE", "ON", "SINCE", "SENTBEFORE", "SENTON", "SENTSINCE"};
        if (!known.contains(key))
            return std::nullopt;
        const QDate date = QLocale::c().toDate(QString::fromLatin1(next()), QStringLiteral("d-MMM-yyyy"));
        if (!date.isValid())
            return std::nullopt;
        const bool sent = key.startsWith("SENT");
        const QByteArray how = sent ? key.mid(4) : key;
        return SearchTest([=](const StoredMail &mail, quint32) {
            const QDate of =
                sent ? QDateTime::fromString(QString::fromLatin1(headerField(headerOf(mail), "Date")),
                                             Qt::RFC2822Date)
                           .date()
                     : mail.arrived.date();
            return how == "BEFORE" ? of < date : how == "ON" ? of == date : of >= date;
        });
    }

    QByteArray next() { return m_at < m_words.size() ? m_words.at(m_at++).text : QByteArray(); }

    const QList<ImapWord> m_words;
    const quint32 m_mostNumber;
    const quint32 m_mostUid;
    qsizetype m_at = 0;
};

} // namespace

std::optional<SearchTest> searchTest(const QList<ImapWord> &criteria, quint32 mostNumber, quint32 mostUid)
{
    if (criteria.isEmpty())
        return std::nullopt;
    return Reader(criteria, mostNumber, mostUid).all();
}

} // namespace todoku

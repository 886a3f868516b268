#include "historywords.h"

#include <QJsonArray>

namespace todoku
{

using namespace Qt::StringLiterals;

QString headingOf(const RememberedResult &result, Language language)
{
    QStringList parts{result.when.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)};
    if (!result.account.isEmpty())
        parts += result.account;
    if (!result.lineName().isEmpty())
        parts += Words{u"回線: %1"_s, u"line: %1"_s}.in(language).arg(result.lineName());
    return parts.join(u"  "_s);
}

QString changesAsText(const RememberedResult &earlier, const RememberedResult &later,
                      const Knowledge &knowledge, Language language)
{
    QString text;
    const QList<Change> changes = changesBetween(earlier, later, knowledge);
    for (const Change &change : changes)
        text += u"  - %1\n"_s.arg(change.text.in(language));
    if (changes.isEmpty())
        text +=
            Words{u"  - 変わったことは見つかりません\n"_s, u"  - nothing that was seen has changed\n"_s}.in(
                language);
    return text + whatItMeans(earlier, later, knowledge).in(language) + u'\n';
}

QJsonObject changesAsJson(const RememberedResult &earlier, const RememberedResult &later,
                          const Knowledge &knowledge, Language language)
{
    QJsonArray changes;
    for (const Change &change : changesBetween(earlier, later, knowledge))
        changes += QJsonObject{{u"id"_s, change.id}, {u"text"_s, change.text.in(language)}};
    return {{u"earlier"_s, earlier.id},
            {u"later"_s, later.id},
            {u"changes"_s, changes},
            {u"means"_s, whatItMeans(earlier, later, knowledge).in(language)}};
}

} // namespace todoku

#include "diagnosis/placeholders.h"

#include <QSet>

#include <algorithm>

namespace todoku
{

namespace
{

/// The letters of a name: small ones first, digits and hyphens behind.
bool isNameLetter(QChar c, bool first)
{
    return (c >= u'a' && c <= u'z') || (!first && ((c >= u'0' && c <= u'9') || c == u'-'));
}

} // namespace

QList<Placeholder> placesIn(const QString &text)
{
    QList<Placeholder> places;
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', open + 1)) {
        qsizetype end = open + 1;
        while (end < text.size() && isNameLetter(text[end], end == open + 1))
            ++end;
        if (end > open + 1 && end < text.size() && text[end] == u'}')
            places.append({open, end + 1 - open, text.mid(open + 1, end - open - 1)});
    }
    return places;
}

QStringList placeholdersIn(const QString &text)
{
    QStringList names;
    for (const Placeholder &place : placesIn(text))
        names += place.name;
    return names;
}

bool isKnownPlaceholder(const QString &placeholder)
{
    // The facts that core/findings gives, as resources/knowledge/FORMAT.md promises them to the writers of
    // causes.
    static const QSet<QString> known = [] {
        QSet<QString> names;
        const char facts[] =
            "host port protocol security purpose code enhanced status response-code says detail said "
            "authenticated encrypted trusted recipient-is recipient-domain recipient user mechanism "
            "mechanisms login "
            "address sender refused-user accepted-user line subject names issuer not-before "
            "stage permanent kind action error client reported-by remote "
            "not-after fault now reference direction speaks seconds family step source";
        const char servers[] = "host port security user";
        for (const QString &fact : QString::fromLatin1(facts).split(u' '))
            names.insert(fact);
        for (const QString &part : QString::fromLatin1(servers).split(u' ')) {
            names.insert(QStringLiteral("out-") + part);
            names.insert(QStringLiteral("in-") + part);
        }
        return names;
    }();
    return known.contains(placeholder);
}

QString unknownPlaceholderIn(const QString &text)
{
    const QStringList names = placeholdersIn(text);
    const auto stranger = std::find_if_not(names.cbegin(), names.cend(), isKnownPlaceholder);
    return stranger == names.cend() ? QString() : *stranger;
}

} // namespace todoku

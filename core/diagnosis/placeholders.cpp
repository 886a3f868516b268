#include "diagnosis/placeholders.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace todoku
{

QStringList placeholdersIn(const QString &text)
{
    static const QRegularExpression braces(QStringLiteral("\\{([a-z][a-z0-9-]*)\\}"));
    QStringList names;
    for (auto it = braces.globalMatch(text); it.hasNext();)
        names += it.next().captured(1);
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

#include "conversation/servername.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

namespace todoku
{

namespace
{

QString plain(QString name)
{
    if (name.endsWith(u'.'))
        name.chop(1);
    const QByteArray ace = QUrl::toAce(name);
    return (ace.isEmpty() ? name : QString::fromLatin1(ace)).toLower();
}

bool standsFor(const QString &pattern, const QString &server)
{
    // A NUL in a name once made C programs read only its beginning.
    if (pattern.contains(QChar(0)))
        return false;
    if (!pattern.startsWith(QLatin1String("*.")))
        return plain(pattern) == server;
    const QString domain = plain(pattern.mid(2));
    const qsizetype dot = server.indexOf(u'.');
    return domain.contains(u'.') && dot > 0 && server.mid(dot + 1) == domain;
}

} // namespace

bool namesServer(const QStringList &subjectAltNames, const QString &server)
{
    const QHostAddress address(server);
    if (!address.isNull())
        return std::any_of(subjectAltNames.cbegin(), subjectAltNames.cend(),
                           [&](const QString &name) { return QHostAddress(name) == address; });
    const QString wanted = plain(server);
    return std::any_of(subjectAltNames.cbegin(), subjectAltNames.cend(),
                       [&](const QString &name) { return standsFor(name, wanted); });
}

} // namespace todoku

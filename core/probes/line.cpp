#include "probes/line.h"

#include <QHostAddress>

#include <algorithm>

namespace todoku
{

namespace
{

/// Neither of a private network (RFC 1918, RFC 4193) nor of a provider's own translation (RFC 6598).
bool isPublic(const QHostAddress &address)
{
    static const QList<QPair<QHostAddress, int>> hidden = [] {
        QList<QPair<QHostAddress, int>> nets;
        for (const char *net : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"})
            nets += QHostAddress::parseSubnet(QLatin1String(net));
        return nets;
    }();
    return address.isGlobal() && std::none_of(hidden.cbegin(), hidden.cend(),
                                              [&](const auto &net) { return address.isInSubnet(net); });
}

/// The address literals of a line: "[203.0.113.5]", "[IPv6:2001:db8::5]".
QStringList literalsIn(const QString &line)
{
    QStringList all;
    for (qsizetype open = line.indexOf(u'['); open >= 0; open = line.indexOf(u'[', open + 1)) {
        const qsizetype close = line.indexOf(u']', open);
        if (close < 0)
            break;
        QString literal = line.mid(open + 1, close - open - 1);
        if (literal.startsWith(QLatin1String("IPv6:"), Qt::CaseInsensitive))
            literal.remove(0, 5);
        all += literal;
    }
    return all;
}

} // namespace

QString addressSeenIn(const Conversation &talk)
{
    const QHostAddress server(talk.address);
    for (const Exchange &exchange : talk.exchanges) {
        if (exchange.step != Step::Greeting && exchange.step != Step::Hello &&
            exchange.step != Step::HelloAgain)
            continue;
        // The first line greets; the rest are capabilities.
        for (const QString &literal : literalsIn(exchange.reply.lines.value(0))) {
            const QHostAddress address(literal);
            if (!address.isNull() && isPublic(address) && address != server)
                return address.toString();
        }
    }
    return {};
}

} // namespace todoku

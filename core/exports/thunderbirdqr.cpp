#include "exports/fit.h"
#include "exports/formats.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

// thunderbird-android: feature/migration/qrcode/qr-code-format.md, version 1 (2025-02-06).

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

int number(Security security)
{
    switch (security) {
    case Security::Tls:
        return 3;
    case Security::StartTls:
        return 2;
    case Security::None:
        break;
    }
    return 0;
}

QJsonArray asArray(const ServerSettings &server)
{
    const bool login = asksForPassword(server);
    // 0 is IMAP among the incoming and SMTP among the outgoing.
    return {server.protocol == Protocol::Pop3 ? 1 : 0,
            server.host,
            server.port,
            number(server.security),
            login ? 1 : 0,
            login ? server.user : QString()};
}

/// Readers guess the encoding of a QR code that holds anything but ASCII.
QByteArray inAscii(const QByteArray &json)
{
    QByteArray ascii;
    for (const QChar c : QString::fromUtf8(json)) {
        if (c.unicode() < 128)
            ascii += static_cast<char>(c.unicode());
        else
            ascii += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
    }
    return ascii;
}

} // namespace

Result<QByteArray> asThunderbirdQrPayload(const ExportedAccount &account)
{
    if (const auto complaint = lacksAServer(account, u"QR"_s))
        return *complaint;
    if (std::any_of(account.address.begin(), account.address.end(),
                    [](QChar c) { return c.unicode() >= 128; }))
        return cannot(
            u"この QR コードに書けるのは、半角の英数字と記号だけのメールアドレスです（「%1」は書けません）。"_s
                .arg(account.address),
            u"This QR code takes addresses in ASCII only, so `%1` cannot be written."_s.arg(account.address));
    const QJsonArray identity{account.address, account.personName};
    const QJsonArray group{asArray(*account.settings.outgoing), identity};
    const QJsonArray whole{1, QJsonArray{1, 1}, asArray(*account.settings.incoming), QJsonArray{group}};
    return inAscii(QJsonDocument(whole).toJson(QJsonDocument::Compact));
}

} // namespace todoku

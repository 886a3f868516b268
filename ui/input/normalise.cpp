#include "ui/input/normalise.h"

#include "accounts/typed.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

using Trouble = Normalised::Trouble;

/// Neither servers nor addresses have blanks in them, but copied ones often do.
QString withoutBlanks(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

Normalised started(const QString &typed, const QString &text)
{
    Normalised result;
    result.typed = typed;
    result.text = text;
    result.trouble = text.isEmpty() ? Trouble::Empty : Trouble::None;
    return result;
}

} // namespace

Normalised normaliseHost(const QString &typed)
{
    Normalised result = started(typed, withoutBlanks(tidied(typed)));
    if (!result.usable())
        return result;
    const auto server = serverFromTyped(result.text);
    static const QRegularExpression numberAlone(u"^[0-9]+$"_s);
    if (!server || numberAlone.match(server->host).hasMatch()) {
        static const QRegularExpression withPort(u"^[^:]+:[0-9]+$"_s);
        result.trouble = withPort.match(result.text).hasMatch() ? Trouble::NotAPort : Trouble::NotAHost;
        return result;
    }
    result.value = server->host;
    if (server->port) {
        result.ports = {*server->port};
        result.text = result.text.section(u':', 0, -2);
    }
    // A name in Japanese letters stays as its owner knows it; only the network wants it in ASCII.
    const auto ascii = [](QChar c) { return c.unicode() < 0x80; };
    if (std::all_of(result.text.cbegin(), result.text.cend(), ascii))
        result.text = result.value;
    return result;
}

Normalised normalisePort(const QString &typed)
{
    Normalised result = started(typed, tidied(typed));
    if (!result.usable())
        return result;
    static const QRegularExpression between(u"[\\s,、;/・]+"_s);
    QStringList numbers;
    for (const QString &word : result.text.split(between, Qt::SkipEmptyParts)) {
        const auto port = portFromTyped(word);
        if (!port) {
            result.trouble = Trouble::NotAPort;
            return result;
        }
        if (!result.ports.contains(*port)) {
            result.ports.append(*port);
            numbers.append(QString::number(*port));
        }
    }
    if (numbers.isEmpty())
        result.trouble = Trouble::NotAPort;
    else
        result.text = result.value = numbers.join(u", "_s);
    return result;
}

Normalised normaliseAddress(const QString &typed)
{
    // "山田太郎 <taro@example.jp>", as mail programs copy it.
    static const QRegularExpression named(u"[<＜]([^<>＜＞]*[@＠][^<>＜＞]*)[>＞]"_s);
    const QRegularExpressionMatch match = named.match(typed);
    Normalised result = started(typed, withoutBlanks(tidied(match.hasMatch() ? match.captured(1) : typed)));
    if (!result.usable())
        return result;
    const qsizetype at = result.text.lastIndexOf(u'@');
    if (at < 0) {
        result.trouble = Trouble::NoAt;
        return result;
    }
    if (at == 0) {
        result.trouble = Trouble::NothingBeforeAt;
        return result;
    }
    const auto address = addressFromTyped(result.text);
    const qsizetype dot = address ? address->lastIndexOf(u'.') : -1;
    if (!address)
        result.trouble = serverFromTyped(result.text.mid(at + 1)) ? Trouble::NotAnAddress : Trouble::NoDomain;
    else if (dot < address->lastIndexOf(u'@'))
        result.trouble = Trouble::NoDomain;
    else
        result.value = *address;
    return result;
}

Normalised normaliseName(const QString &typed)
{
    Normalised result = started(typed, tidied(typed));
    result.value = result.text;
    return result;
}

Protocol guessReceiving(const QString &host, const QList<quint16> &ports)
{
    if (!ports.isEmpty())
        return ports.contains(143) || ports.contains(993) ? Protocol::Imap : Protocol::Pop3;
    return host.startsWith(u"imap"_s) || host.contains(u".imap."_s) ? Protocol::Imap : Protocol::Pop3;
}

} // namespace todoku

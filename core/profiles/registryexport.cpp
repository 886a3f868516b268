#include "profiles/registryexport.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// The text between the first quote and the one that ends it; `after` is where the rest begins, -1 where no
/// quote ends it.
QString quoted(QStringView line, qsizetype &after)
{
    QString text;
    for (qsizetype i = 1; i < line.size(); ++i) {
        if (line[i] == u'"') {
            after = i + 1;
            return text;
        }
        if (line[i] == u'\\' && i + 1 < line.size())
            ++i;
        text += line[i];
    }
    after = -1;
    return {};
}

/// hex:..., hex(1): and hex(2): hold text; hex(7) and the rest are of no use here.
bool isHexText(QStringView kind)
{
    return kind == u"hex" || kind == u"hex(1)" || kind == u"hex(2)";
}

/// The value as text; nothing where it is broken. `last`: nothing follows, so digits may be missing.
std::optional<QString> valueIn(QStringView text, bool narrow, bool last)
{
    if (text.startsWith(u'"')) {
        qsizetype after = 0;
        QString value = quoted(text, after);
        return after < 0 ? std::nullopt : std::optional(std::move(value));
    }
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return {};
    const QStringView kind = text.left(colon).trimmed();
    const QString digits = text.mid(colon + 1).trimmed().toString();
    if (kind == u"dword") {
        bool isNumber = false;
        const uint number = digits.toUInt(&isNumber, 16);
        return isNumber && digits.size() == 8 ? std::optional(QString::number(number)) : std::nullopt;
    }
    if (last)
        return {};
    if (!isHexText(kind))
        return QString();
    // A damaged line may have swallowed a part of another value, so nothing but digits is forgiven.
    static const QRegularExpression wellFormed(u"^(?:[0-9a-f]{2}(?:, *|$))*+$"_s,
                                               QRegularExpression::CaseInsensitiveOption);
    if (!wellFormed.match(digits).hasMatch())
        return {};
    const QByteArray bytes = QByteArray::fromHex(digits.toLatin1());
    // REGEDIT4 writes REG_EXPAND_SZ in the system's own charset.
    return narrow && kind != u"hex" ? QString::fromLocal8Bit(bytes).remove(QChar(u'\0'))
                                    : registryText(bytes);
}

} // namespace

QString registryText(const QByteArray &utf16)
{
    QStringDecoder decoder(QStringConverter::Utf16LE);
    QString text = decoder(utf16.chopped(utf16.size() % 2));
    text.truncate(text.indexOf(QChar(u'\0')) < 0 ? text.size() : text.indexOf(QChar(u'\0')));
    return decoder.hasError() ? QString() : text;
}

QList<Section> registryKeysIn(const ProfileText &text, QList<Complaint> &unreadable)
{
    QList<Section> keys;
    const bool narrow = text.text.trimmed().startsWith("REGEDIT4"_L1);
    const QList<QStringView> lines = QStringView(text.text).split(u'\n');
    const auto cut = [&](int line) {
        if (!keys.isEmpty())
            keys.last().beCutOff();
        unreadable += cutOff(text.file, line);
    };
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView line = lines[i].trimmed();
        const int number = int(i) + 1;
        if (line.startsWith(u'[') && line.endsWith(u']'))
            keys.append({line.mid(1, line.size() - 2).toString(), text.file, text.whole});
        else if (i + 1 == lines.size() && !line.isEmpty() && !line.startsWith(u'"'))
            cut(number);
        if (!line.startsWith(u'"') || keys.isEmpty())
            continue;
        qsizetype after = 0;
        const QString name = quoted(line, after);
        const bool secret = after < 0 || holdsSecret(name);
        // A long value goes on behind a backslash at the line's end. A secret's is passed over.
        QString value = secret ? QString() : line.mid(after).trimmed().toString();
        QStringView end = line;
        while (end.endsWith(u'\\') && i + 1 < lines.size()) {
            end = lines[++i].trimmed();
            if (!secret) {
                value.chop(1);
                value += end;
            }
        }
        const bool isLast = i + 1 == lines.size();
        const bool broken = after < 0 || end.endsWith(u'\\');
        if (secret && !broken && !isLast)
            continue;
        const auto read = broken || secret || !value.startsWith(u'=')
                              ? std::nullopt
                              : valueIn(QStringView(value).mid(1).trimmed(), narrow, isLast);
        if (read)
            keys.last().put(name, *read, number);
        else
            cut(number);
    }
    return keys;
}

} // namespace todoku

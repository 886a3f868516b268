#include "letters/draftfile.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// More than any mail that arrives. What stands behind it is counted only, and of a pipe not even that
/// without end.
constexpr qint64 mostRead = qint64(32) << 20;
constexpr qint64 mostCounted = qint64(1) << 30;

qint64 countRest(QFile &file, qint64 read)
{
    if (!file.isSequential())
        return std::max<qint64>(file.size() - read, 0);
    qint64 rest = 0;
    while (rest < mostCounted) {
        const qint64 got = file.read(1 << 20).size();
        if (got <= 0)
            break;
        rest += got;
    }
    return rest;
}

} // namespace

bool mayBeDraft(const QByteArray &bytes)
{
    const QByteArray beginning = bytes.left(20).toLower();
    return looksLikeLetter({bytes.constData(), std::size_t(bytes.size())}) || beginning.startsWith("to:") ||
           beginning.startsWith("subject:");
}

Result<std::shared_ptr<const Draft>> readDraft(QFile &file)
{
    const auto because = [](const QString &ja, const QString &en) { return Complaint{{}, 0, {ja, en}}; };
    if (!file.fileName().isEmpty() && QFileInfo(file.fileName()).isDir())
        return because(u"フォルダーです。メールのファイル (.eml) を選んでください"_s,
                       u"is a folder; choose message files (.eml)"_s);
    if (!file.isOpen() && !file.open(QIODevice::ReadOnly))
        return because(u"開けません (%1)"_s.arg(file.errorString()),
                       u"cannot be opened (%1)"_s.arg(file.errorString()));
    const QByteArray bytes = file.read(mostRead);
    if (bytes.isEmpty())
        return because(u"空です"_s, u"is empty"_s);
    if (!mayBeDraft(bytes))
        return because(
            u"メールとして読めません。メールソフトで「名前を付けて保存」した .eml を選んでください"_s,
            u"is no mail message; choose an .eml file as mail programs save it"_s);
    return std::make_shared<const Draft>(bytes.toStdString(), countRest(file, bytes.size()));
}

} // namespace todoku

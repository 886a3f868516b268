#include "history/history.h"

#include "evidence/wholefile.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;

namespace
{

/// A remembered check takes less than two thousand bytes.
constexpr qint64 largest = 64 * 1024;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
const QString ending = u".json"_s;
const QString keptAside = u".unreadable"_s;

Complaint cannotWrite(const QString &file, const QString &why)
{
    return {file,
            0,
            {u"記録を保存できません (%1)。これまでの記録はそのままです。"_s.arg(why),
             u"the result could not be remembered (%1); what was remembered before is as it was"_s.arg(why)}};
}

Complaint cannotRemove(const QString &file, const QString &why)
{
    return {file, 0, {u"記録を消せません (%1)。"_s.arg(why), u"cannot be removed (%1)"_s.arg(why)}};
}

/// Only ids of ours make a file name.
bool isId(const QString &id)
{
    static const QRegularExpression form(u"^[0-9a-z-]{8,60}$"_s);
    return form.match(id).hasMatch();
}

} // namespace

QString History::usualFolder()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return data.isEmpty() ? QString() : data + u"/todoku/history"_s;
}

QString History::fileOf(const QString &id) const
{
    return m_folder + u'/' + id + ending;
}

std::optional<Complaint> History::objection() const
{
    // A dangling link or a file in its place is said by mkpath.
    if (m_folder.isEmpty() || !QDir().mkpath(m_folder))
        return Complaint{
            m_folder,
            0,
            {u"記録を置くフォルダーを作れません。"_s, u"the folder for the history cannot be made"_s}};
    if (!QFileInfo(m_folder).isWritable())
        return Complaint{
            m_folder,
            0,
            {u"記録を置くフォルダーに書けません。"_s, u"the folder for the history cannot be written to"_s}};
    return std::nullopt;
}

/// What a program that was killed left behind while it wrote: QSaveFile's own half-written files.
void History::tidy() const
{
    static const QRegularExpression halfWritten(u"\\.json\\.[A-Za-z]{6}$"_s);
    const QDateTime longAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    for (const QFileInfo &file : QDir(m_folder).entryInfoList(QDir::Files))
        if (halfWritten.match(file.fileName()).hasMatch() && file.lastModified() < longAgo)
            QFile::remove(file.filePath());
}

std::optional<Complaint> History::remember(const RememberedResult &result) const
{
    if (const auto wrong = objection())
        return wrong;
    QFile::setPermissions(m_folder, ownerOnly | QFileDevice::ExeOwner);
    tidy();
    const QString file = fileOf(result.id);
    if (!isId(result.id))
        return cannotWrite(file, result.id);
    if (const auto why = writeWholeFile(file, QJsonDocument(toJson(result)).toJson()))
        return cannotWrite(file, *why);
    return std::nullopt;
}

History::Recalled History::recall() const
{
    Recalled recalled;
    for (const QFileInfo &entry : QDir(m_folder).entryInfoList({u'*' + ending}, QDir::Files)) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            if (file.exists()) // somebody else may just have forgotten it
                recalled.unreadable += {file.fileName(), 0, {u"開けません。"_s, u"cannot be opened"_s}};
            continue;
        }
        const QByteArray json = file.read(largest);
        file.close();
        auto result = rememberedFromJson(json, file.fileName());
        if (result && result->id + ending == entry.fileName()) {
            recalled.results += *std::move(result);
            continue;
        }
        Complaint complaint = result ? Complaint{file.fileName(),
                                                 0,
                                                 {u"ファイルの名前と中身が合いません。"_s,
                                                  u"its name and its content do not belong together"_s}}
                                     : result.complaint();
        const bool isNewer = !result && QJsonDocument::fromJson(json).object()[u"schema"_s].toInt() > 1;
        if (!isNewer && file.rename(entry.filePath() + keptAside)) {
            complaint.what.ja +=
                u" %1 という名前で残してあります。ほかの記録は無事です。"_s.arg(entry.fileName() + keptAside);
            complaint.what.en += u"; it is kept as %1, and the other results are untouched"_s.arg(
                entry.fileName() + keptAside);
        }
        recalled.unreadable += complaint;
    }
    std::sort(recalled.results.begin(), recalled.results.end(),
              [](const RememberedResult &a, const RememberedResult &b) {
                  return std::tie(a.when, a.id) > std::tie(b.when, b.id);
              });
    return recalled;
}

std::optional<Complaint> History::forget(const QString &id) const
{
    QFile file(fileOf(id));
    if (!isId(id) || !file.exists())
        return Complaint{{}, 0, {u"その記録はありません。"_s, u"there is no such result"_s}};
    if (!file.remove())
        return cannotRemove(file.fileName(), file.errorString());
    return std::nullopt;
}

std::optional<Complaint> History::forgetAll() const
{
    // All that may be ours and nothing else: the folder may be anybody's.
    static const QRegularExpression ours(u"\\.json(?:\\.unreadable|\\.[A-Za-z]{6})?$"_s);
    for (const QFileInfo &entry : QDir(m_folder).entryInfoList(QDir::Files))
        if (QFile file(entry.filePath()); ours.match(entry.fileName()).hasMatch() && !file.remove())
            return cannotRemove(file.fileName(), file.errorString());
    return std::nullopt;
}

const RememberedResult *lastThatWorked(const QList<RememberedResult> &newestFirst,
                                       const RememberedResult &result)
{
    const RememberedResult *elsewhere = nullptr;
    for (const RememberedResult &one : newestFirst) {
        if (!one.works() || one.accountKey != result.accountKey || one.id == result.id ||
            one.when > result.when)
            continue;
        if (one.onSameLineAs(result))
            return &one;
        if (!elsewhere)
            elsewhere = &one;
    }
    return elsewhere;
}

} // namespace todoku

#include "explanation/mailbox.h"

#include "letters/letter.h"
#include "letters/quoted.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace todoku
{

namespace
{

constexpr std::size_t chunk = 1 << 20;

/// A text that is longer is no list that somebody put together.
constexpr std::size_t longestList = 512 * 1024;

/// How Outlook's own files (.msg, MS-CFB section 2.2) begin: their text is no text.
constexpr std::string_view outlookBegins = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Beginning and end of a letter that may be of any length.
class Kept
{
public:
    void add(std::string_view bytes)
    {
        const std::size_t room = Mailbox::longestBeginning > m_beginning.size()
                                     ? Mailbox::longestBeginning - m_beginning.size()
                                     : 0;
        m_beginning += bytes.substr(0, room);
        if (bytes.size() <= room)
            return;
        m_end += bytes.substr(room);
        if (m_end.size() > 2 * Mailbox::longestEnd)
            m_end.erase(0, m_end.size() - Mailbox::longestEnd);
    }
    bool isEmpty() const { return m_beginning.empty(); }
    std::string take()
    {
        // The end begins with a whole line.
        const std::size_t line = m_end.size() > Mailbox::longestEnd ? m_end.find('\n') + 1 : 0;
        std::string whole = std::move(m_beginning);
        whole.append(m_end, line);
        m_beginning.clear();
        m_end.clear();
        return whole;
    }

private:
    std::string m_beginning;
    std::string m_end;
};

/// "From taro@example.jp Thu Jan  1 00:00:00 2026": what parts the letters of an mbox. A sentence that begins
/// with "From" has no time of day in it.
bool isSeparator(std::string_view line)
{
    if (!line.starts_with("From ") || line.size() > 300)
        return false;
    for (std::size_t at = line.find(':', 5); at != std::string_view::npos; at = line.find(':', at + 1))
        if (at >= 2 && at + 2 < line.size() && std::isdigit(static_cast<unsigned char>(line[at - 1])) != 0 &&
            std::isdigit(static_cast<unsigned char>(line[at + 1])) != 0)
            return true;
    return false;
}

/// Parts a stream into letters. An mbox is what begins with a separator line; all else is one exhibit.
class Parting
{
public:
    Parting(QString source, bool mayBeMailbox, const Mailbox::Take &take)
        : m_source(std::move(source)), m_mayBeMailbox(mayBeMailbox), m_take(take)
    {
    }

    bool add(std::string_view bytes)
    {
        if (!m_begun) {
            m_begun = true;
            m_isMailbox = m_mayBeMailbox && isSeparator(bytes.substr(0, bytes.find_first_of("\r\n")));
        }
        if (!m_isMailbox) {
            m_kept.add(bytes);
            return true;
        }
        m_pending += bytes;
        return part(false);
    }

    bool finish()
    {
        if (m_isMailbox && !part(true))
            return false;
        return m_kept.isEmpty() || hand();
    }

    qint64 letters() const { return m_number; }

private:
    /// Moves what is certain from the pending bytes to the letter, and hands over those that are whole.
    bool part(bool atEnd)
    {
        std::string_view rest = m_pending;
        while (!rest.empty()) {
            const std::size_t next = rest.find("\nFrom ");
            // A separator line that is cut by the end of the chunk waits for the next one.
            const std::size_t lineEnd = next == std::string_view::npos ? next : rest.find('\n', next + 1);
            if (next == std::string_view::npos || (lineEnd == std::string_view::npos && !atEnd)) {
                const std::size_t sure = next != std::string_view::npos ? next
                                         : atEnd                        ? rest.size()
                                                 : rest.size() - std::min<std::size_t>(rest.size(), 8);
                m_kept.add(rest.substr(0, sure));
                rest.remove_prefix(sure);
                break;
            }
            const std::string_view line = rest.substr(next + 1, lineEnd - next - 1);
            const bool afterEmptyLine = next == 0 || rest[next - 1] == '\n' || rest[next - 1] == '\r';
            m_kept.add(rest.substr(0, next + 1));
            rest.remove_prefix(next + 1);
            if (afterEmptyLine && isSeparator(line) && !hand())
                return false;
        }
        m_pending.erase(0, m_pending.size() - rest.size());
        return true;
    }

    bool hand()
    {
        ++m_number;
        const QString source = m_isMailbox ? m_source + u'#' + QString::number(m_number) : m_source;
        return m_take({source, m_kept.take()});
    }

    const QString m_source;
    const bool m_mayBeMailbox;
    const Mailbox::Take &m_take;
    bool m_begun = false;
    bool m_isMailbox = false;
    std::string m_pending;
    Kept m_kept;
    qint64 m_number = 0;
};

qint64 readSome(int descriptor, char *into, std::size_t most)
{
#ifdef Q_OS_WIN
    return _read(descriptor, into, unsigned(most));
#else
    qint64 got = 0;
    do
        got = ::read(descriptor, into, most);
    while (got < 0 && errno == EINTR);
    return got;
#endif
}

Words unreadable(const QString &why)
{
    return {QStringLiteral("読めません (%1)").arg(why), QStringLiteral("cannot be read (%1)").arg(why)};
}

/// Files of a Maildir lie in cur and new; tmp holds what is not there yet.
bool belongs(const QString &path)
{
    return !path.contains(QStringLiteral("/tmp/"));
}

} // namespace

bool Mailbox::read(const QString &path)
{
    if (QFileInfo(path).isDir())
        return readFolder(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        m_refuse({path, unreadable(file.errorString())});
        return true;
    }
    return readOpen(file.handle(), path);
}

bool Mailbox::readFolder(const QString &path)
{
    QStringList files;
    const QString root = QDir(path).absolutePath();
    const bool maildir =
        QFileInfo::exists(root + QStringLiteral("/cur")) || QFileInfo::exists(root + QStringLiteral("/new"));
    QDirIterator walk(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QString file = walk.next();
        if (!maildir || belongs(file.mid(path.size())))
            files += file;
    }
    files.sort();
    if (files.isEmpty())
        m_refuse({path, {QStringLiteral("フォルダーは空です"), QStringLiteral("the folder is empty")}});
    return std::all_of(files.cbegin(), files.cend(), [this](const QString &file) { return read(file); });
}

bool Mailbox::readOpen(int descriptor, const QString &source)
{
    Parting parting(source, !source.endsWith(QStringLiteral(".eml"), Qt::CaseInsensitive), m_take);
    std::string buffer(chunk, '\0');
    qint64 all = 0;
    for (;;) {
        if (m_stop && m_stop())
            return false;
        const qint64 got = readSome(descriptor, buffer.data(), buffer.size());
        if (got < 0) {
            m_refuse({source, unreadable(QString::fromLocal8Bit(std::strerror(errno)))});
            break;
        }
        if (got == 0)
            break;
        if (all == 0 && std::string_view(buffer).substr(0, std::size_t(got)).starts_with(outlookBegins)) {
            m_refuse({source,
                      {QStringLiteral(
                           "Outlook 独自の形式 (.msg) は読めません。メールを開き、文を写して貼り付けます"),
                       QStringLiteral(
                           "is in Outlook's own format (.msg): open the mail, and copy its text instead")}});
            return true;
        }
        all += got;
        if (!parting.add(std::string_view(buffer).substr(0, std::size_t(got))))
            return false;
    }
    if (!parting.finish())
        return false;
    if (all == 0)
        m_refuse({source, {QStringLiteral("空です"), QStringLiteral("is empty")}});
    return true;
}

bool isListOfReplies(const Exhibit &exhibit)
{
    return exhibit.bytes.size() < longestList && !looksLikeLetter(exhibit.bytes) &&
           repliesLineByLine(QString::fromStdString(exhibit.bytes)).size() > 1;
}

std::vector<Exhibit> lineByLine(const Exhibit &exhibit)
{
    std::vector<Exhibit> lines;
    for (const QByteArray &line : QByteArray::fromStdString(exhibit.bytes).split('\n'))
        if (!line.trimmed().isEmpty())
            lines.push_back({exhibit.source, line.trimmed().toStdString()});
    return lines;
}

qint64 bytesOf(const QStringList &paths)
{
    qint64 bytes = 0;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            bytes += QFileInfo(path).size();
            continue;
        }
        QDirIterator walk(path, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            walk.next();
            bytes += walk.fileInfo().size();
        }
    }
    return bytes;
}

} // namespace todoku

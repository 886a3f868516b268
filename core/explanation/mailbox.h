#pragma once

#include "explanation/explanation.h"

#include <functional>
#include <vector>

namespace todoku
{

/// What could not be read, named so that nothing is lost without a word.
struct Reject {
    QString source;
    Words why;
};

/// Goes through letters and texts, one at a time, in constant memory: files, mboxes, Maildirs and folders,
/// standard input. A very long letter is handed over as its beginning and its end.
class Mailbox
{
public:
    using Take = std::function<bool(Exhibit)>; ///< false: stop
    using Refuse = std::function<void(Reject)>;
    using Stop = std::function<bool()>; ///< true: no more is wanted, not even of a letter that never ends

    Mailbox(Take take, Refuse refuse, Stop stop = {})
        : m_take(std::move(take)), m_refuse(std::move(refuse)), m_stop(std::move(stop))
    {
    }

    /// A file, or a folder with all files below it (of a Maildir its cur and new). Returns false when told to
    /// stop.
    bool read(const QString &path);
    /// Standard input or any other open file.
    bool readOpen(int descriptor, const QString &source);

    /// Of a very long letter: so much of its beginning, and so much of its end.
    static constexpr std::size_t longestBeginning = 4 << 20;
    static constexpr std::size_t longestEnd = 1 << 20;

private:
    bool readFolder(const QString &path);

    Take m_take;
    Refuse m_refuse;
    Stop m_stop;
};

/// The files that `read` would open, and their bytes altogether: for showing how far it is.
qint64 bytesOf(const QStringList &paths);

/// Logs and lists hold a reply on each line: true where the lines do not belong together.
bool isListOfReplies(const Exhibit &exhibit);
/// Each line that says something, as an exhibit of its own.
std::vector<Exhibit> lineByLine(const Exhibit &exhibit);

} // namespace todoku

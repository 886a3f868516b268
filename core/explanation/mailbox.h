#pragma once

#include "explanation/explanation.h"

#include <functional>

namespace todoku
{

/// What could not be read, named so that nothing is lost without a word.
struct Reject {
    QString source;
    Words why;
};

/// Goes through letters and texts, one at a time, in constant memory: files, mboxes, Maildirs and folders,
/// standard input. A letter longer than `longestKept` is handed over as its beginning and its end.
class Mailbox
{
public:
    using Take = std::function<bool(Exhibit)>; ///< false: stop
    using Refuse = std::function<void(Reject)>;

    Mailbox(Take take, Refuse refuse) : m_take(std::move(take)), m_refuse(std::move(refuse)) {}

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
};

/// The files that `read` would open, and their bytes altogether: for showing how far it is.
qint64 bytesOf(const QStringList &paths);

} // namespace todoku

#pragma once

#include "history/remembered.h"

namespace todoku
{

/// The remembered checks: a folder with one file for each. So two programs that remember at once take nothing
/// from each other, and one file that is broken breaks no other. A file is written whole or not at all.
class History
{
public:
    /// The folder is made when something is first remembered, for its owner only.
    explicit History(QString folder) : m_folder(std::move(folder)) {}
    /// The user's data folder (XDG_DATA_HOME), `todoku/history` in it; empty where there is none.
    static QString usualFolder();

    /// What was read.
    struct Recalled {
        QList<RememberedResult> results; ///< the newest first
        QList<Complaint> unreadable;     ///< one sentence for each file that could not be read
    };

    /// Whether something could be remembered, to be asked before a check takes its time.
    std::optional<Complaint> objection() const;
    /// Writes it; nothing changes where that fails (a full disk, no rights).
    std::optional<Complaint> remember(const RememberedResult &result) const;
    /// Reads them all. A broken file is kept aside, as NAME.unreadable, and said so.
    Recalled recall() const;
    /// Removes one.
    std::optional<Complaint> forget(const QString &id) const;
    /// Removes them all, and what was kept aside.
    std::optional<Complaint> forgetAll() const;

private:
    QString fileOf(const QString &id) const;
    void tidy() const;

    QString m_folder;
};

/// The newest of the same account that worked before `result`, on the same line if there is one; nullptr
/// where none did.
const RememberedResult *lastThatWorked(const QList<RememberedResult> &newestFirst,
                                       const RememberedResult &result);

} // namespace todoku

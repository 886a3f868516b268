#pragma once

#include "watching/spokenline.h"

#include <QByteArrayList>
#include <QMutex>
#include <QStringList>

#include <atomic>
#include <functional>

namespace todoku
{

/// What was said at all doors, for people. Sessions never hand it a secret; should a client put the password
/// where none belongs, the line is withheld all the same. Thread-safe and bounded.
class Transcript
{
public:
    using Listener = std::function<void(const SpokenLine &)>;

    /// A word that no line may hold, plain or in base64. Set before the first line.
    void keepOut(const QByteArray &secret);
    /// Who hears each line as it is said, in the thread of whoever says it. Set before the first line.
    void tell(Listener listener) { m_listener = std::move(listener); }

    /// False when nobody would keep or hear another line; may be asked before one is composed.
    bool wanted() const { return m_listener || !m_full; }
    /// Adds the line with this text in place of its own; long texts are cut, control characters made visible.
    void add(SpokenLine line, const QByteArray &text);
    QStringList lines() const;

private:
    QByteArrayList m_keptOut;
    Listener m_listener;
    std::atomic<bool> m_full{false};
    mutable QMutex m_mutex;
    QStringList m_lines;
};

} // namespace todoku

#pragma once

#include "call.h"
#include "watching/habit.h"

#include <QObject>
#include <QTimer>

namespace todoku
{

/// Tells what the mail programs that talk to the bundled server do wrong, each thing once, as soon as it
/// shows.
class Watch : public QObject
{
    Q_OBJECT

public:
    explicit Watch(const Call &call);

    /// May be called from any thread.
    void hear(const SpokenLine &line);

private:
    void tell();
    void tellOf(const Habit &habit);

    const Call &m_call;
    const QMap<QString, HabitWords> m_words;
    Visits m_visits;
    QList<Habit> m_told;
    QTimer m_soon; ///< what a client says in one go is looked at in one go
};

} // namespace todoku

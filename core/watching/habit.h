#pragma once

#include "evidence/result.h"
#include "evidence/words.h"
#include "watching/visit.h"

#include <QMap>

namespace todoku
{

/// Something that a mail program does, seen from the server's side.
struct Habit {
    QString id;                    ///< such as "sends-before-receiving"; habits.yaml has its words
    QMap<QString, QString> values; ///< for the placeholders of its words
    QList<int> visits;             ///< in which it shows

    /// The same thing again, whenever it is seen.
    bool sameAs(const Habit &other) const { return id == other.id && values == other.values; }
};

/// What the visits, in the order of their beginning, show of the mail program that made them. Ordered by when
/// each first showed. Pure.
QList<Habit> habitsOf(const QList<Visit> &visits);

/// What a habit means and what to change.
struct HabitWords {
    enum class Kind { Trouble, Note, Good };

    Kind kind = Kind::Note;
    QString cause;   ///< a diagnosis id of the contract; may be empty
    QStringList faq; ///< rows such as "P5.2"
    Words seen;      ///< what was seen, with {placeholders}
    Words advice;    ///< what to change; empty where nothing is to be
};

/// "trouble", "note", "good": the words of habits.yaml, of programs, and of the pictures that go with them.
QString name(HabitWords::Kind kind);

/// The words of all habits, by id, from :/habits.yaml. The complaint names what is wrong with the file.
Result<QMap<QString, HabitWords>> readHabitWords();

/// The text with the habit's values in place of the placeholders.
QString filledIn(const QString &text, const Habit &habit);

} // namespace todoku

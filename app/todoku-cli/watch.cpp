#include "watch.h"

#include "evidence/handover.h"
#include "terminal.h"
#include "wrongcall.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace todoku
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto breath = 100ms;
constexpr qsizetype mostTold = 1000; // a client that calls itself another name each time

QMap<QString, HabitWords> wordsOrWrongCall()
{
    auto words = readHabitWords();
    if (!words)
        throw WrongCall(words.complaint());
    return *std::move(words);
}

} // namespace

Watch::Watch(const Call &call) : m_call(call), m_words(wordsOrWrongCall())
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(breath);
    connect(&m_soon, &QTimer::timeout, this, &Watch::tell);
}

void Watch::hear(const SpokenLine &line)
{
    handOver([&] {
        QMetaObject::invokeMethod(
            this,
            [this, line] {
                takeOver();
                m_visits.hear(line);
                if (!m_soon.isActive())
                    m_soon.start();
            },
            Qt::QueuedConnection);
    });
}

void Watch::tell()
{
    for (const Habit &habit : habitsOf(m_visits.all())) {
        const bool known = std::any_of(m_told.cbegin(), m_told.cend(),
                                       [&habit](const Habit &told) { return told.sameAs(habit); });
        if (known || m_told.size() >= mostTold)
            continue;
        m_told.append(habit);
        tellOf(habit);
    }
}

void Watch::tellOf(const Habit &habit)
{
    const HabitWords words = m_words.value(habit.id);
    const QString seen = filledIn(words.seen.in(m_call.language()), habit);
    const QString advice = filledIn(words.advice.in(m_call.language()), habit);
    if (!m_call.json()) {
        const QString mark = words.kind == HabitWords::Kind::Trouble ? u"!"_s
                             : words.kind == HabitWords::Kind::Good  ? u"+"_s
                                                                     : u"-"_s;
        toStandardOutput(mark + u' ' + seen + u'\n' +
                         (advice.isEmpty() ? QString() : u"  "_s + advice + u'\n'));
        return;
    }
    QJsonArray visits;
    for (const int visit : habit.visits)
        visits.append(visit);
    QJsonObject line{{u"schema"_s, 1},
                     {u"habit"_s, habit.id},
                     {u"kind"_s, name(words.kind)},
                     {u"seen"_s, seen},
                     {u"faq"_s, QJsonArray::fromStringList(words.faq)},
                     {u"visits"_s, visits}};
    if (!words.cause.isEmpty())
        line.insert(u"diagnosis"_s, words.cause);
    if (!advice.isEmpty())
        line.insert(u"advice"_s, advice);
    printJsonLine(line);
}

} // namespace todoku

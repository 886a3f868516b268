#include "ui/recollection.h"

namespace todoku
{

namespace
{

struct Came {
    std::optional<Complaint> wrong;
    History::Recalled recalled;
};

} // namespace

Recollection::Recollection(QObject *parent) : QObject(parent) {}

void Recollection::open(const History &history)
{
    m_history = history;
    run([](const History &) { return std::nullopt; });
}

void Recollection::remember(const RememberedResult &result)
{
    run([result](const History &history) { return history.remember(result); });
}

void Recollection::forget(const QString &id)
{
    run([id](const History &history) { return history.forget(id); });
}

void Recollection::forgetAll()
{
    run([](const History &history) { return history.forgetAll(); });
}

void Recollection::run(const Work &work)
{
    if (!m_history)
        return;
    m_errand.run(
        [work, history = *m_history] {
            Came came;
            came.wrong = work(history);
            came.recalled = history.recall();
            return came;
        },
        [this](const Came &came) {
            m_recalled.results = came.recalled.results;
            m_recalled.unreadable += came.recalled.unreadable;
            Q_EMIT changed();
            if (came.wrong)
                Q_EMIT failed(*came.wrong);
        });
}

} // namespace todoku

#include "ui/inspecting.h"

#include "accounts/typed.h"
#include "profiles/usualplaces.h"

#include <mutex>

namespace todoku
{

struct Inspecting::Profiles : Desk {
    Profiles(std::optional<QProcessEnvironment> where, InspectedAgainst with, Providers known)
        : Desk(QStringList()), environment(std::move(where)), against(std::move(with)),
          providers(std::move(known))
    {
    }

    void read() override;
    void refuse(const Reject &reject) override;
    std::shared_ptr<Desk> from(qsizetype first) override;
    bool isMeant(const ProfileAccount &account) const;

    const std::optional<QProcessEnvironment> environment; ///< nothing: it was given up
    const InspectedAgainst against;
    const Providers providers;

    std::mutex mutex;
    Inspected inspected; ///< under the mutex
};

void Inspecting::Profiles::read()
{
    if (!environment)
        return;
    const ProfileReading reading = readUsualPlaces(*environment);
    for (const ProfileAccount &account : reading.accounts) {
        if (stop)
            return;
        ++signs;
        const InspectedAccount one =
            todoku::inspected(account, isMeant(account) ? against.proved : std::nullopt, providers);
        const std::lock_guard lock(mutex);
        inspected.accounts += one;
    }
    const std::lock_guard lock(mutex);
    inspected.unreadable += reading.unreadable;
}

bool Inspecting::Profiles::isMeant(const ProfileAccount &account) const
{
    if (!against.proved)
        return false;
    const auto own = addressFromTyped(account.address);
    return (own && own->compare(against.address, Qt::CaseInsensitive) == 0) ||
           concerns(against.proved->settings, account);
}

void Inspecting::Profiles::refuse(const Reject &reject)
{
    const std::lock_guard lock(mutex);
    inspected.unreadable += Complaint{reject.source, 0, reject.why};
}

std::shared_ptr<PatientReader::Desk> Inspecting::Profiles::from(qsizetype)
{
    auto next = std::make_shared<Profiles>(std::nullopt, against, providers);
    const std::lock_guard lock(mutex);
    next->inspected = std::move(inspected);
    return next;
}

Inspecting::Inspecting(std::chrono::milliseconds patience, QObject *parent) : PatientReader(patience, parent)
{
}

void Inspecting::start(const QProcessEnvironment &environment, const InspectedAgainst &against,
                       const Providers &providers)
{
    stop();
    m_inspected = {};
    begin(std::make_shared<Profiles>(environment, against, providers));
}

void Inspecting::collect(Desk &desk)
{
    auto &profiles = static_cast<Profiles &>(desk);
    const std::lock_guard lock(profiles.mutex);
    m_inspected = std::move(profiles.inspected);
}

} // namespace todoku

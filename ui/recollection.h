#pragma once

#include "history/history.h"
#include "ui/errand.h"

#include <functional>

namespace todoku
{

/// The remembered checks, read and written in another thread. Signals come once there is something to tell.
class Recollection : public QObject
{
    Q_OBJECT

public:
    explicit Recollection(QObject *parent = nullptr);

    /// Until then nothing is remembered. Reads what is there.
    void open(const History &history);
    bool isOpen() const { return m_history.has_value(); }
    /// Writes it, over an earlier one of the same id.
    void remember(const RememberedResult &result);
    void forget(const QString &id);
    void forgetAll();

    /// What is there; its complaints are all of this session, since each broken file is told of once only.
    const History::Recalled &recalled() const { return m_recalled; }

Q_SIGNALS:
    void changed();
    void failed(const todoku::Complaint &complaint);

private:
    using Work = std::function<std::optional<Complaint>(const History &)>;
    void run(const Work &work);

    std::optional<History> m_history;
    History::Recalled m_recalled;
    Errand m_errand;
};

} // namespace todoku

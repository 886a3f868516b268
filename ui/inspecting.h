#pragma once

#include "explanation/inspection.h"
#include "ui/patientreader.h"

#include <QProcessEnvironment>

namespace todoku
{

/// What was found of the mail programs on this computer.
struct Inspected {
    QList<InspectedAccount> accounts;
    QList<Complaint> unreadable;
};

/// What accounts are compared with: those of that address, or about its servers, with what a check proved;
/// all others with what their providers publish.
struct InspectedAgainst {
    std::optional<Expectation> proved = {};
    QString address = {};
};

/// Reads the mail programs' settings where they usually lie. Never writes, never reads a password.
class Inspecting : public PatientReader
{
    Q_OBJECT

public:
    explicit Inspecting(std::chrono::milliseconds patience = std::chrono::seconds(30),
                        QObject *parent = nullptr);

    /// Begins anew. The folders are those that the environment names.
    void start(const QProcessEnvironment &environment, const InspectedAgainst &against,
               const Providers &providers);

    const Inspected &inspected() const { return m_inspected; }

private:
    struct Profiles;

    void collect(Desk &desk) override;

    Inspected m_inspected;
};

} // namespace todoku

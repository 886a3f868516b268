#pragma once

#include "explanation/tally.h"
#include "ui/patientreader.h"

namespace todoku
{

/// What came of reading it.
struct Perused {
    QList<Explanation> explanations; ///< the first `mostKept`
    Tally tally;                     ///< of all
    QList<Reject> rejects;           ///< what could not be read: the first `mostKept`
    qint64 rejected = 0;             ///< all of them

    /// So many can still be looked through; of the others the count is told.
    static constexpr qsizetype mostKept = 500;
};

/// From what is in hand to explanations.
class Perusal : public PatientReader
{
    Q_OBJECT

public:
    explicit Perusal(std::chrono::milliseconds patience = std::chrono::seconds(30),
                     QObject *parent = nullptr);

    /// Begins anew, whatever was being read.
    void start(const InHand &inHand, const Knowledge &knowledge);

    const Perused &perused() const { return m_perused; }

private:
    struct Letters;

    void collect(Desk &desk) override;

    Perused m_perused;
};

} // namespace todoku

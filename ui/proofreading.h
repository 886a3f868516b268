#pragma once

#include "explanation/draftwords.h"
#include "explanation/policyfile.h"
#include "ui/patientreader.h"

#include <functional>

namespace todoku
{

/// What there is to say about one message before it is sent.
struct Proof {
    QString source;               ///< the file's name as given; empty: the text
    QList<DraftFinding> findings; ///< empty: nothing that recipients refuse was found
    bool textAlone = false;       ///< there was no header: nothing is known of recipients, subject and files
};

/// What came of looking at them.
struct Proofs {
    QList<Proof> proofs;
    QList<Reject> rejects; ///< what could not be read
};

/// What a message is looked at with.
struct DraftRules {
    RecipientPolicy policy; ///< the usual one
    DraftWords words;
};

/// From messages that are to be sent to what recipients may refuse in them.
class Proofreading : public PatientReader
{
    Q_OBJECT

public:
    using RulesReader = std::function<Result<DraftRules>()>;

    explicit Proofreading(std::chrono::milliseconds patience = std::chrono::seconds(30),
                          QObject *parent = nullptr);

    /// Begins anew, whatever was being read.
    void start(const InHand &inHand, const RecipientPolicy &policy);
    const Proofs &proofs() const { return m_proofs; }

    /// More files than anybody looks at one by one are refused by name, so that nothing is lost without a
    /// word.
    static constexpr qsizetype mostFiles = 200;

private:
    struct Drafts;

    void collect(Desk &desk) override;

    Proofs m_proofs;
};

} // namespace todoku

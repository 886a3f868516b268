#pragma once

#include "advice/advice.h"
#include "resultcode/diagnosisnumbers.h"

#include <array>

namespace todoku
{

/// How sure the first diagnosis is, in the classes that a user is told. See Advice.
enum class Surety { AlmostCertain, Likely, Possible, NotNamed };

/// What a door of the sending server did.
enum class PortState {
    NotAsked,
    Works,   ///< sending was seen to work there, as far as an accepted recipient
    Answers, ///< the server is there; sending was not proved
    Refused, ///< closed, or cut at once
    Silent,  ///< no answer at all
};

/// How far receiving came.
enum class ReceivingState {
    NotTried,
    Works,
    LoginRefused,
    Fails, ///< no server was reached
};

/// What is wrong with the encryption, if anything is.
enum class EncryptionState {
    NoTrouble,
    Date,       ///< the certificate is out of its days
    Name,       ///< it is another's
    Issuer,     ///< nobody known vouches for it
    Handshake,  ///< no agreement on how to encrypt
    NotOffered, ///< STARTTLS is not there
    Other,
};

/// The outcome of a check in a few words: what a result code carries and a history keeps. No names, no
/// addresses, no hosts.
struct ResultSummary {
    static constexpr std::array<quint16, 3> ports{25, 587, 465};

    NumberedDiagnosis first; ///< number 0 where nothing was found
    Surety surety = Surety::NotNamed;
    Verdict verdict = Verdict::Undetermined;
    std::array<PortState, 3> doors{}; ///< in the order of `ports`
    ReceivingState receiving = ReceivingState::NotTried;
    EncryptionState encryption = EncryptionState::NoTrouble;
    NumberedDiagnosis second; ///< a diagnosis that is nearly as likely as the first; number 0: none is

    /// Of 25, 587 or 465; NotAsked for any other port.
    PortState door(quint16 port) const;
    friend bool operator==(const ResultSummary &, const ResultSummary &) = default;
};

/// Sums a check up. Pure.
ResultSummary summaryOf(const Advice &advice, const Evidence &evidence, const DiagnosisNumbers &numbers);

/// The facts by which resources/knowledge/questions.yaml weighs a result code: receiving-works,
/// port-25-alone-silent ... (`knownFacts` lists them all).
QStringList factsOf(const ResultSummary &summary);
const QStringList &knownFacts();

/// The words that files and JSON use: "almost-certain", "silent", "login-refused", "date" ...
QString name(Surety surety);
QString name(PortState door);
QString name(ReceivingState receiving);
QString name(EncryptionState encryption);
/// Reads what name() wrote; nothing for an unknown word.
std::optional<Surety> suretyFromName(const QString &word);
std::optional<PortState> doorFromName(const QString &word);
std::optional<ReceivingState> receivingFromName(const QString &word);
std::optional<EncryptionState> encryptionFromName(const QString &word);

} // namespace todoku

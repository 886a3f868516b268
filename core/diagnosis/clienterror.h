#pragma once

#include "diagnosis/cause.h"

namespace todoku
{

/// What a mail program says instead of the server's words: a number or a sentence, and what it allows to
/// think.
struct ClientError {
    QString client;          ///< family of programs: "outlook"
    Words clientName;        ///< as people call it
    QString id;              ///< unique in its family: "0x800CCC79"
    QStringList codes;       ///< numbers that stand for it, as written: "0x800CCC79", "10060"
    QStringList says;        ///< fragments of its text (RE2)
    int reply = 0;           ///< the SMTP reply that it stands for; 0: none
    QString stage;           ///< the contract's word; "receive" for what happens while receiving; or empty
    bool unverified = false; ///< nobody has checked it: never more than possible
    /// Causes and how sure this alone makes them; of equally sure ones the first in the file comes first.
    QList<std::pair<QString, Certainty>> suspects;
    Words means;    ///< what the program is saying
    Words misleads; ///< where the program's own advice is wrong, and why; may be empty
    QString file;
    int line = 0;
};

/// Reads one file of resources/knowledge/client-errors (FORMAT.md there says how it is written).
Result<QList<ClientError>> readClientErrors(const QString &text, const QString &file);

} // namespace todoku

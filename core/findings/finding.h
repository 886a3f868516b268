#pragma once

#include "evidence/evidence.h"

#include <QMap>

namespace todoku
{

/// One thing that the evidence shows, pointing at its exhibits. Ids are listed in
/// resources/knowledge/findings.yaml, each with its sentence in both languages.
struct Finding {
    QString id;           ///< "recipient.rejected", "port25.silent-elsewhere"
    QStringList exhibits; ///< ids of the exchanges that show it
    /// What a rule may ask for and a sentence may name: host, port, security, protocol, purpose, code,
    /// enhanced, says (the server's text), response-code, detail, authenticated (yes/no), encrypted (yes/no),
    /// recipient, user, mechanism ...
    QMap<QString, QString> facts;

    QString fact(const QString &key) const { return facts.value(key); }
    friend bool operator==(const Finding &, const Finding &) = default;
};

/// All findings in the evidence, single ones first (one per exchange that went wrong), then those that only a
/// comparison of several conversations shows. Pure: the same evidence gives the same findings in the same
/// order.
QList<Finding> findIn(const Evidence &evidence);

} // namespace todoku

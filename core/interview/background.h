#pragma once

#include "accounts/client.h"
#include "accounts/providers.h"
#include "interview/questionnaire.h"

namespace todoku
{

/// What is known of the caller beside the answers.
struct Background {
    std::shared_ptr<const Provider> provider; ///< of the mail address; nullptr: not known
    std::shared_ptr<const Provider> line;     ///< the access provider; nullptr: not known
    std::optional<Client> client;
    /// Which of them an answer told. What an answer has weighed already is not weighed again as a fact.
    QStringList toldByAnswer = {};

    /// "client", "provider", "line".
    bool knows(const QString &what) const;
};

/// Adds what the answers told (Interview::toldBy). What was known already stays as it is.
Background withTold(Background known, const QMap<QString, QString> &told, const Providers &providers,
                    const QList<Client> &clients);

/// The facts (Questionnaire::facts) that hold: provider-receives-first and its like. Only what was looked up
/// in our own files and is not marked unverified.
QStringList factsOf(const Background &background);

} // namespace todoku

#pragma once

#include "carriedout.h"
#include "resultcode/resultsummary.h"

#include <QJsonObject>

namespace todoku
{

/// check --remember: keeps what came of it in the user's data folder, and says what changed since it worked.
class Remembering
{
public:
    /// Looks at the folder before anything is done. Throws WrongCall.
    explicit Remembering(const Call &call);

    /// Does nothing where --remember was not given. Where it cannot be written (a full disk), that is said on
    /// standard error and the check's own answer stands.
    void remember(const CarriedOut &done, const ResultSummary &summary);

    /// What `check` says of it: what changed since it last worked; empty where there is nothing to say, and
    /// beside --mask, since the past is not masked.
    QString inWords() const;
    /// The same for `remembered` in the JSON; empty where nothing was to be remembered.
    const QJsonObject &json() const { return m_json; }

    static QList<Option> options();

private:
    const Call &m_call;
    QString m_words;
    QJsonObject m_json;
};

} // namespace todoku

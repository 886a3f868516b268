#pragma once

#include "evidence/result.h"
#include "letters/draft.h"

#include <QJsonObject>

namespace todoku
{

/// What there is to say about a finding.
struct ToldDraftFinding {
    QString id;
    QStringList faq;
    Refusal refusal = Refusal::Note;
    QString what;   ///< what was seen; one or two sentences
    QString advice; ///< what to do about it
};

/// The words about drafts: resources/knowledge/draft.yaml.
class DraftWords
{
public:
    /// Every id of the contract with every kind, in both languages; the complaint names file and line.
    static Result<DraftWords> read(const QString &text, const QString &file);

    ToldDraftFinding tell(const DraftFinding &finding, Language language) const;

private:
    struct Case {
        Words what;
        Words advice;
    };
    struct Entry {
        QStringList faq;
        QMap<QString, Case> cases; ///< by kind
    };
    class Reader;
    QMap<QString, Entry> m_entries;
};

/// The contract's word: note, refused-by-some, refused-by-most.
QString name(Refusal refusal);

/// One line of `lint --json` (contract; resources/schema/lint.schema.json).
QJsonObject lintAsJson(const QString &source, const QList<ToldDraftFinding> &findings);

} // namespace todoku

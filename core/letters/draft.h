#pragma once

#include "letters/letter.h"
#include "letters/recipientpolicy.h"

#include <QMap>

namespace todoku
{

/// A message that is to be sent.
struct Draft {
    /// `unread`: so many bytes behind these were not read.
    explicit Draft(std::string bytes, qint64 unread = 0);

    qint64 size; ///< bytes as sent: CRLF at the end of each line, those not read too
    qint64 read; ///< how many of them stand in `letter`
    Letter letter;
};

/// Something about a draft that a recipient may refuse, or that its writer may not have meant.
struct DraftFinding {
    QString id;   ///< of the contract: attachment-too-large ...
    QString kind; ///< which of its cases; the words for each stand in resources/knowledge/draft.yaml
    Refusal refusal = Refusal::Note;
    QMap<QString, QString> facts; ///< by the names that the words know: name, size, limit ...; safe to show
};

/// What a recipient with this policy would find. In the policy's order of ids, one finding for each id and
/// kind at most, save that each doubtful recipient has its own (at most `mostDoubts`). What was not read in
/// full always has a finding message-too-large of kind read-in-part.
QList<DraftFinding> findIn(const Draft &draft, const RecipientPolicy &policy);
constexpr int mostDoubts = 20;

/// The kinds that a finding of this id can have; empty for an id that there is not.
QStringList kindsOf(const QString &id);
/// All ids, in the contract's order.
QStringList draftFindingIds();

/// "812 KB", "3.4 MB"; 1 MB are 1024 times 1024 bytes, as mail servers count them.
QString sizeAsText(qint64 bytes);

} // namespace todoku

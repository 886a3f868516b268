#pragma once

#include "evidence/words.h"

#include <QList>
#include <QStringList>

namespace todoku
{

/// How likely a message is refused for something.
enum class Refusal { Note, BySome, ByMost };

/// One thing that a recipient's system does not take. What a rule may hold is told in
/// resources/knowledge/FORMAT.md.
struct DraftRule {
    QString id;        ///< of the finding (contract): attachment-too-large, subject-empty ...
    QStringList kinds; ///< of the finding's kinds only these; empty: all
    Refusal refusal = Refusal::Note;
    qint64 from = 0;       ///< refused from so many on: bytes as sent, or recipients
    QStringList names;     ///< endings of file names, beginnings or ends of local parts; in lower case
    QStringList disguises; ///< endings that make a program's name look like a document's
    QStringList domains; ///< domains that many people write to: what is nearly one of them is meant to be it
    QStringList alsoDomains; ///< real domains that look like one of those
};

/// What a recipient's system refuses: a helpdesk's own, or what is usual.
struct RecipientPolicy {
    Words name;
    QList<DraftRule> rules;
};

} // namespace todoku

#pragma once

#include "history/changes.h"
#include "history/history.h"
#include "resultcode/resultcode.h"
#include "resultcode/summarywords.h"

#include <gtest/gtest.h>

namespace todoku
{

inline const DiagnosisNumbers &bundledNumbers()
{
    static const DiagnosisNumbers numbers =
        *DiagnosisNumbers::readFile(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/numbers.yaml"));
    return numbers;
}

inline const Knowledge &bundledKnowledge()
{
    static const Knowledge knowledge =
        *Knowledge::read(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge"));
    return knowledge;
}

/// A result of one account: what came of it, on which line, how many minutes after the first.
inline RememberedResult past(const QString &diagnosis, const QString &label = {}, int minutes = 0)
{
    RememberedResult result;
    result.when = QDateTime(QDate(2026, 11, 22), QTime(3, 0), Qt::UTC).addSecs(60 * minutes);
    result.id = result.when.toString(QStringLiteral("yyyyMMdd-HHmmss-zzz")) +
                QStringLiteral("-%1").arg(qHash(label + diagnosis), 8, 16, QChar(u'0')).left(9);
    result.label = label;
    result.account = QStringLiteral("t…@example.jp");
    result.accountKey = QStringLiteral("0123456789ab");
    result.summary.first = bundledNumbers().of(diagnosis);
    result.summary.surety = Surety::AlmostCertain;
    const bool works = diagnosis == QLatin1String("sending-works");
    result.summary.verdict = works ? Verdict::CanSend : Verdict::CannotSend;
    result.summary.doors = {PortState::Answers, works ? PortState::Works : PortState::Answers,
                            PortState::Answers};
    result.summary.receiving = ReceivingState::Works;
    result.sending = WayOut{QStringLiteral("smtp.example.jp"), 587, Security::StartTls, works};
    result.issuer = QStringLiteral("Example Authority");
    result.code = encode(result.summary);
    return result;
}

} // namespace todoku

#include "resultcode/summarywords.h"

namespace todoku
{

using namespace Qt::StringLiterals;

Words titleOf(const NumberedDiagnosis &diagnosis, const Knowledge &knowledge)
{
    if (!diagnosis.id.isEmpty()) {
        const auto cause = knowledge.cause(diagnosis.id);
        return cause ? cause->title : Words{diagnosis.id, diagnosis.id};
    }
    if (diagnosis.number == DiagnosisNumbers::none)
        return {u"原因は特定できていません"_s, u"no cause was named"_s};
    if (diagnosis.number == DiagnosisNumbers::ofAPack)
        return {u"サポート窓口が追加した診断 (番号がないため、名前はコードから分かりません)"_s,
                u"a diagnosis of a helpdesk's own pack (it has no number, so the code cannot name it)"_s};
    return {u"番号 %1 の診断 (この版の Todoku が知らない、新しい番号です)"_s.arg(diagnosis.number),
            u"diagnosis number %1 (a newer one, which this Todoku does not know)"_s.arg(diagnosis.number)};
}

Words inWords(Surety surety)
{
    switch (surety) {
    case Surety::AlmostCertain:
        return {u"ほぼ確実"_s, u"almost certain"_s};
    case Surety::Likely:
        return {u"可能性が高い"_s, u"likely"_s};
    case Surety::Possible:
        return {u"可能性がある"_s, u"possible"_s};
    case Surety::NotNamed:
        return {u"特定できていない"_s, u"not certain enough to be named"_s};
    }
    Q_UNREACHABLE();
}

Words inWords(Verdict verdict)
{
    switch (verdict) {
    case Verdict::CanSend:
        return {u"送信できる道がある"_s, u"there is a way to send"_s};
    case Verdict::CannotSend:
        return {u"このままでは送信できない"_s, u"mail cannot be sent as things are"_s};
    case Verdict::Undetermined:
        return {u"送信できるかどうかは分からない"_s, u"not known whether mail can be sent"_s};
    }
    Q_UNREACHABLE();
}

Words inWords(PortState door)
{
    switch (door) {
    case PortState::NotAsked:
        return {u"調べていない"_s, u"not asked"_s};
    case PortState::Works:
        return {u"送信できることを確かめた"_s, u"sending was seen to work"_s};
    case PortState::Answers:
        return {u"サーバーは応答した (送信までは確かめていない)"_s,
                u"the server answers; sending was not proved"_s};
    case PortState::Refused:
        return {u"接続を断られた、またはすぐに切られた"_s, u"refused, or cut at once"_s};
    case PortState::Silent:
        return {u"応答がない"_s, u"no answer"_s};
    }
    Q_UNREACHABLE();
}

Words inWords(ReceivingState receiving)
{
    switch (receiving) {
    case ReceivingState::NotTried:
        return {u"試していない"_s, u"not tried"_s};
    case ReceivingState::Works:
        return {u"ログインできた"_s, u"the login was accepted"_s};
    case ReceivingState::LoginRefused:
        return {u"ログインを断られた"_s, u"the login was refused"_s};
    case ReceivingState::Fails:
        return {u"受信サーバーにつながらない"_s, u"the receiving server was not reached"_s};
    }
    Q_UNREACHABLE();
}

Words inWords(EncryptionState encryption)
{
    switch (encryption) {
    case EncryptionState::NoTrouble:
        return {u"問題は見つかっていない"_s, u"no trouble was seen"_s};
    case EncryptionState::Date:
        return {u"証明書の期限、またはパソコンの日付が合わない"_s,
                u"the certificate's days, or the clock, are off"_s};
    case EncryptionState::Name:
        return {u"証明書の名前がサーバーの名前と違う"_s, u"the certificate bears another name"_s};
    case EncryptionState::Issuer:
        return {u"証明書の発行元を信頼できない"_s, u"the certificate's issuer is not trusted"_s};
    case EncryptionState::Handshake:
        return {u"暗号化の取り決めができない"_s, u"no agreement on how to encrypt"_s};
    case EncryptionState::NotOffered:
        return {u"サーバーが STARTTLS を示していない"_s, u"the server does not offer STARTTLS"_s};
    case EncryptionState::Other:
        return {u"証明書に別の問題がある"_s, u"another trouble with the certificate"_s};
    }
    Q_UNREACHABLE();
}

QList<SummaryLine> inWords(const ResultSummary &summary, const Knowledge &knowledge)
{
    const bool named = summary.first.number != DiagnosisNumbers::none;
    const Words title = titleOf(summary.first, knowledge);
    const Words surety = inWords(summary.surety);
    QList<SummaryLine> lines{
        {u"diagnosis"_s,
         {u"診断"_s, u"Diagnosis"_s},
         named ? Words{u"%1 (%2)"_s.arg(title.ja, surety.ja), u"%1 (%2)"_s.arg(title.en, surety.en)} : title},
        {u"verdict"_s, {u"送信"_s, u"Sending"_s}, inWords(summary.verdict)}};
    if (summary.second.number != DiagnosisNumbers::none)
        lines += {u"second"_s,
                  {u"同じくらい考えられること"_s, u"Nearly as likely"_s},
                  titleOf(summary.second, knowledge)};
    for (const quint16 port : ResultSummary::ports)
        if (const PortState door = summary.door(port); door != PortState::NotAsked)
            lines +=
                {u"port-%1"_s.arg(port), {u"ポート %1"_s.arg(port), u"Port %1"_s.arg(port)}, inWords(door)};
    if (summary.receiving != ReceivingState::NotTried)
        lines += {u"receiving"_s, {u"受信"_s, u"Receiving"_s}, inWords(summary.receiving)};
    if (summary.encryption != EncryptionState::NoTrouble)
        lines += {u"encryption"_s, {u"暗号化"_s, u"Encryption"_s}, inWords(summary.encryption)};
    return lines;
}

} // namespace todoku

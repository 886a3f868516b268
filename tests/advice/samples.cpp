#include "samples.h"

namespace todoku
{

namespace
{

Exchange exchange(Step step, const QString &said, int code, const QStringList &lines, double ms)
{
    Exchange e;
    e.step = step;
    e.outcome = code >= 500 ? Outcome::Rejected : Outcome::Accepted;
    e.said = said;
    e.reply.code = code;
    e.reply.lines = lines;
    e.ms = ms;
    return e;
}

} // namespace

Evidence sampleEvidence(const QString &serverSays)
{
    Conversation talk;
    talk.endpoint = {QStringLiteral("mail.example.jp"), 25, Security::None};
    talk.address = QStringLiteral("192.0.2.1");
    talk.exchanges = {
        exchange(Step::Connect, {}, 0, {}, 12.5),
        exchange(Step::Greeting, {}, 220, {QStringLiteral("mail.example.jp ESMTP")}, 3),
        exchange(Step::Hello, QStringLiteral("EHLO [192.0.2.9]"), 250,
                 {QStringLiteral("mail.example.jp"), QStringLiteral("AUTH PLAIN")}, 2),
        exchange(Step::Recipient, QStringLiteral("RCPT TO:<x@example.com>"), 550, {serverSays}, 41.25)};
    talk.exchanges[3].reply.enhanced = QStringLiteral("5.7.1");
    Evidence evidence;
    evidence.circumstances.address = QStringLiteral("taro@example.jp");
    evidence.circumstances.now = QDateTime(QDate(2026, 11, 22), QTime(3, 4), Qt::UTC);
    evidence.add(talk);
    return evidence;
}

Diagnosis sampleDiagnosis(const QString &serverSays)
{
    Cause cause;
    cause.id = QStringLiteral("smtp-auth-required");
    cause.faq = {QStringLiteral("P2.9")};
    cause.title = {QStringLiteral("認証が必要です"), QStringLiteral("A login is wanted")};
    cause.explanation = {
        QStringLiteral(
            "{host} が断りました。返答は「{says}」です。{line} は関係ありません。\n\n設定を変えます。"),
        QStringLiteral("{host} refused. It said: {says} It is not {line}.\n\nChange a setting.")};
    cause.advice = {
        {QStringLiteral("use-proved"),
         {QStringLiteral("ポートを {out-port} ({out-security}) にします。"),
          QStringLiteral("Set the port to {out-port} ({out-security}).")}},
        {QStringLiteral("use-incoming"),
         {QStringLiteral("受信は {in-host} です。続きます。"),
          QStringLiteral("Receive from {in-host}. Go on.")}},
        {QStringLiteral("ask"), {QStringLiteral("窓口に聞きます。"), QStringLiteral("Ask the helpdesk.")}}};
    const Finding refused{QStringLiteral("recipient.rejected"),
                          {QStringLiteral("e4")},
                          {{QStringLiteral("host"), QStringLiteral("mail.example.jp")},
                           {QStringLiteral("port"), QStringLiteral("25")},
                           {QStringLiteral("says"), serverSays}}};
    Suspect suspect;
    suspect.cause = std::make_shared<const Cause>(cause);
    suspect.confidence = 0.8349;
    suspect.speaksFor = {{refused,
                          {QStringLiteral("{host} のポート {port} が断りました。返答は「{says}」です。"),
                           QStringLiteral("Port {port} of {host} refused. It said: {says}")}}};
    Diagnosis diagnosis;
    diagnosis.verdict = Verdict::CannotSend;
    diagnosis.suspects = {suspect};
    diagnosis.settings.outgoing =
        ServerSettings{Protocol::Smtp,         QStringLiteral("mail.example.jp"), 587, Security::StartTls,
                       QStringLiteral("taro"), QStringLiteral("password"),        true};
    return diagnosis;
}

} // namespace todoku

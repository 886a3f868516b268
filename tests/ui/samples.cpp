#include "samples.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QThread>

#include <gtest/gtest.h>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

const QString hostileText =
    u"553 sorry <b>bold</b> <img src='file:///etc/passwd'> <a href='http://example.com/'>x</a>"_s;

Conclusion answerIn(Language language)
{
    const auto in = [language](const char16_t *ja, const char16_t *en) {
        return QString::fromUtf16(language == Language::Japanese ? ja : en);
    };
    ToldDiagnosis first;
    first.id = u"smtp-auth-required"_s;
    first.confidence = 0.95;
    first.title = in(u"送信サーバーが認証を求めています", u"The sending server wants a login");
    first.explanation = in(u"設定を 1 か所変えると送信できます。", u"One setting changes that.");
    first.certaintyWord = in(u"ほぼ確実", u"almost certain");
    first.speaksFor = {{u"e2"_s, in(u"中継が断られました。", u"Relaying was declined.")}};
    first.speaksAgainst = {{u"e1"_s, in(u"接続はできました。", u"The connection was made.")}};
    first.steps = {{u"open"_s, in(u"アカウント設定を開きます。", u"Open the account settings."), {}},
                   {u"switch-on"_s, in(u"認証を有効にします。", u"Switch the login on."), {}}};
    ToldDiagnosis second;
    second.id = u"pop-before-smtp-required"_s;
    second.title = in(u"送信の前に受信が必要です", u"Mail must be received first");
    second.explanation = in(u"先に受信します。", u"Receive first.");
    second.certaintyWord = in(u"可能性があります", u"possible");

    Conclusion answer;
    answer.advice.language = language;
    answer.advice.verdict = Verdict::CannotSend;
    answer.advice.headline = first.title;
    answer.advice.diagnoses = {first, second};
    answer.advice.undecided = {
        {{first.id, second.id}, in(u"まだ区別できません。", u"They cannot be told apart yet.")}};
    answer.advice.settings.outgoing =
        ServerSettings{Protocol::Smtp,       u"smtp.example.jp"_s, 587, Security::StartTls,
                       u"taro@example.jp"_s, u"password"_s,        true};
    answer.advice.settings.incoming =
        ServerSettings{Protocol::Pop3,       u"pop.example.jp"_s, 995,  Security::Tls,
                       u"taro@example.jp"_s, u"receive-first"_s,  false};
    answer.elapsedMs = 812;

    Conversation talk;
    talk.endpoint = {u"smtp.example.jp"_s, 25, Security::None};
    Exchange connect;
    connect.step = Step::Connect;
    Exchange recipient;
    recipient.step = Step::Recipient;
    recipient.outcome = Outcome::Rejected;
    recipient.said = u"RCPT TO:<hanako@example.com>"_s;
    recipient.reply.code = 553;
    recipient.reply.lines = {hostileText};
    talk.exchanges = {connect, recipient};
    answer.evidence.add(talk);
    return answer;
}

Reported reportedIn(Language language)
{
    Reported reported;
    reported.evidence = answerIn(language).evidence;
    Circumstances &asked = reported.evidence.circumstances;
    asked.address = u"taro@example.jp"_s;
    asked.sendingHost = u"smtp.example.jp"_s;
    asked.receivingHost = u"pop.example.jp"_s;
    asked.sendingPorts = {25};
    Suspect suspect;
    suspect.cause = std::make_shared<const Cause>(*bundledKnowledge().cause(u"smtp-auth-required"_s));
    suspect.confidence = 0.95;
    reported.diagnosis.verdict = Verdict::CannotSend;
    reported.diagnosis.suspects = {suspect};
    reported.diagnosis.settings = answerIn(language).advice.settings;
    reported.advice = advise(reported.diagnosis, language);
    reported.advice.code = u"1736 1011 5000"_s;
    reported.elapsedMs = 812;
    return reported;
}

const DiagnosisNumbers &bundledNumbers()
{
    static const DiagnosisNumbers numbers =
        *DiagnosisNumbers::readFile(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/numbers.yaml"));
    return numbers;
}

RememberedResult past(const QString &diagnosis, const QString &line, int minutes)
{
    RememberedResult result;
    result.when = QDateTime(QDate(2026, 11, 22), QTime(3, 0), Qt::UTC).addSecs(60 * minutes);
    result.id = result.when.toString(u"yyyyMMdd-HHmmss"_s) + u"-1-0a1b2c3d"_s;
    result.label = line;
    result.account = u"t…@example.jp"_s;
    result.accountKey = u"0123456789ab"_s;
    result.summary.first = bundledNumbers().of(diagnosis);
    const bool works = diagnosis == u"sending-works";
    result.summary.surety = Surety::AlmostCertain;
    result.summary.verdict = works ? Verdict::CanSend : Verdict::CannotSend;
    result.summary.doors = {works ? PortState::Answers : PortState::Silent,
                            works ? PortState::Works : PortState::Answers, PortState::NotAsked};
    result.summary.receiving = ReceivingState::Works;
    result.sending = WayOut{u"smtp.example.jp"_s, 587, Security::StartTls, works};
    result.code = u"1736 1011 5000"_s;
    return result;
}

History::Recalled homeAndPhone()
{
    return {{past(u"op25b"_s, u"home"_s, 10), past(u"sending-works"_s, u"phone"_s, 0)}, {}};
}

CallSheet callInTheMiddle(Language language)
{
    const auto in = [language](const QString &ja, const QString &en) { return Words{ja, en}.in(language); };
    CallSheet sheet;
    sheet.answers = {{errorText, hostileText}};
    sheet.next = ToldQuestion{
        u"receiving"_s,
        in(u"受信はできますか。"_s, u"Does receiving work?"_s),
        in(u"パスワードが正しいかどうかが分かります。"_s, u"It tells of the password."_s),
        in(u"受信の操作をお願いします。"_s, u"Please receive your mail."_s),
        {{u"yes"_s, in(u"できる"_s, u"Yes"_s)}, {doesNotKnow, doesNotKnowInWords().in(language)}}};
    sheet.candidates = {{u"smtp-auth-required"_s, in(u"認証が必要です"_s, u"A login is needed"_s), 0.8,
                         in(u"可能性が高い"_s, u"likely"_s)}};
    sheet.decided = true;
    sheet.readAloud = in(u"認証を有効にしてください。"_s, u"Please switch the login on."_s);
    sheet.ticket = in(u"認証が必要"_s, u"Login needed"_s);
    sheet.followUp = in(u"お電話ありがとうございました。"_s, u"Thank you for your call."_s);
    return sheet;
}

ProbeState probeWaitingFor(Step step, int id)
{
    ProbeState state;
    state.id = id;
    state.endpoint = {u"smtp.example.jp"_s, 587, Security::StartTls};
    state.state = ProbeState::State::Running;
    state.step = step;
    return state;
}

CheckQuestion questionWithPassword(const QByteArray &password)
{
    CheckQuestion question;
    question.address = u"taro@example.jp"_s;
    question.smtp.host = u"smtp.example.jp"_s;
    question.pop.host = u"pop.example.jp"_s;
    QByteArray bytes = password;
    question.password = Secret::takeFrom(bytes);
    return question;
}

const Knowledge &bundledKnowledge()
{
    static const Knowledge knowledge =
        *Knowledge::read(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge"));
    return knowledge;
}

Result<DraftRules> bundledRules()
{
    const auto ours = [](const QString &name) {
        QFile in(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/") + name);
        return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
    };
    return DraftRules{*readPolicy(ours(u"policies/default.yaml"_s), u"default.yaml"_s),
                      *DraftWords::read(ours(u"draft.yaml"_s), u"draft.yaml"_s)};
}

Result<ProfileWords> bundledProfileWords()
{
    QFile in(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/profile.yaml"));
    return ProfileWords::read(in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString(),
                              u"profile.yaml"_s);
}

Inspected inspectedSample()
{
    ProfileAccount set;
    set.client = u"thunderbird"_s;
    set.address = u"taro@example.jp"_s;
    const auto server = [&set](Protocol protocol, const QString &host, int port, Security security) {
        return ProfileServer{protocol,       {host, {}},        {port, {}},
                             {security, {}}, {set.address, {}}, {SignIn::Password, {}}};
    };
    set.outgoing = server(Protocol::Smtp, u"smtp.example.jp"_s, 25, Security::StartTls);
    set.incoming = server(Protocol::Pop3, u"pop.example.jp"_s, 995, Security::Tls);
    Settings proved;
    proved.outgoing = ServerSettings{Protocol::Smtp, u"smtp.example.jp"_s, 587, Security::StartTls,
                                     set.address,    u"password"_s,        true};
    proved.incoming = ServerSettings{Protocol::Pop3, u"pop.example.jp"_s, 995, Security::Tls,
                                     set.address,    u"password"_s,       true};
    ProfileAccount right = set;
    right.client = u"becky"_s;
    right.outgoing->port.is = 587;
    return {{{set, {{Setting::OutgoingPort, Why::Port25, Sureness::Sure, u"25"_s, u"587"_s, {}}}, proved},
             {right, {}, proved}},
            {{u"prefs.js"_s, 3, {u"途中で切れています。"_s, u"is cut off"_s}}}};
}

QByteArray returnedMail(const QByteArray &recipient, const QByteArray &reply)
{
    const QByteArray status = reply.split(' ').value(1);
    return "From: MAILER-DAEMON@mx.example.net\nTo: taro@example.jp\nSubject: Undelivered Mail\n"
           "Date: Thu, 1 Jan 2026 00:00:00 +0000\nMIME-Version: 1.0\n"
           "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\n\n"
           "--b\nContent-Type: text/plain\n\nYour message could not be delivered.\n"
           "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\n"
           "Final-Recipient: rfc822; " +
           recipient + "\nAction: failed\nStatus: " + status +
           "\nRemote-MTA: dns; mx.example.com\nDiagnostic-Code: smtp; " + reply + "\n--b--\n";
}

bool eventually(const std::function<bool()> &holds, int ms)
{
    QElapsedTimer clock;
    clock.start();
    while (!holds()) {
        if (clock.elapsed() > ms)
            return false;
        QCoreApplication::processEvents();
        QThread::msleep(1);
    }
    return true;
}

QStringList wordsOf(QWidget *widget)
{
    QStringList words;
    QList<QWidget *> all = widget->findChildren<QWidget *>();
    all.prepend(widget);
    for (QWidget *each : std::as_const(all)) {
        words << each->windowTitle() << each->toolTip() << each->accessibleName()
              << each->accessibleDescription();
        if (const auto *label = qobject_cast<QLabel *>(each))
            words << label->text();
        if (const auto *button = qobject_cast<QAbstractButton *>(each))
            words << button->text();
        if (const auto *edit = qobject_cast<QLineEdit *>(each))
            words << edit->placeholderText() << edit->text();
        if (const auto *box = qobject_cast<QPlainTextEdit *>(each))
            words << box->placeholderText() << box->toPlainText();
        if (const auto *list = qobject_cast<QListWidget *>(each)) {
            for (int i = 0; i < list->count(); ++i)
                words << list->item(i)->text();
        }
        if (const auto *choice = qobject_cast<QComboBox *>(each)) {
            for (int i = 0; i < choice->count(); ++i)
                words << choice->itemText(i);
        }
    }
    words.removeAll(QString());
    return words;
}

QPushButton *buttonOf(QWidget *of, const QString &words)
{
    for (QPushButton *button : of->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&').contains(words))
            return button;
    }
    ADD_FAILURE() << "no button says " << words.toStdString();
    return new QPushButton(of);
}

} // namespace todoku

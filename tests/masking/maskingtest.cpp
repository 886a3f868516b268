// A whole result, in every form that leaves the computer.

#include "masking/masking.h"
#include "advice/report.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

#include <random>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

constexpr HiddenKinds everything{true, true, true};

/// What must be nowhere.
struct Person {
    QString local;
    QString domain;
    QString user;
    QString smtp;
    QString pop;
    QString ip;
    QString source;

    QString address() const { return local + u'@' + domain; }
};

const QList<Person> people{
    {u"taro"_s, u"example.jp"_s, u"taro"_s, u"smtp.example.jp"_s, u"pop.example.jp"_s, u"192.0.2.1"_s,
     u"198.51.100.7"_s},
    {u"h.suzuki-99"_s, u"shop.suzuki.example"_s, u"ab1234cd"_s, u"mx01.hoster.example"_s,
     u"mx01.hoster.example"_s, u"2001:db8::1"_s, u"2001:db8::2:9"_s},
    {u"ken"_s, u"ken.example.com"_s, u"ken@ken.example.com"_s, u"mail.ken.example.com"_s,
     u"ken.example.com"_s, u"203.0.113.200"_s, u"10.0.0.5"_s},
    {u"Taro.Yamada+list"_s, u"XN--R8JZ45G.jp"_s, u"Taro.Yamada"_s, u"Mail.Example.Net"_s,
     u"IMAP.Example.Net"_s, u"192.0.2.44"_s, u"192.168.1.23"_s},
};

QString percent(const QString &text)
{
    QString out;
    for (const char c : text.toLatin1())
        out += u"%%1"_s.arg(uchar(c), 2, 16, QChar(u'0'));
    return out;
}

/// The ways in which a server may say again what it was told.
QString echoed(const QString &text, std::mt19937 &dice)
{
    const QByteArray bytes = text.toLatin1();
    switch (dice() % 9) {
    case 0:
        return text.toUpper();
    case 1:
        return text.toLower();
    case 2:
        return QString::fromLatin1(bytes.toBase64());
    case 3:
        return QString::fromLatin1((QByteArray(int(dice() % 4), '<') + bytes + '>').toBase64());
    case 4:
        return percent(text);
    case 5:
        return QString::fromLatin1(bytes.toHex());
    case 6:
        return QString(text).replace(u'@', u"%40"_s).replace(u'.', u"=2E"_s);
    case 7:
        return QString(text).replace(u'@', u"&#64;"_s);
    default:
        return text;
    }
}

Evidence resultOf(const Person &person, std::mt19937 &dice)
{
    const auto echo = [&](const QString &text) { return echoed(text, dice); };
    Evidence evidence;
    Circumstances &asked = evidence.circumstances;
    asked.address = person.address();
    asked.user = person.user;
    asked.sendingHost = person.smtp;
    asked.receivingHost = person.pop;
    asked.recipient = u"friend@elsewhere.example"_s;
    asked.now = QDateTime(QDate(2026, 11, 22), QTime(3, 4), Qt::UTC);
    evidence.enquiries = {
        {u"autoconfig"_s,
         u"https://autoconfig.%1/mail/?emailaddress=%2"_s.arg(person.domain, percent(person.address())),
         u"found"_s,
         {u"smtp %1:465 tls"_s.arg(person.smtp)}}};
    for (const QString &host : {person.smtp, person.pop}) {
        Conversation talk;
        talk.purpose = host == person.smtp ? Purpose::Send : Purpose::Receive;
        talk.protocol = host == person.smtp ? Protocol::Smtp : Protocol::Pop3;
        talk.endpoint = {host, quint16(host == person.smtp ? 587 : 995), Security::StartTls};
        talk.address = person.ip;
        talk.source = person.source;
        talk.user = person.user;
        talk.sender = person.address();
        talk.offered = {u"AUTH PLAIN"_s, u"X-HELLO %1"_s.arg(echo(person.source))};
        Exchange greeting;
        greeting.step = Step::Greeting;
        greeting.reply = {220, {}, {}, {}, {u"%1 ESMTP <%2>"_s.arg(echo(host), echo(u"1.2@"_s + host))}};
        Exchange encrypt;
        encrypt.step = Step::Encrypt;
        encrypt.certificate = Certificate();
        encrypt.certificate->subject = host;
        encrypt.certificate->names = {host, u"*."_s + host};
        encrypt.certificate->sha256 = u"0123456789abcdef"_s;
        Exchange hello;
        hello.step = Step::Hello;
        hello.said = u"EHLO ["_s + person.source + u']';
        hello.reply = {250, {}, {}, {}, {u"%1 greets [%2]"_s.arg(echo(host), echo(person.source))}};
        Exchange login;
        login.step = Step::Authenticate;
        login.said = u"AUTH PLAIN ***"_s;
        login.outcome = Outcome::Rejected;
        login.reply = {
            535, {}, {}, {}, {u"no %1 here (%2)"_s.arg(echo(person.user), echo(person.address()))}};
        Exchange recipient;
        recipient.step = Step::Recipient;
        recipient.outcome = Outcome::Rejected;
        recipient.said = u"RCPT TO:<%1>"_s.arg(person.address());
        recipient.reply = {
            553,
            {},
            {},
            {},
            {u"<%1> from %2 refused by %3"_s.arg(echo(person.address()), echo(person.ip), echo(host)),
             u"see https://%1/why?u=%2"_s.arg(host, percent(person.address()))}};
        talk.exchanges = {greeting, encrypt, hello, login, recipient};
        evidence.add(talk);
    }
    return evidence;
}

/// A cause that names everything, and a server in so many words.
Diagnosis diagnosisOf(const Person &person, const Evidence &evidence)
{
    Cause cause;
    cause.id = u"smtp-auth-required"_s;
    cause.title = {u"ログインが必要です"_s, u"A login is wanted"_s};
    cause.explanation = {u"{host} は「{says}」と答えました。%1 です。"_s.arg(person.smtp),
                         u"{host} said: {says} It is %1."_s.arg(person.smtp)};
    cause.advice = {
        {u"use"_s, {u"{out-host} に {out-user} で入ります。"_s, u"Log in to {out-host} as {out-user}."_s}}};
    Diagnosis diagnosis;
    Suspect suspect;
    suspect.cause = std::make_shared<const Cause>(cause);
    suspect.confidence = 0.9;
    for (const Finding &finding : findIn(evidence))
        suspect.speaksFor +=
            {finding, {u"{host} ({user}, {recipient}): {says}"_s, u"{host} ({user}, {recipient}): {says}"_s}};
    diagnosis.suspects = {suspect};
    diagnosis.undecided = {
        {u"smtp-auth-required"_s, u"x"_s, {u"{out-host} を試します。"_s, u"Try {out-host}."_s}}};
    diagnosis.settings.outgoing = ServerSettings{Protocol::Smtp, person.smtp,   587, Security::StartTls,
                                                 person.user,    u"password"_s, true};
    diagnosis.settings.alternatives = {
        {Protocol::Pop3, person.pop, 995, Security::Tls, person.address(), u"password"_s, true}};
    return diagnosis;
}

QStringList everyFormOf(const Shareable &result)
{
    return {textReport(result.advice, result.evidence), htmlReport(result.advice, result.evidence),
            transcript(result.evidence), settingsText(result.advice.settings, result.advice.language),
            QString::fromUtf8(QJsonDocument(checkJson(result.advice, result.evidence, 1)).toJson())};
}

/// Every spelling of a secret that is to be nowhere, made without the code that is tested.
QStringList spellings(const QString &secret)
{
    const QByteArray bytes = secret.toLatin1();
    QStringList all{secret,
                    percent(secret),
                    percent(secret).toUpper(),
                    QString::fromLatin1(bytes.toHex()),
                    QString(secret).replace(u'@', u"%40"_s),
                    QString(secret).replace(u'@', u"&#64;"_s),
                    QString(secret).replace(u'@', u"=40"_s)};
    if (bytes.size() > 3)
        for (int shift = 0; shift < 3; ++shift) {
            // What of the base64 depends on the secret alone.
            const QByteArray code = (QByteArray(shift, 'x') + bytes).toBase64(QByteArray::OmitTrailingEquals);
            const int begin = shift == 0 ? 0 : shift + 1;
            const qsizetype end = (shift + bytes.size()) * 8 / 6;
            all += QString::fromLatin1(code.mid(begin, end - begin));
        }
    return all;
}

} // namespace

TEST(Masking, NothingHiddenIsInAnyFormOfAnyReportInAnyEncoding)
{
    std::mt19937 dice(7);
    for (const Person &person : people)
        for (int round = 0; round < 12; ++round) {
            const Evidence evidence = resultOf(person, dice);
            const Diagnosis diagnosis = diagnosisOf(person, evidence);
            for (const Language language : {Language::Japanese, Language::English}) {
                const Shareable shared = masked(advise(diagnosis, language), diagnosis, evidence, everything);
                for (const QString &form : everyFormOf(shared))
                    for (const QString &secret : {person.local, person.domain, person.user, person.smtp,
                                                  person.pop, person.ip, person.source, person.address()})
                        for (const QString &spelling : spellings(secret)) {
                            // "ken" is in "token": a short name counts where it stands alone.
                            if (spelling.size() <= 3)
                                continue;
                            ASSERT_FALSE(form.contains(spelling, spelling == secret ? Qt::CaseInsensitive
                                                                                    : Qt::CaseSensitive))
                                << secret.toStdString() << " as " << spelling.toStdString() << "\n"
                                << form.toStdString();
                        }
            }
        }
}

TEST(Masking, TheSameDataUnmaskedWouldBeFound)
{
    std::mt19937 dice(7);
    const Person &person = people.first();
    const Evidence evidence = resultOf(person, dice);
    const Diagnosis diagnosis = diagnosisOf(person, evidence);
    const Advice advice = advise(diagnosis, Language::English);
    for (const QString &form : everyFormOf(masked(advice, diagnosis, evidence, {})))
        EXPECT_TRUE(form.contains(person.smtp)) << form.toStdString();
}

TEST(Masking, ReadsTheSameInAllForms)
{
    std::mt19937 dice(1);
    const Evidence evidence = resultOf(people.first(), dice);
    const Diagnosis diagnosis = diagnosisOf(people.first(), evidence);
    const Shareable shared = masked(advise(diagnosis, Language::English), diagnosis, evidence, everything);
    const QStringList forms = everyFormOf(shared);
    EXPECT_TRUE(forms[0].contains(u"see https://server-1/why?u=name-1%40domain-1"_s))
        << forms[0].toStdString();
    EXPECT_TRUE(forms[0].contains(u"Log in to server-1 as name-1."_s)) << forms[0].toStdString();
    EXPECT_TRUE(forms[0].contains(u"E-mail address: name-1@domain-1"_s)) << forms[0].toStdString();
    EXPECT_TRUE(forms[0].contains(
        u"Replaced by other words: names, mail addresses, server names and IP addresses."_s));
    EXPECT_TRUE(forms[2].contains(u"@ smtp server-1:587 starttls send"_s)) << forms[2].toStdString();
    EXPECT_TRUE(forms[2].contains(u"C: RCPT TO:<name-1@domain-1>"_s)) << forms[2].toStdString();
    EXPECT_TRUE(forms[3].contains(u"server-1"_s));
    const QJsonObject json = checkJson(shared.advice, shared.evidence, 1);
    EXPECT_EQ(json[u"masked"_s].toArray(), (QJsonArray{u"name"_s, u"address"_s, u"host"_s}));
    EXPECT_EQ(json[u"settings"_s][u"outgoing"_s][u"host"_s].toString(), u"server-1"_s);
}

TEST(Masking, OnlyWhatIsAskedIsHidden)
{
    std::mt19937 dice(1);
    const Evidence evidence = resultOf(people.first(), dice);
    const Diagnosis diagnosis = diagnosisOf(people.first(), evidence);
    const Advice advice = advise(diagnosis, Language::Japanese);
    const QString names = transcript(masked(advice, diagnosis, evidence, {true, false, false}).evidence);
    EXPECT_TRUE(names.contains(u"name-1@example.jp"_s));
    EXPECT_TRUE(names.contains(u"@ smtp smtp.example.jp:587"_s));
    const QString hosts = transcript(masked(advice, diagnosis, evidence, {false, false, true}).evidence);
    EXPECT_TRUE(hosts.contains(u"taro@example.jp"_s));
    EXPECT_TRUE(hosts.contains(u"@ smtp server-1:587"_s));
    EXPECT_FALSE(hosts.contains(u"smtp.example.jp"_s));
}

TEST(Masking, AnOrdinaryNameLeavesOurOwnSentencesAlone)
{
    Person person = people.first();
    person.local = person.user = u"list"_s;
    std::mt19937 dice(1);
    const Evidence evidence = resultOf(person, dice);
    Diagnosis diagnosis = diagnosisOf(person, evidence);
    Cause cause = *diagnosis.suspects.first().cause;
    cause.explanation = {u"list の登録を {user} が確かめます。"_s, u"The list is checked by {user}."_s};
    diagnosis.suspects.first().cause = std::make_shared<const Cause>(cause);
    const Shareable shared = masked(advise(diagnosis, Language::English), diagnosis, evidence, everything);
    EXPECT_EQ(shared.advice.diagnoses.first().explanation, u"The list is checked by name-1."_s);
}

TEST(Masking, TheCodeAndTheOutcomeStay)
{
    std::mt19937 dice(1);
    const Evidence evidence = resultOf(people.first(), dice);
    const Diagnosis diagnosis = diagnosisOf(people.first(), evidence);
    Advice advice = advise(diagnosis, Language::English);
    advice.code = u"1736 1011 5000"_s;
    const Shareable shared = masked(advice, diagnosis, evidence, everything);
    EXPECT_TRUE(textReport(shared.advice, shared.evidence).contains(advice.code));
    EXPECT_EQ(shared.advice.diagnoses.first().id, u"smtp-auth-required"_s);
    EXPECT_EQ(shared.evidence.conversations.size(), evidence.conversations.size());
    EXPECT_TRUE(
        std::any_of(shared.replacements.cbegin(), shared.replacements.cend(), [](const Replacement &one) {
            return one == Replacement{u"smtp.example.jp"_s, u"server-1"_s};
        }));
}

TEST(Masking, IsTheSameEachTime)
{
    std::mt19937 dice(3);
    const Evidence evidence = resultOf(people.first(), dice);
    const Diagnosis diagnosis = diagnosisOf(people.first(), evidence);
    const Advice advice = advise(diagnosis, Language::English);
    EXPECT_EQ(transcript(masked(advice, diagnosis, evidence, everything).evidence),
              transcript(masked(advice, diagnosis, evidence, everything).evidence));
}

} // namespace todoku

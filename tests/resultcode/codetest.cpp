// The code that is read aloud: what it carries, and what happens when it is misheard.

#include "bundled.h"

#include <QRegularExpression>

#include <random>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

std::string complaintAbout(const QString &typed, Language language = Language::English)
{
    const auto read = decode(typed, bundledNumbers());
    return read ? std::string() : read.complaint().text(language).toStdString();
}

ResultSummary op25b()
{
    ResultSummary summary;
    summary.first = bundledNumbers().of(u"op25b"_s);
    summary.surety = Surety::AlmostCertain;
    summary.verdict = Verdict::CanSend;
    summary.doors = {PortState::Silent, PortState::Works, PortState::Works};
    summary.receiving = ReceivingState::Works;
    return summary;
}

/// Some summary; the same for the same dice.
ResultSummary anySummary(std::mt19937 &dice)
{
    const auto one = [&](int values) { return int(dice() % unsigned(values)); };
    ResultSummary summary;
    summary.first = bundledNumbers().at(one(200));
    summary.surety = Surety(one(4));
    summary.verdict = Verdict(one(3));
    for (PortState &door : summary.doors)
        door = PortState(one(5));
    summary.receiving = ReceivingState(one(4));
    summary.encryption = EncryptionState(one(7));
    summary.second = bundledNumbers().at(one(200));
    return summary;
}

QString digitsOf(const QString &code)
{
    return QString(code).remove(u' ');
}

/// Everything that a listener can make of a code by one slip of each kind.
QStringList slips(const QString &digits)
{
    QStringList wrong;
    for (qsizetype i = 0; i < digits.size(); ++i)
        for (char16_t other = u'0'; other <= u'9'; ++other) {
            QString changed = digits;
            changed[i] = QChar(other);
            wrong += changed; // one digit
            if (i + 1 < digits.size() && digits[i] == digits[i + 1]) {
                changed[i + 1] = QChar(other);
                wrong += changed; // a pair: 33 heard as 88
            }
            if (i + 2 < digits.size() && digits[i] == digits[i + 2]) {
                changed = digits;
                changed[i] = changed[i + 2] = QChar(other);
                wrong += changed; // 383 heard as 585
            }
        }
    for (qsizetype distance = 1; distance <= 2; ++distance)
        for (qsizetype i = 0; i + distance < digits.size(); ++i) {
            QString changed = digits;
            std::swap(changed[i], changed[i + distance]);
            wrong += changed; // a swap of neighbours, or across one
        }
    wrong.removeAll(digits);
    return wrong;
}

} // namespace

TEST(ResultCode, IsTwelveDigitsInGroupsOfFour)
{
    static const QRegularExpression form(u"^\\d{4} \\d{4} \\d{4}$"_s);
    std::mt19937 dice(1);
    for (int i = 0; i < 1000; ++i) {
        const QString code = encode(anySummary(dice));
        EXPECT_TRUE(form.match(code).hasMatch()) << code.toStdString();
    }
}

TEST(ResultCode, StaysTheSameForEver)
{
    // Codes of version 1 that were given out; a change here makes old tickets unreadable.
    EXPECT_EQ(encode(op25b()).toStdString(), "1736 1011 5000");
    EXPECT_EQ(encode(ResultSummary{}).toStdString(), "1637 0690 0000");
}

TEST(ResultCode, WhatIsReadIsWhatWasWritten)
{
    std::mt19937 dice(2);
    for (int i = 0; i < 20000; ++i) {
        const ResultSummary summary = anySummary(dice);
        const auto read = decode(encode(summary), bundledNumbers());
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, summary);
    }
    // The least and the largest.
    ResultSummary most;
    most.first = most.second = bundledNumbers().at(199);
    most.surety = Surety::NotNamed;
    most.verdict = Verdict::Undetermined;
    most.doors = {PortState::Silent, PortState::Silent, PortState::Silent};
    most.receiving = ReceivingState::Fails;
    most.encryption = EncryptionState::Other;
    for (const ResultSummary &summary : {ResultSummary(), most}) {
        const auto read = decode(encode(summary), bundledNumbers());
        ASSERT_TRUE(read);
        EXPECT_EQ(*read, summary);
    }
}

TEST(ResultCode, EveryCauseComesBackByItsId)
{
    for (const auto &cause : bundledKnowledge().causes()) {
        ResultSummary summary = op25b();
        summary.first = bundledNumbers().of(cause->id);
        summary.second = bundledNumbers().of(cause->id);
        const auto read = decode(encode(summary), bundledNumbers());
        ASSERT_TRUE(read);
        EXPECT_EQ(read->first.id, cause->id);
        EXPECT_EQ(read->second.id, cause->id);
    }
}

// Whether a code is right depends on nothing but its remainder by 97, and a slip adds a number that depends
// only on the place and on the digits there: so this proves it for every code and every slip of these kinds.
TEST(ResultCode, NoSlipOfAnyKindKeepsTheRemainder)
{
    quint64 place = 1;
    for (int at = 0; at < 12; ++at, place *= 10)
        for (int digit = 0; digit <= 9; ++digit)
            for (int other = 0; other <= 9; ++other) {
                if (digit == other)
                    continue;
                const qint64 change = (other - digit) * qint64(place);
                EXPECT_NE(change % 97, 0) << "one digit";
                EXPECT_NE((change * 10 - change) % 97, 0) << "a swap of neighbours";
                EXPECT_NE((change * 100 - change) % 97, 0) << "a swap across one";
                EXPECT_NE((change * 11) % 97, 0) << "a pair";
                EXPECT_NE((change * 101) % 97, 0) << "a pair around one";
            }
}

TEST(ResultCode, AMisheardOneIsNeverReadAsAnother)
{
    std::mt19937 dice(3);
    qint64 tried = 0;
    for (int i = 0; i < 1500; ++i) {
        const QString digits = digitsOf(encode(anySummary(dice)));
        for (const QString &wrong : slips(digits)) {
            ++tried;
            ASSERT_FALSE(decode(wrong, bundledNumbers()))
                << digits.toStdString() << " as " << wrong.toStdString();
        }
    }
    EXPECT_GT(tried, 180000);
}

TEST(ResultCode, ThirteenHeardAsThirtyIsDetectedToo)
{
    std::mt19937 dice(4);
    for (int i = 0; i < 2000; ++i) {
        const QString digits = digitsOf(encode(anySummary(dice)));
        for (qsizetype at = 0; at + 1 < digits.size(); ++at)
            for (char16_t teen = u'3'; teen <= u'9'; ++teen) {
                QString wrong = digits;
                if (digits[at] == u'1' && digits[at + 1] == teen)
                    wrong.replace(at, 2, QString(QChar(teen)) + u'0');
                else if (digits[at] == teen && digits[at + 1] == u'0')
                    wrong.replace(at, 2, u'1' + QString(QChar(teen)));
                else
                    continue;
                ASSERT_FALSE(decode(wrong, bundledNumbers())) << wrong.toStdString();
            }
    }
}

TEST(ResultCode, OneInNinetySevenWrongOnesPassesAtMost)
{
    std::mt19937_64 dice(5);
    int taken = 0;
    for (int i = 0; i < 97000; ++i)
        if (decode(QString::number(dice() % 1'000'000'000'000).rightJustified(12, u'0'), bundledNumbers()))
            ++taken;
    EXPECT_LT(taken, 400); // the version excludes five in six of those
}

TEST(ResultCode, IsReadAsPeopleTypeIt)
{
    const QString code = encode(op25b());
    const QString digits = digitsOf(code);
    QString full;
    for (const QChar c : digits)
        full += QChar(c.unicode() - u'0' + u'０');
    for (const QString &typed :
         {code, digits, full, QString(code).replace(u' ', u'-'), QString(code).replace(u' ', u'ー'),
          QString(code).replace(u' ', u'　'), QString(code).replace(u' ', u'－'), u"  "_s + code + u"\n"_s,
          QString(code).replace(u' ', u"・"_s), full.left(4) + u'ｰ' + full.mid(4), u"\u200b"_s + code}) {
        EXPECT_TRUE(looksLikeResultCode(typed)) << typed.toStdString();
        EXPECT_EQ(grouped(typed), code) << typed.toStdString();
        const auto read = decode(typed, bundledNumbers());
        ASSERT_TRUE(read) << typed.toStdString();
        EXPECT_EQ(*read, op25b());
    }
}

TEST(ResultCode, AWrongOneGetsOneClearSentence)
{
    const QString digits = digitsOf(encode(op25b()));
    QString misheard = digits;
    misheard[5] = misheard[5] == u'1' ? u'7' : u'1';
    EXPECT_EQ(complaintAbout(misheard),
              "a digit was misheard or mistyped; ask for it once more in groups of four");
    EXPECT_EQ(complaintAbout(digits.left(11)),
              "a result code has 12 digits, and these are 11; ask for it once more in groups of four");
    EXPECT_EQ(complaintAbout(digits + u'0'),
              "a result code has 12 digits, and these are 13; ask for it once more in groups of four");
    EXPECT_EQ(complaintAbout(u""_s),
              "a result code has 12 digits, and these are 0; ask for it once more in groups of four");
    EXPECT_EQ(complaintAbout(u"O736 1011 5000"_s),
              "a result code is made of digits alone; leave out the other characters");
    EXPECT_EQ(complaintAbout(u"0000 0000 0000"_s),
              "a digit was misheard or mistyped; ask for it once more in groups of four");
    EXPECT_NE(complaintAbout(misheard, Language::Japanese).find("4 桁ずつ、もう一度うかがってください"),
              std::string::npos);
}

TEST(ResultCode, OfANewerVersionSaysSo)
{
    const quint64 later = 3 * 1'680'000'000ULL + 42;
    EXPECT_EQ(complaintAbout(QString::number(later * 97).rightJustified(12, u'0')),
              "this code was made by another version of Todoku; a newer Todoku can read it");
}

TEST(ResultCode, WhatItCannotNameIsSaidHonestly)
{
    ResultSummary summary = op25b();
    summary.first = bundledNumbers().of(u"our-proxy-is-down"_s);
    const auto read = decode(encode(summary), bundledNumbers());
    ASSERT_TRUE(read);
    EXPECT_EQ(read->first, (NumberedDiagnosis{1, {}}));
    EXPECT_EQ(titleOf(read->first, bundledKnowledge()).en,
              u"a diagnosis of a helpdesk's own pack (it has no number, so the code cannot name it)"_s);
    EXPECT_TRUE(titleOf(bundledNumbers().at(198), bundledKnowledge()).en.contains(u"number 198"_s));
    EXPECT_TRUE(titleOf(bundledNumbers().at(198), bundledKnowledge()).ja.contains(u"番号 198"_s));
}

TEST(ResultCode, ANumberOfAnotherKindIsNotTakenForOne)
{
    EXPECT_FALSE(looksLikeResultCode(u"0x800CCC0E"_s));
    EXPECT_FALSE(looksLikeResultCode(u"10060"_s));
    EXPECT_FALSE(looksLikeResultCode(u"550 5.7.1 Relaying denied"_s));
    EXPECT_FALSE(looksLikeResultCode(u"3"_s));
    EXPECT_FALSE(looksLikeResultCode({}));
    EXPECT_EQ(grouped(u"550 no"_s), u"550 no"_s);
}

} // namespace todoku

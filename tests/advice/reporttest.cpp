#include "samples.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <gtest/gtest.h>

using namespace todoku;

namespace
{

QString html(const QString &serverSays = QStringLiteral("no"), Language language = Language::Japanese)
{
    return htmlReport(advise(sampleDiagnosis(serverSays), language), sampleEvidence(serverSays));
}

} // namespace

TEST(HtmlReport, AServersMarkupIsOnlyText)
{
    const QString hostile =
        QStringLiteral("<script>alert(1)</script><img src=\"file:///x\" onerror='x'>&amp;</p></style>\" '");
    const QString page = html(hostile);
    EXPECT_FALSE(page.contains(QStringLiteral("<script"), Qt::CaseInsensitive));
    EXPECT_FALSE(page.contains(QStringLiteral("<img"), Qt::CaseInsensitive));
    EXPECT_TRUE(page.contains(QStringLiteral("&lt;script&gt;")));
    EXPECT_EQ(page.count(QStringLiteral("</style>")), 1);
}

TEST(HtmlReport, LoadsNothingAndAllowsItsOwnStyleOnly)
{
    const QString page = html();
    const QString style =
        page.section(QStringLiteral("<style>"), 1).section(QStringLiteral("</style>"), 0, 0);
    const QByteArray hash = QCryptographicHash::hash(style.toUtf8(), QCryptographicHash::Sha256).toBase64();
    EXPECT_TRUE(
        page.contains(QStringLiteral("default-src 'none'; style-src 'sha256-") + QString::fromLatin1(hash)));
    EXPECT_FALSE(page.contains(QRegularExpression(QStringLiteral("(src|href|url)\\s*[=(]"))));
    EXPECT_FALSE(page.contains(QStringLiteral("http://")));
    EXPECT_FALSE(page.contains(QStringLiteral("https://")));
}

TEST(HtmlReport, KnowsPaperAndDarkScreens)
{
    EXPECT_TRUE(html().contains(QStringLiteral("@media print")));
    EXPECT_TRUE(html().contains(QStringLiteral("prefers-color-scheme:dark")));
    EXPECT_TRUE(html({}, Language::English).contains(QStringLiteral("<html lang=\"en\">")));
    EXPECT_TRUE(html({}, Language::Japanese).contains(QStringLiteral("<html lang=\"ja\">")));
}

TEST(TextReport, SaysWhatHappenedThenWhatToDoThenWhy)
{
    const QString text = textReport(advise(sampleDiagnosis(), Language::English), sampleEvidence());
    const QStringList inOrder{
        QStringLiteral("A login is wanted"),
        QStringLiteral("Certainty: likely"),
        QStringLiteral("Change a setting."),
        QStringLiteral("1. Set the port to 587 (STARTTLS)."),
        QStringLiteral("Outgoing (SMTP): Server mail.example.jp, Port 587"),
        QStringLiteral("Port 25 of mail.example.jp refused."),
        QStringLiteral("mail.example.jp:25 (SMTP)  recipient … refused (550 5.7.1 Relaying denied)"),
        QStringLiteral("taro@example.jp")};
    qsizetype at = 0;
    for (const QString &part : inOrder) {
        const qsizetype found = text.indexOf(part, at);
        ASSERT_GE(found, 0) << part.toStdString() << "\nnot behind the ones before in\n"
                            << text.toStdString();
        at = found;
    }
}

TEST(TextReport, HoldsNoControlCharacters)
{
    const QString says =
        QStringLiteral("\x1b]0;title\x07 \r\n a") + QChar(0x202E) + QChar(0x200B) + QChar(0x9B);
    const QString text = textReport(advise(sampleDiagnosis(says), Language::Japanese), sampleEvidence(says));
    for (const QChar c : text)
        EXPECT_TRUE(c == u'\n' || (c.unicode() >= 0x20 && !(c.unicode() >= 0x7F && c.unicode() < 0xA0) &&
                                   c.unicode() != 0x202E && c.unicode() != 0x200B))
            << int(c.unicode());
}

TEST(HtmlReport, TheBriefOneSaysWhatToDoAndNotWhy)
{
    const Evidence evidence = sampleEvidence();
    const Advice advice = advise(sampleDiagnosis(), Language::English);
    const QString brief = htmlReport(advice, evidence, Extent::Brief);
    for (const QString &part : {QStringLiteral("A login is wanted"), QStringLiteral("Set the port to 587"),
                                QStringLiteral("mail.example.jp")})
        EXPECT_TRUE(brief.contains(part)) << part.toStdString();
    for (const QString &part : {QStringLiteral("What speaks for this"), QStringLiteral("What was tried"),
                                QStringLiteral("RCPT TO")})
        EXPECT_FALSE(brief.contains(part)) << part.toStdString();
}

TEST(HtmlReport, TheFullOneHoldsEveryLineThatWasSaid)
{
    Evidence evidence = sampleEvidence(QStringLiteral("<b>no</b>"));
    evidence.enquiries = {{QStringLiteral("srv"),
                           QStringLiteral("SRV _submission._tcp.example.jp"),
                           QStringLiteral("not-found"),
                           {}}};
    const Advice advice = advise(sampleDiagnosis(), Language::English);
    const QString full = htmlReport(advice, evidence, Extent::Full);
    for (const QString &part :
         {QStringLiteral("What speaks for this"), QStringLiteral("S: 220 mail.example.jp ESMTP"),
          QStringLiteral("C: RCPT TO:&lt;x@example.com&gt;"), QStringLiteral("S: 550 &lt;b&gt;no&lt;/b&gt;"),
          QStringLiteral("SRV _submission._tcp.example.jp"), QStringLiteral("not-found")})
        EXPECT_TRUE(full.contains(part)) << part.toStdString();
    EXPECT_FALSE(htmlReport(advice, evidence).contains(QStringLiteral("RCPT TO")));
}

#include "mail.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace todoku;
using testing::HasSubstr;
using testing::Not;

namespace
{

/// So many bytes of a file travel as about so many bytes: 78 for each 57.
constexpr int asFile(double sent)
{
    return int(sent * 57 / 78);
}

constexpr double megabyte = 1024 * 1024;

Mail with(const QByteArray &name, const QByteArray &bytes = "text")
{
    Mail mail;
    mail.files = {{name, bytes}};
    return mail;
}

QMap<QString, QString> factsOf(const QByteArray &mail, const QString &id)
{
    for (const DraftFinding &finding : foundIn(mail))
        if (finding.id == id)
            return finding.facts;
    return {{QStringLiteral("no such finding"), id}};
}

std::string fact(const Mail &mail, const char *id, const char *name)
{
    return factsOf(mail.bytes(), QString::fromLatin1(id)).value(QString::fromLatin1(name)).toStdString();
}

/// A Windows program's first bytes.
QByteArray program()
{
    return QByteArray("MZ\x90\0\x03\0\0\0", 8) + QByteArray(120, '\0');
}

} // namespace

TEST(Draft, IsNotBlamedForAnythingWhereAllIsWell)
{
    ASSERT_FALSE(usualPolicy().rules.isEmpty()) << usualPolicy().name.ja.toStdString();
    EXPECT_EQ(idsIn(Mail()), "");
    EXPECT_EQ(idsIn(with("minutes.pdf", "%PDF-1.7")), "");
    EXPECT_EQ(idsIn(with("\"=?UTF-8?B?6K2w5LqL6YyyLnBkZg==?=\"")), "")
        << "a Japanese name with its extension";
}

// ---- size

TEST(AttachmentTooLarge, CountsWhatTravelsAndNotTheFile)
{
    EXPECT_EQ(idsIn(with("a.pdf", filled("%PDF", asFile(3.02 * megabyte)))),
              "attachment-too-large/one-file refused-by-some");
    EXPECT_EQ(idsIn(with("a.pdf", filled("%PDF", asFile(2.98 * megabyte)))), "");
}

TEST(AttachmentTooLarge, SaysBothSizesTheLimitAndHowManyPieces)
{
    const Mail mail = with("a.mov", filled("mov", int(5 * megabyte)));
    EXPECT_EQ(fact(mail, "attachment-too-large", "file-size"), "5 MB");
    EXPECT_EQ(fact(mail, "attachment-too-large", "size"), "6.9 MB");
    EXPECT_EQ(fact(mail, "attachment-too-large", "limit"), "3 MB");
    EXPECT_EQ(fact(mail, "attachment-too-large", "room"), "2.2 MB");
    EXPECT_EQ(fact(mail, "attachment-too-large", "pieces"), "3");
}

TEST(AttachmentTooLarge, SaysWhichFilesGoIntoWhichMail)
{
    Mail mail;
    mail.files = {{"a.pdf", filled("a", int(1.4 * megabyte))},
                  {"b.pdf", filled("b", int(0.6 * megabyte))},
                  {"c.pdf", filled("c", int(1.2 * megabyte))}};
    EXPECT_EQ(idsIn(mail), "attachment-too-large/several-files refused-by-some");
    EXPECT_EQ(fact(mail, "attachment-too-large", "mails"), "2");
    EXPECT_EQ(fact(mail, "attachment-too-large", "plan"), "(1) a.pdf, b.pdf  (2) c.pdf");
}

TEST(AttachmentTooLarge, IsNotToBeSplitOverAHundredMails)
{
    Mail mail;
    for (int i = 0; i < 14; ++i)
        mail.files += {"f" + QByteArray::number(i) + ".jpg", filled("x", int(1.2 * megabyte))};
    EXPECT_THAT(idsIn(mail), HasSubstr("attachment-too-large/too-many-files"));
}

TEST(MessageTooLarge, IsRefusedByMoreTheLargerItIs)
{
    EXPECT_THAT(idsIn(with("a.mov", filled("x", asFile(11 * megabyte)))),
                HasSubstr("message-too-large/one-file refused-by-some"));
    EXPECT_THAT(idsIn(with("a.mov", filled("x", asFile(26 * megabyte)))),
                HasSubstr("message-too-large/one-file refused-by-most"));
    EXPECT_THAT(idsIn(with("a.mov", filled("x", asFile(9.9 * megabyte)))),
                Not(HasSubstr("message-too-large")));
}

TEST(MessageTooLarge, CountsTheTextToo)
{
    Mail mail;
    mail.body = filled("あ", int(10.1 * megabyte)).replace('\n', ' ');
    EXPECT_THAT(idsIn(mail), HasSubstr("message-too-large/no-files refused-by-some"));
}

TEST(MessageTooLarge, IsSaidOfWhatWasNotReadInFull)
{
    const Draft draft(Mail().bytes().toStdString(), qint64(100 * megabyte));
    const auto found = findIn(draft, usualPolicy());
    ASSERT_EQ(found.size(), 1);
    EXPECT_EQ(found[0].id, QStringLiteral("message-too-large"));
    EXPECT_EQ(found[0].kind, QStringLiteral("read-in-part"));
    EXPECT_EQ(found[0].refusal, Refusal::ByMost);
    EXPECT_EQ(found[0].facts.value(QStringLiteral("size")), QStringLiteral("100.1 MB"));
}

TEST(AttachmentTooLarge, CountsWhatWasNotRead)
{
    QByteArray begun = with("a.zip", filled("x", 1000)).bytes();
    begun.chop(20);
    const auto found = findIn(Draft(begun.toStdString(), qint64(78 * megabyte)), usualPolicy());
    ASSERT_EQ(found.size(), 2);
    EXPECT_EQ(found[0].id, QStringLiteral("attachment-too-large"));
    EXPECT_EQ(found[0].facts.value(QStringLiteral("file-size")), QStringLiteral("57.1 MB"));
}

TEST(Body, IsNotEmptyWhereItsPlaceWasNotRead)
{
    Mail mail;
    mail.body = "";
    for (const DraftFinding &finding : findIn(Draft(mail.bytes().toStdString(), 1000), usualPolicy()))
        EXPECT_NE(finding.id, QStringLiteral("body-empty"));
}

TEST(MessageSize, IsThatOfTheLinesAsTheyTravel)
{
    EXPECT_EQ(Draft("To: a@b.jp\nSubject: x\n\nx\n").size,
              Draft("To: a@b.jp\r\nSubject: x\r\n\r\nx\r\n").size);
}

// ---- programs

TEST(Executable, IsFoundByItsName)
{
    EXPECT_EQ(idsIn(with("setup.exe")), "attachment-executable/by-name refused-by-most");
    EXPECT_EQ(idsIn(with("\"SETUP.EXE \"")), "attachment-executable/by-name refused-by-most");
    EXPECT_EQ(idsIn(with("\"=?UTF-8?B?c2V0dXDvvI5leGU=?=\"")),
              "attachment-executable/by-name refused-by-most")
        << "a full-width point";
    EXPECT_EQ(idsIn(with("run.lnk")), "attachment-executable/by-name refused-by-most");
    EXPECT_EQ(idsIn(with("exe.pdf")), "");
    EXPECT_EQ(idsIn(with("executive.docx")), "");
}

TEST(Executable, IsFoundByItsContent)
{
    EXPECT_EQ(idsIn(with("photo.jpg", program())), "attachment-executable/by-content refused-by-most");
    EXPECT_EQ(idsIn(with("photo.jpg", QByteArray("\x7f"
                                                 "ELF\x02\x01\x01"))),
              "attachment-executable/by-content refused-by-most");
    EXPECT_EQ(
        idsIn(with("note.txt",
                   "MZ generation: what they buy, and what they do not buy any more, told by one of them.")),
        "")
        << "a text may begin so";
}

TEST(Executable, IsFoundInAnArchiveWithoutUnpacking)
{
    EXPECT_EQ(idsIn(with("all.zip", zipOf({"readme.txt", "bin/setup.exe"}))),
              "attachment-executable/in-archive refused-by-most");
    EXPECT_EQ(fact(with("all.zip", zipOf({"readme.txt", "bin/setup.exe"})), "attachment-executable", "name"),
              "all.zip (bin/setup.exe)");
    EXPECT_EQ(idsIn(with("all.zip", zipOf({"readme.txt", "exe/plan.pdf"}))), "");
}

TEST(Executable, IsFoundUnderADocumentsName)
{
    EXPECT_EQ(idsIn(with("invoice.pdf.exe")), "attachment-executable/double-extension refused-by-most");
    EXPECT_EQ(idsIn(with("\"invoice.pdf          .exe\"")),
              "attachment-executable/double-extension refused-by-most");
    EXPECT_EQ(idsIn(with("setup.1.2.exe")), "attachment-executable/by-name refused-by-most");
    EXPECT_EQ(idsIn(with("archive.tar.gz")), "");
}

TEST(Executable, IsFoundWhereTheNameIsTurned)
{
    // "invoice", RIGHT-TO-LEFT OVERRIDE, "fdp.exe"
    const Mail mail = with("\"=?UTF-8?B?aW52b2ljZeKArmZkcC5leGU=?=\"");
    EXPECT_EQ(idsIn(mail), "attachment-executable/turned-name refused-by-most");
    EXPECT_EQ(fact(mail, "attachment-executable", "name"), "invoice<U+202e>fdp.exe")
        << "it does not deceive us";
}

TEST(Executable, IsFoundInALetterThatIsAttached)
{
    Mail outer;
    outer.files = {{"", with("setup.exe").bytes(), "message/rfc822"}};
    EXPECT_EQ(idsIn(outer), "attachment-executable/by-name refused-by-most");
    outer.files = {{"", Mail().bytes(), "message/rfc822"}};
    EXPECT_EQ(idsIn(outer), "") << "a letter needs no name";
}

TEST(WithoutExtension, IsAFileThatDoesNotTellItsKind)
{
    EXPECT_EQ(idsIn(with("report")), "attachment-without-extension/without-extension refused-by-some");
    EXPECT_EQ(idsIn(with("\"minutes 2026.11.22\"")),
              "attachment-without-extension/without-extension refused-by-some");
    EXPECT_EQ(idsIn(with(".bashrc")), "attachment-without-extension/without-extension refused-by-some");
    EXPECT_EQ(idsIn(with("")), "attachment-without-extension/without-name refused-by-some");
    EXPECT_EQ(idsIn(with("report.7z")), "");
    EXPECT_EQ(idsIn(with("report.zip.001")), "");
}

TEST(WithoutExtension, IsNotWhatAProgramAddsByItself)
{
    Mail mail;
    mail.files = {{"", "-----BEGIN PGP SIGNATURE-----", "application/pgp-signature"}};
    EXPECT_EQ(idsIn(mail), "");
}

TEST(Encrypted, IsAnArchiveWithAPassword)
{
    EXPECT_EQ(idsIn(with("plan.zip", zipOf({"plan.pdf"}, 1))),
              "attachment-encrypted-archive/zip refused-by-some");
    EXPECT_EQ(idsIn(with("plan.zip", zipOf({"plan.pdf"}, 0x800))), "") << "another flag: names in UTF-8";
    EXPECT_EQ(idsIn(with("plan.zip", zipOf({"plan.pdf"}, 1).left(60))),
              "attachment-encrypted-archive/zip refused-by-some")
        << "an archive that is cut";
}

TEST(Encrypted, IsADocumentWithAPassword)
{
    EXPECT_EQ(idsIn(with("a.pdf", "%PDF-1.7\ntrailer << /Root 1 0 R /Encrypt 9 0 R >>")),
              "attachment-encrypted-archive/document note");
    EXPECT_EQ(idsIn(with("a.pdf", "%PDF-1.7\n(on /EncryptMetadata and /Encrypt in PDF)")), "");
}

TEST(Macro, IsFoundByNameAndInTheArchiveThatOfficeFilesAre)
{
    EXPECT_EQ(idsIn(with("sheet.xlsm")), "attachment-macro/by-name refused-by-some");
    EXPECT_EQ(idsIn(with("letter.docx", zipOf({"word/document.xml", "word/vbaProject.bin"}))),
              "attachment-macro/by-content refused-by-some");
    EXPECT_EQ(idsIn(with("letter.docx", zipOf({"word/document.xml"}))), "");
}

TEST(Macro, OldFormatsAreOnlyANoteUnlessThereIsOne)
{
    const QByteArray old("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    EXPECT_EQ(idsIn(with("list.xls", old + QByteArray(600, 'x'))), "attachment-macro/old-format note");
    EXPECT_EQ(idsIn(with("list.xls", old + QByteArray("_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0", 24))),
              "attachment-macro/by-content refused-by-some");
    EXPECT_EQ(idsIn(with("mail.msg", old + QByteArray(600, 'x'))), "") << "a compound file of another kind";
}

// ---- subject and body

TEST(Subject, InSingleByteLettersIsSpamToSome)
{
    Mail mail;
    mail.subject = "Meeting on Friday";
    EXPECT_EQ(idsIn(mail), "subject-ascii-only/ascii-only refused-by-some");
    mail.subject = "=?UTF-8?B?UmU6IOS8muitsA==?="; // Re: 会議
    EXPECT_EQ(idsIn(mail), "");
}

TEST(Subject, WithoutLettersIsEmpty)
{
    Mail mail;
    for (const QByteArray &subject :
         {QByteArray(""), QByteArray(" "), QByteArray("=?UTF-8?B?44CA?="), QByteArray()}) {
        mail.subject = subject;
        EXPECT_EQ(idsIn(mail), "subject-empty/empty refused-by-some") << subject.constData();
    }
    mail.subject = "-";
    EXPECT_EQ(idsIn(mail), "subject-ascii-only/ascii-only refused-by-some");
}

TEST(Body, InSingleByteLettersIsSpamToSome)
{
    Mail mail;
    mail.body = "Hello, it’s “me” – 123.\r\n";
    EXPECT_EQ(idsIn(mail), "body-ascii-only/ascii-only refused-by-some");
    mail.body = "Hello. 山田です。\r\n";
    EXPECT_EQ(idsIn(mail), "");
}

TEST(Body, WithoutLettersIsEmpty)
{
    Mail mail;
    for (const QByteArray &body :
         {QByteArray(""), QByteArray("\r\n \t\r\n"), QByteArray("　\r\n\xE2\x80\x8B\r\n")}) {
        mail.body = body;
        EXPECT_EQ(idsIn(mail), "body-empty/empty refused-by-some") << body.toHex().constData();
    }
    mail.bodyType = "text/html; charset=UTF-8";
    mail.body =
        "<html><head><style>p {color: red}</style></head><body><p>&nbsp;</p><img src='a.png'></body></html>";
    EXPECT_EQ(idsIn(mail), "body-empty/empty refused-by-some");
    mail.body = "<p>はい</p>";
    EXPECT_EQ(idsIn(mail), "");
}

TEST(Body, OfAnEncryptedMessageIsNobodysBusiness)
{
    Mail mail;
    mail.bodyType = "application/pkcs7-mime; name=smime.p7m; smime-type=enveloped-data";
    EXPECT_EQ(idsIn(mail), "");
}

// ---- recipients

TEST(Recipients, AreManyFromTenOn)
{
    Mail mail;
    mail.to = "a@x.jp, b@x.jp, \"Doe, Jane\" <c@x.jp>, d@x.jp";
    mail.moreFields = "Cc: e@x.jp,\r\n f@x.jp, team: g@x.jp, h@x.jp;\r\nBcc: j@x.jp, A@X.jp\r\n";
    EXPECT_EQ(idsIn(mail), "") << "nine: one stands there twice";
    mail.moreFields += "Bcc: k@x.jp\r\n";
    EXPECT_EQ(idsIn(mail), "too-many-recipients/many refused-by-some");
    EXPECT_EQ(fact(mail, "too-many-recipients", "count"), "10");
    EXPECT_EQ(fact(mail, "too-many-recipients", "mails"), "2");
}

TEST(Recipients, ThatOnlySendAreTold)
{
    Mail mail;
    for (const char *address : {"no-reply@example.jp", "NoReply@example.jp", "info-no_reply@example.jp",
                                "do.not.reply@example.jp", "MAILER-DAEMON@example.jp"}) {
        mail.to = address;
        EXPECT_EQ(idsIn(mail), "send-only-recipient/send-only refused-by-most") << address;
    }
    mail.to = "reply@example.jp, support@noreply.example.jp";
    EXPECT_EQ(idsIn(mail), "");
}

TEST(Recipients, ThatLookMistypedAreTold)
{
    Mail mail;
    mail.to = "taro@gmail.con";
    EXPECT_EQ(idsIn(mail), "recipient-suspicious/look-alike-domain note");
    EXPECT_EQ(fact(mail, "recipient-suspicious", "meant"), "taro@gmail.com");
    mail.to = "=?UTF-8?B?dGFyb++8oGV4YW1wbGUuanA=?="; // taro＠example.jp
    EXPECT_EQ(idsIn(mail), "recipient-suspicious/full-width refused-by-most");
    EXPECT_EQ(fact(mail, "recipient-suspicious", "meant"), "taro@example.jp");
    mail.to = "taro_1@example.jp, taro-l@example.jp";
    EXPECT_EQ(idsIn(mail), "recipient-suspicious/nearly-the-same note");
}

TEST(Recipients, AreAFewDoubtsAtMost)
{
    Mail mail;
    mail.to = "x";
    for (int i = 0; i < 50; ++i)
        mail.to += ",\r\n a" + QByteArray::number(i) + "@gmail.con";
    EXPECT_EQ(foundIn(mail.bytes()).size(), 1 + mostDoubts) << "and that they are too many";
}

// ---- charset

TEST(Charset, ThatGarblesIsTold)
{
    Mail mail;
    mail.bodyType = "text/plain; charset=iso-2022-jp";
    mail.body = "\x1b$B-!%F%9%H\x1b(B\r\n"; // ①テスト
    EXPECT_EQ(idsIn(mail), "charset-mojibake/machine-dependent note");
    EXPECT_EQ(fact(mail, "charset-mojibake", "characters"), "①");
    mail.body = "\x1b$B%F%9%H\x1b(B\r\n";
    EXPECT_EQ(idsIn(mail), "");
}

// ---- strange input

TEST(Draft, OfAnyBytesIsLookedAt)
{
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("\0\0\0", 3), QByteArray("To:"), QByteArray("PK\x05\x06"),
          QByteArray(100000, '('), "To: " + QByteArray(100000, '<'),
          "Subject: " + QByteArray("=?x?b?").repeated(20000), "To: \"" + QByteArray("\\").repeated(100000)})
        EXPECT_FALSE(foundIn(bytes).isEmpty());
}

TEST(Draft, TakesALongNameQuickly)
{
    EXPECT_EQ(idsIn(with('"' + QByteArray("a") + QByteArray(200000, ' ') + "x\"")),
              "attachment-without-extension/without-extension refused-by-some");
}

#include "samples.h"

#include <gtest/gtest.h>

using namespace todoku;

TEST(Transcript, ReadsLikeASpecimen)
{
    EXPECT_EQ(transcript(sampleEvidence()), QStringLiteral("@ smtp mail.example.jp:25 none send\n"
                                                           "# at 192.0.2.1\n"
                                                           "S: 220 mail.example.jp ESMTP\n"
                                                           "C: EHLO [192.0.2.9]\n"
                                                           "S: 250-mail.example.jp\n"
                                                           "S: 250 AUTH PLAIN\n"
                                                           "C: RCPT TO:<x@example.com>\n"
                                                           "S: 550 5.7.1 Relaying denied\n"));
}

TEST(Transcript, TellsHowADialogueEnded)
{
    const auto ending = [](Step step, Outcome outcome, const QString &detail = {}) {
        Exchange e;
        e.step = step;
        e.outcome = outcome;
        e.detail = detail;
        return transcript(e);
    };
    EXPECT_EQ(ending(Step::Connect, Outcome::TimedOut), QStringLiteral("== timeout ==\n"));
    EXPECT_EQ(ending(Step::Connect, Outcome::Refused), QStringLiteral("== refused ==\n"));
    EXPECT_EQ(ending(Step::Encrypt, Outcome::Accepted), QStringLiteral("== TLS ==\n"));
    EXPECT_EQ(ending(Step::Authenticate, Outcome::Withheld, QStringLiteral("no-encryption")),
              QStringLiteral("# authenticate withheld no-encryption\n"));
}

TEST(Transcript, NamesWhatIsWrongWithACertificate)
{
    Exchange e;
    e.step = Step::Encrypt;
    e.outcome = Outcome::BadCertificate;
    e.certificate = Certificate();
    e.certificate->issuer = QStringLiteral("Avast Mail Scanner");
    e.certificate->faults = {QStringLiteral("untrusted-issuer"), QStringLiteral("name-mismatch")};
    EXPECT_EQ(
        transcript(e),
        QStringLiteral("== bad certificate: untrusted-issuer name-mismatch; issuer=Avast Mail Scanner ==\n"));
}

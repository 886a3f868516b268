// After a check, the password is nowhere in the process any more: neither in what is in use nor in what was
// freed, whatever the mechanism made of it.

#include "checkup/checkup.h"
#include "memoryimage.h"
#include "privateheap.h"
#include "resources.h"
#include "server.h"

#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::StringLiterals;

// The address sanitizer has a heap of its own, which overwrites what is freed when told so.
extern "C" const char *__asan_default_options() // NOLINT(bugprone-reserved-identifier)
{
    return "max_free_fill_size=1073741824";
}

namespace
{

/// The scenario in which all is well, with one mechanism only.
QString scenarioWith(const QString &mechanism, const QTemporaryDir &folder)
{
    openResources();
    QFile model(u":/scenarios/sending-works.yaml"_s);
    EXPECT_TRUE(model.open(QIODevice::ReadOnly));
    QStringList lines = QString::fromUtf8(model.readAll()).split(u'\n');
    for (QString &line : lines) {
        const qsizetype from = line.indexOf(u"auth: ["_s);
        if (from >= 0)
            line = line.left(from) + u"auth: [%1]}"_s.arg(mechanism);
        if (mechanism != u"apop")
            line.remove(u"apop: true, "_s);
        else
            line.replace(u"auth: [apop]"_s, u"auth: []"_s);
    }
    QFile file(folder.filePath(u"scenario.yaml"_s));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(lines.join(u'\n').toUtf8());
    return file.fileName();
}

/// A check from its question to its evidence, which is looked at and let go.
int loginsSucceededIn(CheckQuestion question)
{
    Checkup checkup(std::move(question));
    QEventLoop loop;
    QObject::connect(&checkup, &Checkup::finished, &loop, &QEventLoop::quit);
    checkup.start();
    loop.exec();
    int succeeded = 0;
    for (const Conversation &talk : checkup.evidence().conversations) {
        for (const Exchange &exchange : talk.exchanges)
            succeeded += exchange.step == Step::Authenticate && exchange.outcome == Outcome::Accepted ? 1 : 0;
    }
    return succeeded;
}

class EveryMechanism : public ::testing::TestWithParam<std::string>
{
};

TEST_P(EveryMechanism, LeavesNothingOfThePasswordInMemory)
{
    overwriteFreedMemory();
    const QTemporaryDir folder;
    std::optional<Needles> needles;
    {
        Server server(scenarioWith(QString::fromStdString(GetParam()), folder));
        ASSERT_TRUE(server.stands());
        needles.emplace(server.question().password);
        // While it is held it is found, in the one place that is its own: the search can see.
        EXPECT_EQ(needles->found().size(), 1U) << ::testing::PrintToString(needles->found());
        EXPECT_GT(loginsSucceededIn(server.question()), 0);
        EXPECT_EQ(needles->found().size(), 1U) << ::testing::PrintToString(needles->found());
    }
    EXPECT_EQ(needles->found(), std::vector<std::string>());
}

std::string caseName(const ::testing::TestParamInfo<std::string> &one)
{
    return QString::fromStdString(one.param).replace(u'-', u'_').toStdString();
}

INSTANTIATE_TEST_SUITE_P(Sasl, EveryMechanism,
                         ::testing::Values("PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1",
                                           "SCRAM-SHA-256", "apop"),
                         caseName);

} // namespace

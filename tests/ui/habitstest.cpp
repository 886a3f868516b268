#include "samples.h"
#include "ui/about.h"
#include "ui/doorbell.h"
#include "ui/memory.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/resultpage.h"
#include "ui/tongue.h"
#include "ui/widgets/pathpicture.h"
#include "ui/widgets/symbol.h"
#include "ui/wizard.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>
#include <future>
#include <thread>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

QPalette paletteOf(const QColor &ground, const QColor &ink)
{
    QPalette palette(ground, ground);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, ink);
    palette.setColor(QPalette::Base, ground);
    return palette;
}

/// WCAG 2.1: contrast ratio.
double contrast(const QColor &one, const QColor &other)
{
    const auto luminance = [](const QColor &colour) {
        const auto linear = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
               0.0722 * linear(colour.blueF());
    };
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

class Remembering : public testing::Test
{
protected:
    Remembering() { speak(Language::English); }
    QString file() const { return folder.filePath(u"todoku.ini"_s); }

    const QTemporaryDir folder;
};

} // namespace

TEST_F(Remembering, KeepsPlaceLanguageAndChoices)
{
    {
        Memory memory(file());
        EXPECT_EQ(memory.language(), std::nullopt);
        Wizard wizard([] { return Knowledge(); });
        wizard.remember(&memory);
        wizard.show();
        wizard.resize(801, 702);
        Q_EMIT wizard.findChild<QComboBox *>()->activated(0);
        Q_EMIT wizard.findChild<ResultPage *>()->clientChosen(u"thunderbird"_s);
        CheckQuestion question;
        question.thirdParties = false;
        Q_EMIT wizard.findChild<AccountPage *>()->answered(question);
        wizard.close();
    }
    Memory memory(file());
    EXPECT_EQ(memory.language(), Language::Japanese);
    EXPECT_EQ(memory.mailProgram(), u"thunderbird");
    EXPECT_TRUE(memory.asksOwnServersOnly());
    Wizard wizard([] { return Knowledge(); });
    wizard.remember(&memory);
    EXPECT_EQ(wizard.size(), QSize(801, 702));
    const auto boxes = wizard.findChild<AccountPage *>()->findChildren<QCheckBox *>();
    EXPECT_TRUE(
        std::any_of(boxes.cbegin(), boxes.cend(), [](const QCheckBox *box) { return box->isChecked(); }));
}

TEST_F(Remembering, KeepsNothingThatWasTyped)
{
    {
        Memory memory(file());
        Wizard wizard([] { return Knowledge(); });
        wizard.remember(&memory);
        wizard.show();
        const CheckQuestion question = questionWithPassword("very-secret");
        wizard.fillIn(question);
        Q_EMIT wizard.findChild<AccountPage *>()->answered(question);
        wizard.close();
    }
    QFile kept(file());
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    const QByteArray bytes = kept.readAll();
    for (const QByteArray typed : {"very-secret", "taro", "example"})
        EXPECT_FALSE(bytes.contains(typed)) << bytes.toStdString();
}

TEST(Doorbell, LetsASecondStartCallTheFirst)
{
    const QTemporaryDir folder;
    qputenv("XDG_RUNTIME_DIR", folder.path().toLocal8Bit());
    const QStringList call{folder.path()};
    Doorbell first(call);
    EXPECT_FALSE(first.ring());
    first.listen();
    QSignalSpy rung(&first, &Doorbell::rung);
    std::atomic<bool> answered = false;
    std::thread second([&] { answered = Doorbell(call).ring(); });
    EXPECT_TRUE(eventually([&] { return rung.count() == 1; }));
    EXPECT_TRUE(eventually([&] { return answered.load(); }));
    second.join();
    EXPECT_FALSE(Doorbell({folder.path(), u"--scenario=op25b"_s}).ring()); // another call, another window
}

TEST(Doorbell, DoesNotWaitForOneThatHangs)
{
    const QTemporaryDir folder;
    qputenv("XDG_RUNTIME_DIR", folder.path().toLocal8Bit());
    std::promise<void> listens;
    std::promise<void> over;
    std::thread hanging([&, ended = over.get_future()] {
        Doorbell first({folder.path()});
        first.listen();
        listens.set_value();
        ended.wait(); // and handles no event meanwhile
    });
    listens.get_future().wait();
    QElapsedTimer clock;
    clock.start();
    EXPECT_FALSE(Doorbell({folder.path()}).ring());
    EXPECT_LT(clock.elapsed(), 5000);
    over.set_value();
    hanging.join();
}

TEST(About, TellsVersionsAndNobodysName)
{
    speak(Language::English);
    Wizard wizard([] { return Knowledge(); });
    wizard.show();
    wizard.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&wizard));
    QTest::keyClick(&wizard, Qt::Key_F1);
    auto *about = wizard.findChild<About *>();
    ASSERT_NE(about, nullptr);
    buttonOf(about, u"Copy"_s)->click();
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(u"Qt %1"_s.arg(QString::fromLatin1(qVersion()))));
    EXPECT_TRUE(copied.contains(u"Knowledge: 0 causes"_s));
    for (const QString &secret : {QSysInfo::machineHostName(), QDir::homePath(), QDir::currentPath()})
        EXPECT_FALSE(secret.size() > 3 && copied.contains(secret)) << secret.toStdString();
    speak(Language::Japanese);
    QCoreApplication::processEvents();
    EXPECT_EQ(about->windowTitle(), u"Todoku について");
    speak(Language::English);
}

TEST(Palette, IsFollowedWhileTheProgramRuns)
{
    const QPalette before = QApplication::palette();
    Symbol symbol(24);
    symbol.draw(u"copy"_s); // in the colour of texts
    const auto *aside = new Text(Text::Rank::Aside, &symbol);
    symbol.show();
    for (const auto &[ground, ink] : {std::pair(QColor(Qt::white), QColor(0x10, 0x10, 0x10)),
                                      std::pair(QColor(0x1e, 0x1f, 0x22), QColor(0xf0, 0xf0, 0xf0))}) {
        QApplication::setPalette(paletteOf(ground, ink));
        QCoreApplication::processEvents();
        EXPECT_GT(contrast(aside->palette().color(QPalette::Text), ground), 4.5);
        const QImage picture = symbol.pixmap().toImage();
        bool inked = false;
        for (int x = 0; x < picture.width(); ++x)
            inked = inked || (picture.pixelColor(x, picture.height() / 2).alpha() > 200 &&
                              contrast(picture.pixelColor(x, picture.height() / 2), ground) > 4.5);
        EXPECT_TRUE(inked);
    }
    QApplication::setPalette(before);
}

TEST(PathPicture, TellsAScreenReaderWhatItShows)
{
    speak(Language::English);
    PathPicture picture;
    const QList<Station> path{{Station::Place::ThisComputer, Station::Standing::Works, {}},
                              {Station::Place::Line, Station::Standing::Broken, u"example-net"_s}};
    picture.draw(path, Language::English);
    QAccessibleInterface *read = QAccessible::queryAccessibleInterface(&picture);
    ASSERT_NE(read, nullptr);
    EXPECT_EQ(read->role(), QAccessible::Graphic);
    EXPECT_EQ(read->text(QAccessible::Name), u"The way of a mail, and where it stops");
    EXPECT_EQ(read->text(QAccessible::Description), pathAsText(path, Language::English));
}

TEST(PathPicture, HasRoomForItsWordsHoweverNarrow)
{
    PathPicture picture;
    picture.draw(
        {{Station::Place::ThisComputer, Station::Standing::Works, {}},
         {Station::Place::Line, Station::Standing::Broken, u"a-very-long-name-of-a-line.example.jp"_s},
         {Station::Place::SendingServer, Station::Standing::Unseen, u"smtp.example.jp"_s},
         {Station::Place::RecipientServer, Station::Standing::Unseen, {}}},
        Language::Japanese);
    const int wide = picture.heightForWidth(900);
    const int narrow = picture.heightForWidth(200);
    EXPECT_GT(wide, 60);
    EXPECT_GT(narrow, 3 * wide / 2); // one above the other
    picture.resize(200, narrow);
    EXPECT_FALSE(picture.grab().isNull());
}

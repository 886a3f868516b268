#include "ui/pages/inspectpage.h"
#include "samples.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/resultpage.h"
#include "ui/tongue.h"
#include "ui/widgets/accountcard.h"
#include "ui/widgets/symbol.h"
#include "ui/wizard.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace todoku;
using namespace Qt::Literals::StringLiterals;

namespace
{

const QString source = QStringLiteral(TODOKU_SOURCE_DIR);

/// A home with Thunderbird's account for taro@example.jp, whose sending port is 25 where it should be 587.
class Home : public testing::Test
{
protected:
    Home() : wizard([] { return Result<Knowledge>(bundledKnowledge()); })
    {
        speak(Language::English);
        QDir().mkpath(profile());
        EXPECT_TRUE(QFile::copy(fixture(u"profiles.ini"_s), folder.filePath(u".thunderbird/profiles.ini"_s)));
        QFile prefs(fixture(u"Profiles/abcd1234.default/prefs.js"_s));
        EXPECT_TRUE(prefs.open(QIODevice::ReadOnly));
        writePrefs(prefs.readAll().replace("smtp1.port\", 587", "smtp1.port\", 25"));
        qputenv("HOME", folder.path().toUtf8());
        wizard.know({}, [] { return readClients(source + u"/resources/knowledge/clients"_s); });
        wizard.inspect(bundledProfileWords);
        wizard.show();
        page = wizard.findChild<InspectPage *>();
        account = wizard.findChild<AccountPage *>();
        result = wizard.findChild<ResultPage *>();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&wizard));
        QCoreApplication::processEvents();
        QCoreApplication::processEvents(); // the clients are read once it was painted
    }
    ~Home() override { qputenv("HOME", home); }

    static QString fixture(const QString &name)
    {
        return source + u"/tests/profiles/fixtures/thunderbird/"_s + name;
    }
    QString profile() const { return folder.filePath(u".thunderbird/Profiles/abcd1234.default"_s); }
    void writePrefs(const QByteArray &bytes) const
    {
        QFile out(profile() + u"/prefs.js"_s);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(bytes);
    }

    bool shows(QWidget *which) const
    {
        return wizard.findChild<QStackedWidget *>()->currentWidget() == which;
    }
    bool says(const QString &part) const { return wordsOf(page).join(u'\n').contains(part); }
    void lookFromAccountPage()
    {
        buttonOf(account, u"Look at this computer's mail programs"_s)->click();
        ASSERT_TRUE(shows(page));
        ASSERT_TRUE(eventually([&] { return !says(u"are being read"_s); }));
    }

    const QByteArray home = qgetenv("HOME");
    const QTemporaryDir folder;
    Wizard wizard;
    InspectPage *page;
    AccountPage *account;
    ResultPage *result;
};

InspectedAccount withWrongPort()
{
    return inspectedSample().accounts.constFirst();
}

Settings proved()
{
    return withWrongPort().expected;
}

} // namespace

TEST_F(Home, ListsTheAccountsAndWhereNothingIsKnownSaysSo)
{
    lookFromAccountPage();
    EXPECT_TRUE(says(u"Thunderbird: taro@example.jp"_s));
    EXPECT_TRUE(says(u"smtp.example.jp"_s));
    EXPECT_TRUE(says(u"The right values are not known here."_s));
    EXPECT_FALSE(says(u"No wrong value was seen"_s));
    EXPECT_FALSE(says(u"geheim-4711"_s));
}

TEST_F(Home, FillsTheFirstPageFromAnAccount)
{
    lookFromAccountPage();
    buttonOf(page, u"Fill in the first page from this account"_s)->click();
    EXPECT_TRUE(shows(account));
    QStringList typed;
    CheckQuestion question;
    QObject::connect(account, &AccountPage::answered, account,
                     [&](const CheckQuestion &asked) { question = asked; });
    for (QPushButton *button : account->findChildren<QPushButton *>())
        if (button->isDefault())
            button->click();
    EXPECT_EQ(question.address, u"taro@example.jp");
    EXPECT_EQ(question.smtp.host, u"smtp.example.jp");
    EXPECT_EQ(question.smtp.ports, QList<quint16>{25});
    EXPECT_EQ(question.pop.host, u"pop.example.jp");
    EXPECT_TRUE(question.password.isEmpty());
}

TEST_F(Home, IsSurvivedWhenBrokenWithASentence)
{
    writePrefs("user_pref(\"mail.accountmanager.accounts\", \"acc");
    lookFromAccountPage();
    EXPECT_TRUE(says(u"Could not be read completely"_s));
    EXPECT_TRUE(says(u"prefs.js"_s));
    // Mended meanwhile, it is read again.
    QFile prefs(fixture(u"Profiles/abcd1234.default/prefs.js"_s));
    ASSERT_TRUE(prefs.open(QIODevice::ReadOnly));
    writePrefs(prefs.readAll());
    buttonOf(page, u"Look again"_s)->click();
    EXPECT_TRUE(eventually([&] { return says(u"Thunderbird: taro@example.jp"_s); }));
    EXPECT_FALSE(says(u"Could not be read completely"_s));
}

TEST_F(Home, WithoutAMailProgramIsSaidToHoldNone)
{
    QDir(folder.filePath(u".thunderbird"_s)).removeRecursively();
    lookFromAccountPage();
    EXPECT_TRUE(says(u"No account of a mail program was found"_s));
    EXPECT_TRUE(page->findChildren<AccountCard *>().isEmpty());
}

TEST_F(Home, IsOpenedAndLeftByTheKeyboardAlone)
{
    QPushButton *door = buttonOf(account, u"Look at this computer's mail programs"_s);
    door->setFocus();
    QTest::keyClick(door, Qt::Key_Return);
    ASSERT_TRUE(shows(page));
    ASSERT_TRUE(eventually([&] { return !says(u"are being read"_s); }));
    EXPECT_EQ(QApplication::focusWidget(), page->firstStop());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_TRUE(eventually([&] { return shows(account); })); // the button is seen to be pressed first
}

TEST_F(Home, ComparesWithWhatACheckProvedWhenComeFromTheResult)
{
    Inspecting inspecting;
    QProcessEnvironment environment;
    environment.insert(u"HOME"_s, folder.path());
    inspecting.start(environment, {Expectation{proved(), {}}, u"taro@example.jp"_s}, {});
    ASSERT_TRUE(eventually([&] { return !inspecting.isRunning(); }));
    ASSERT_EQ(inspecting.inspected().accounts.size(), 1);
    const InspectedAccount &one = inspecting.inspected().accounts.constFirst();
    ASSERT_EQ(one.marks.size(), 1);
    EXPECT_EQ(one.marks.constFirst().setting, Setting::OutgoingPort);
    EXPECT_TRUE(one.expected.outgoing->proved);
    // Somebody else's account is not held against it.
    inspecting.start(environment, {Expectation{}, u"hanako@example.com"_s}, {});
    ASSERT_TRUE(eventually([&] { return !inspecting.isRunning(); }));
    EXPECT_TRUE(inspecting.inspected().accounts.constFirst().marks.isEmpty());
}

TEST(AnAccountCard, MarksTheWrongValueByShapeAndWordAndSaysWhatToPutThere)
{
    speak(Language::English);
    const auto clients = readClients(source + u"/resources/knowledge/clients"_s);
    ASSERT_TRUE(clients);
    AccountCard card;
    card.tell(withWrongPort(), *bundledProfileWords(), *clients, false, Language::English);
    const QString words = wordsOf(&card).join(u'\n');
    EXPECT_TRUE(words.contains(u"One value is wrong"_s));
    EXPECT_TRUE(words.contains(u"25 – wrong"_s));
    EXPECT_FALSE(words.contains(u"smtp.example.jp – wrong"_s));
    EXPECT_TRUE(words.contains(u"Where to change it in Thunderbird"_s));
    EXPECT_TRUE(words.contains(u"587"_s));
    EXPECT_TRUE(words.contains(u"Compared with what worked in this check."_s));
    QStringList pictures;
    for (const Symbol *symbol : card.findChildren<Symbol *>())
        pictures += symbol->picture();
    EXPECT_EQ(pictures.count(u"trouble"_s), 3); // the account, the sentence, the value
    EXPECT_FALSE(words.contains(u"Fill in"_s));
}

TEST(AnAccountCard, ShowsOnlyTheStepsThatLeadToTheWrongValue)
{
    const auto clients = readClients(source + u"/resources/knowledge/clients"_s);
    ASSERT_TRUE(clients);
    QStringList ids;
    for (const ToldStep &step : stepsToMend(withWrongPort(), *clients, Language::Japanese))
        ids += step.id;
    EXPECT_EQ(ids, (QStringList{u"open-settings"_s, u"outgoing-open"_s, u"outgoing-port"_s, u"save"_s}));
    InspectedAccount right = withWrongPort();
    right.marks.clear();
    EXPECT_TRUE(stepsToMend(right, *clients, Language::Japanese).isEmpty());
}

TEST(AnAccountCard, DoesNotSayThatPublishedSettingsWereTried)
{
    speak(Language::English);
    InspectedAccount account = withWrongPort();
    account.expected.outgoing->proved = account.expected.incoming->proved = false;
    account.marks.clear();
    AccountCard card;
    card.tell(account, *bundledProfileWords(), {}, true, Language::English);
    const QString words = wordsOf(&card).join(u'\n');
    EXPECT_TRUE(words.contains(u"published settings of this provider, which were not tried"_s));
    EXPECT_TRUE(words.contains(u"Nothing is set wrongly"_s));
    EXPECT_TRUE(words.contains(u"Fill in the first page from this account"_s));
}

TEST(TheInspectPage, ShowsWhatAProfileHoldsAsText)
{
    speak(Language::English);
    InspectPage page;
    page.know(*bundledProfileWords());
    page.wait(InspectPage::From::Result);
    InspectedAccount account = withWrongPort();
    account.account.outgoing->host.is = hostileText;
    page.tell({{account}, {{u"a<b>"_s, 0, {hostileText, hostileText}}}});
    for (const QLabel *label : page.findChildren<QLabel *>())
        if (label->text().contains(u'<')) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        }
}

TEST(TheInspectPage, ShowsWhatIsWrongFirst)
{
    speak(Language::English);
    InspectPage page;
    page.know(*bundledProfileWords());
    InspectedAccount right = withWrongPort();
    right.marks.clear();
    right.account.address = u"fine@example.jp"_s;
    page.tell({{right, withWrongPort()}, {}});
    const auto cards = page.findChildren<AccountCard *>();
    ASSERT_EQ(cards.size(), 2);
    EXPECT_EQ(cards.first()->headline()->text(), u"Thunderbird: taro@example.jp");
    EXPECT_TRUE(wordsOf(&page).contains(u"2 accounts were found. Look at what is marked in 1 of them."_s));
}

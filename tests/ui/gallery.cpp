// gallery-pictures FOLDER VARIANT: makes a picture of every page in both languages, light and dark, as the
// whole program shows it, into FOLDER/<page>-<language>-<scheme>-<VARIANT>.png. The script `gallery` calls it
// for each scale and puts the pictures side by side. Exit status 1: words are cut off somewhere; each is
// named.
#include "cutoff.h"
#include "furnish.h"
#include "rehearsal/rehearsal.h"
#include "ui/about.h"
#include "ui/look.h"
#include "ui/pages/accountpage.h"
#include "ui/pages/callpage.h"
#include "ui/pages/draftpage.h"
#include "ui/pages/explainedpage.h"
#include "ui/pages/historypage.h"
#include "ui/pages/inspectpage.h"
#include "ui/pages/messagepage.h"
#include "ui/pages/practicepage.h"
#include "ui/pages/proofpage.h"
#include "ui/pages/readaloudpage.h"
#include "ui/pages/reportpage.h"
#include "ui/pages/resultpage.h"
#include "ui/pages/runningpage.h"
#include "ui/pages/stagepage.h"
#include "ui/tongue.h"
#include "ui/widgets/fold.h"
#include "ui/wizard.h"
#include "wish.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTextStream>
#include <QToolButton>
#include <QUrl>

using namespace todoku;
using namespace Qt::StringLiterals;

namespace
{

QPalette dark()
{
    QPalette palette(QColor(0x31, 0x33, 0x36), QColor(0x2b, 0x2d, 0x30));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText,
                            QPalette::ToolTipText})
        palette.setColor(role, QColor(0xf0, 0xf0, 0xf0));
    palette.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2b));
    palette.setColor(QPalette::ToolTipBase, QColor(0x31, 0x33, 0x36));
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb2, 0xf2));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xb0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0xa0, 0xa4, 0xa8));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x85, 0x88, 0x8c));
    return palette;
}

/// The window and what is done with it.
class Gallery
{
public:
    Gallery(const QString &folder, const QString &variant, int width)
        : m_folder(folder), m_variant(variant), m_width(width), m_wizard([] { return readKnowledge({}); })
    {
        furnish(m_wizard, {});
        m_wizard.keepResults(History(m_files.filePath(u"history"_s))); // and not the user's own
        m_wizard.show();
        wait([] { return false; }, 300); // the knowledge is read once it is painted
    }

    int run();

private:
    template <class Page>
    Page *page()
    {
        return m_wizard.findChild<Page *>();
    }
    template <class Page>
    void turnTo()
    {
        m_wizard.findChild<QStackedWidget *>()->setCurrentWidget(page<Page>());
    }

    static bool wait(const std::function<bool()> &holds, int ms = 60000);
    void shoot(const QString &name, QWidget *window = nullptr);
    bool shows(QWidget *which) { return m_wizard.findChild<QStackedWidget *>()->currentWidget() == which; }
    void check(const QString &scenario);
    void explain(const QString &text);
    void drop(QWidget *onto, const QStringList &files);
    void unfold(QWidget *page);
    /// By its English words.
    void click(QWidget *of, const QString &english);
    QString file(const QString &name, const QByteArray &bytes);
    void asking();
    void running();
    void results();
    void reports();
    void past();
    void profiles();
    void messages();
    void drafts();
    void calls();

    const QString m_folder;
    const QString m_variant;
    const int m_width;
    const QTemporaryDir m_files;
    Wizard m_wizard;
    int m_pictures = 0;
    QStringList m_cut;
};

bool Gallery::wait(const std::function<bool()> &holds, int ms)
{
    QElapsedTimer clock;
    clock.start();
    while (!holds()) {
        if (clock.elapsed() > ms)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    return true;
}

void Gallery::shoot(const QString &name, QWidget *window)
{
    for (const bool isDark : {false, true}) {
        QApplication::setPalette(isDark ? dark() : QApplication::style()->standardPalette());
        for (const Language language : {Language::Japanese, Language::English}) {
            speak(language);
            QWidget *shown = window ? window : &m_wizard;
            if (!window)
                m_wizard.resize(m_width, 700);
            wait([] { return false; }, 250);
            // The whole page, not what happens to be scrolled into view.
            for (int again = 0; again < 2 && !window; ++again) {
                const auto *area =
                    m_wizard.findChild<QStackedWidget *>()->currentWidget()->findChild<QScrollArea *>();
                m_wizard.resize(m_width, m_wizard.height() + area->verticalScrollBar()->maximum());
                wait([] { return false; }, 120);
            }
            const QString picture =
                u"%1-%2-%3-%4.png"_s.arg(name, language == Language::Japanese ? u"ja"_s : u"en"_s,
                                         isDark ? u"dark"_s : u"light"_s, m_variant);
            shown->grab().save(m_folder + u'/' + picture);
            ++m_pictures;
            for (const QString &cut : cutOffIn(shown))
                m_cut += picture + u": "_s + cut;
        }
    }
}

QString Gallery::file(const QString &name, const QByteArray &bytes)
{
    QFile out(m_files.filePath(name));
    if (out.open(QIODevice::WriteOnly))
        out.write(bytes);
    return out.fileName();
}

void Gallery::unfold(QWidget *page)
{
    for (Fold *fold : page->findChildren<Fold *>())
        fold->setOpen(true);
}

void Gallery::drop(QWidget *onto, const QStringList &files)
{
    QMimeData mime;
    QList<QUrl> urls;
    for (const QString &each : files)
        urls += QUrl::fromLocalFile(each);
    mime.setUrls(urls);
    static_cast<HandInPage *>(onto)->takeDropped(&mime);
}

void Gallery::asking()
{
    turnTo<AccountPage>();
    shoot(u"account"_s);
    CheckQuestion question;
    question.address = u"taro@example.jp"_s;
    question.smtp = {u"smtp.example.jp"_s, {587, 465}};
    question.pop = {u"pop.example.jp"_s, {995}};
    QByteArray password("practice");
    question.password = Secret::takeFrom(password);
    m_wizard.fillIn(question);
    unfold(page<AccountPage>());
    shoot(u"account-filled"_s);
    for (Fold *fold : page<AccountPage>()->findChildren<Fold *>())
        fold->setOpen(false);
}

void Gallery::running()
{
    turnTo<RunningPage>();
    auto *running = page<RunningPage>();
    running->begin();
    auto tell = [&, id = 0](Purpose purpose, Protocol protocol, const Endpoint &endpoint,
                            ProbeState::State state, Outcome outcome = Outcome::Accepted) mutable {
        ProbeState probe;
        probe.id = ++id;
        probe.purpose = purpose;
        probe.protocol = protocol;
        probe.endpoint = endpoint;
        probe.state = state;
        probe.step = Step::Greeting;
        probe.outcome = outcome;
        probe.waitingLong = state == ProbeState::State::Running && outcome != Outcome::Accepted;
        running->tell(probe);
    };
    using State = ProbeState::State;
    const QString smtp = u"smtp.example.jp"_s;
    const QString pop = u"pop.example.jp"_s;
    tell(Purpose::Send, Protocol::Smtp, {smtp, 25, Security::None}, State::Done, Outcome::TimedOut);
    tell(Purpose::Send, Protocol::Smtp, {smtp, 587, Security::StartTls}, State::Done);
    tell(Purpose::Send, Protocol::Smtp, {smtp, 465, Security::Tls}, State::Running);
    tell(Purpose::Receive, Protocol::Pop3, {pop, 995, Security::Tls}, State::Running, Outcome::TimedOut);
    tell(Purpose::Receive, Protocol::Imap, {pop, 993, Security::Tls}, State::Waiting);
    tell(Purpose::Compare, Protocol::Smtp, {u"mx.example.com"_s, 25, Security::None}, State::Done,
         Outcome::Refused);
    running->showProgress(420);
    shoot(u"running"_s);
}

void Gallery::check(const QString &scenario)
{
    const Result<Rehearsal> rehearsal = rehearse(scenario);
    if (!rehearsal) {
        m_cut += scenario + u": "_s + rehearsal.complaint().text(Language::English);
        return;
    }
    Q_EMIT page<AccountPage>()->answered(rehearsal->question);
    if (!wait([this] { return shows(page<ResultPage>()); }))
        m_cut += scenario + u": no result"_s;
}

void Gallery::results()
{
    for (const QString &scenario : {u"op25b"_s, u"infosphere-pop-before-smtp"_s, u"sending-works"_s,
                                    u"wrong-password"_s, u"server-dead"_s}) {
        check(scenario);
        shoot(u"result-%1"_s.arg(scenario));
    }
    check(u"infosphere-pop-before-smtp"_s);
    unfold(page<ResultPage>());
    auto *guide = page<ResultPage>()->findChild<QComboBox *>();
    guide->setCurrentIndex(std::max(0, guide->findData(u"thunderbird"_s)));
    Q_EMIT guide->activated(guide->currentIndex());
    shoot(u"result-chosen"_s);
    click(page<ResultPage>(), u"Read the settings aloud"_s);
    shoot(u"aloud-host"_s);
    click(page<ReadAloudPage>(), u"Next"_s);
    shoot(u"aloud-port"_s);
    for (int i = 0; i < 2; ++i)
        click(page<ReadAloudPage>(), u"Next"_s);
    shoot(u"aloud-user"_s);
}

void Gallery::reports()
{
    click(page<ResultPage>(), u"Save or copy"_s);
    auto *report = page<ReportPage>();
    wait([&] { return report->isReady(); });
    shoot(u"report"_s);
    report->findChild<QComboBox *>()->setCurrentIndex(int(ReportForm::OneSheet));
    for (QCheckBox *box : report->findChildren<QCheckBox *>())
        box->setChecked(true);
    unfold(report);
    wait([&] { return report->isReady(); });
    shoot(u"report-masked"_s);
}

void Gallery::past()
{
    const auto remember = [this](const QString &line) {
        page<ResultPage>()->findChild<QCheckBox *>()->setChecked(true);
        auto *label = page<ResultPage>()->findChildren<QLineEdit *>().last();
        label->setText(line);
        Q_EMIT label->editingFinished();
        wait([] { return false; }, 300);
    };
    check(u"sending-works"_s);
    remember(u"スマートフォン"_s);
    check(u"op25b"_s);
    remember(u"自宅"_s);
    shoot(u"result-remembered"_s);
    click(page<ResultPage>(), u"Earlier results"_s);
    shoot(u"history-compared"_s);
    page<HistoryPage>()->compareWith({});
    shoot(u"history-one"_s);
    turnTo<AccountPage>();
    shoot(u"account-with-history"_s);
}

/// A home with a mail program whose sending port is wrong, and what a check proved.
void Gallery::profiles()
{
    QDir().mkpath(m_files.filePath(u".thunderbird/default"_s));
    file(u".thunderbird/profiles.ini"_s, "[Profile0]\nName=default\nIsRelative=1\nPath=default\nDefault=1\n");
    const auto pref = [](const QByteArray &key, const QByteArray &value) {
        return "user_pref(\"mail." + key + "\", " + value + ");\n";
    };
    QByteArray prefs = pref("accountmanager.accounts", "\"account1,account2\"");
    for (const QByteArray number : {"1", "2"})
        prefs += pref("account.account" + number + ".identities", "\"id" + number + '"') +
                 pref("account.account" + number + ".server", "\"server" + number + '"') +
                 pref("identity.id" + number + ".smtpServer", "\"smtp" + number + '"') +
                 pref("server.server" + number + ".type", "\"pop3\"") +
                 pref("server.server" + number + ".port", "995") +
                 pref("server.server" + number + ".socketType", "3") +
                 pref("smtpserver.smtp" + number + ".authMethod", "3");
    prefs +=
        pref("identity.id1.useremail", "\"taro@mail.example\"") +
        pref("server.server1.hostname", "\"pop.mail.example\"") +
        pref("server.server1.userName", "\"taro@mail.example\"") +
        pref("smtpserver.smtp1.hostname", "\"smtp.mail.example\"") + pref("smtpserver.smtp1.port", "25") +
        pref("smtpserver.smtp1.try_ssl", "0") + pref("smtpserver.smtp1.username", "\"taro\"") +
        pref("identity.id2.useremail", "\"hanako@example.jp\"") +
        pref("server.server2.hostname", "\"pop.example.jp\"") +
        pref("server.server2.userName", "\"hanako@example.jp\"") +
        pref("smtpserver.smtp2.hostname", "\"smtp.example.jp\"") + pref("smtpserver.smtp2.port", "465") +
        pref("smtpserver.smtp2.try_ssl", "2") + pref("smtpserver.smtp2.username", "\"hanako@example.jp\"") +
        pref("smtpservers", "\"smtp1,smtp2\"");
    file(u".thunderbird/default/prefs.js"_s, prefs);
    const QByteArray home = qgetenv("HOME");
    qputenv("HOME", m_files.path().toUtf8());
    check(u"sending-works"_s);
    const auto look = [this](QWidget *from, const QString &name) {
        click(from, u"Look at this computer"_s);
        if (!wait([this] { return page<InspectPage>()->isVisible() && page<InspectPage>()->isTold(); }))
            m_cut += u"not inspected"_s;
        shoot(name);
    };
    look(page<ResultPage>(), u"inspect-result"_s);
    turnTo<AccountPage>();
    look(page<AccountPage>(), u"inspect-account"_s);
    qputenv("HOME", home);
}

void Gallery::explain(const QString &text)
{
    Q_EMIT page<MessagePage>()->asked({text, {}});
    if (!wait([this] { return shows(page<ExplainedPage>()); }))
        m_cut += u"not explained: "_s + text;
}

void Gallery::messages()
{
    turnTo<MessagePage>();
    shoot(u"message"_s);
    drop(page<MessagePage>(), {m_files.filePath(u"gone.eml"_s)});
    wait([] { return false; }, 300);
    shoot(u"message-unreadable"_s);
    explain(u"553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)"_s);
    unfold(page<ExplainedPage>());
    shoot(u"explained"_s);
    turnTo<MessagePage>();
    explain(u"550 5.1.1 User unknown\n552 5.2.2 Mailbox full\n421 4.7.0 Try again later\n"
            "554 5.7.1 Message rejected as spam\n"_s);
    unfold(page<ExplainedPage>());
    shoot(u"explained-several"_s);
}

void Gallery::drafts()
{
    click(page<AccountPage>(), u"Check a message"_s);
    shoot(u"draft"_s);
    page<DraftPage>()->choosePolicy(
        file(u"broken.yaml"_s, "name: {ja: 株式会社 例, en: Example Ltd.}\nrules: 3\n"));
    shoot(u"draft-rules-unreadable"_s);
    page<DraftPage>()->choosePolicy(file(
        u"example.yaml"_s, "name: {ja: 株式会社 例, en: Example Ltd.}\nrules:\n"
                           "  - id: attachment-too-large\n    from: 2 MB\n    severity: refused-by-most\n"));
    shoot(u"draft-rules"_s);
    const auto attachment = [](const QByteArray &name, qsizetype size) {
        return "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
               "filename=\"" +
               name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + QByteArray(size, 'x').toBase64() +
               "\r\n";
    };
    const QByteArray top =
        "From: taro@example.jp\r\nTo: noreply@example.com\r\nSubject: Hello\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nPlease see the files.\r\n";
    const QString large = file(u"large.eml"_s, top + attachment("plans-2026.pdf", 1 << 20) +
                                                   attachment("photographs.zip", 1200 << 10) +
                                                   attachment("setup.exe", 300 << 10) + "--b--\r\n");
    const QString good =
        file(u"good.eml"_s, "From: taro@example.jp\r\nTo: hanako@example.com\r\n"
                            "Subject: =?UTF-8?B?6KaL56mN44KC44KK44Gu44GK6aGY44GE?=\r\nMIME-Version: 1.0\r\n"
                            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
                            "\r\n山田様\r\nお世話になっております。\r\n");
    const auto proven = [this] {
        if (!wait([this] { return shows(page<ProofPage>()); }))
            m_cut += u"not proofread"_s;
    };
    drop(page<DraftPage>(), {large});
    proven();
    shoot(u"proof"_s);
    turnTo<DraftPage>();
    drop(page<DraftPage>(), {large, good, m_files.filePath(u"gone.eml"_s)});
    proven();
    shoot(u"proof-several"_s);
    turnTo<DraftPage>();
    Q_EMIT page<DraftPage>()->asked({u"Hello,\nhow are you?\n"_s, {}});
    proven();
    shoot(u"proof-text"_s);
}

void Gallery::calls()
{
    click(page<AccountPage>(), u"helping somebody"_s);
    shoot(u"call-question"_s);
    Q_EMIT page<CallPage>()->heard({errorText, u"550 5.1.1 User unknown"_s});
    shoot(u"call-outcome"_s);
    click(page<AccountPage>(), u"Practise"_s);
    shoot(u"practice"_s);
    click(page<PracticePage>(), u"Start the exercise"_s);
    click(page<StagePage>(), u"Run the check"_s);
    if (!wait([this] { return page<StagePage>()->isTold(); }))
        m_cut += u"the exercise has no end"_s;
    shoot(u"practice-told"_s);
    const auto open = [this] { return m_wizard.findChild<About *>(); };
    m_wizard.findChild<QToolButton *>()->click();
    if (wait([&] { return open() != nullptr; }, 2000))
        shoot(u"about"_s, open());
}

void Gallery::click(QWidget *of, const QString &english)
{
    speak(Language::English);
    QCoreApplication::processEvents();
    for (QPushButton *button : of->findChildren<QPushButton *>())
        if (QString(button->text() + button->accessibleName()).remove(u'&').contains(english))
            return button->click();
    m_cut += u"no button says "_s + english;
}

int Gallery::run()
{
    asking();
    running();
    results();
    reports();
    past();
    profiles();
    messages();
    drafts();
    calls();
    QTextStream out(stdout);
    out << m_variant << ": " << m_pictures << " pictures, " << m_cut.size() << " faults\n";
    for (const QString &cut : std::as_const(m_cut))
        out << "  " << cut << '\n';
    return m_cut.isEmpty() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QCA::Initializer qca;
    QApplication app(argc, argv);
    QApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3) {
        QTextStream(stderr) << "usage: gallery-pictures FOLDER VARIANT [WIDTH [POINTS]]\n";
        return 2;
    }
    if (const int points = arguments.value(4).toInt(); points > 0) {
        QFont font = QApplication::font();
        font.setPointSize(points);
        QApplication::setFont(font);
    }
    dressProgram();
    const int width = arguments.value(3, u"760"_s).toInt();
    return Gallery(arguments[1], arguments[2], width).run();
}

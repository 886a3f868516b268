#include "ui/wizard.h"

#include "advice/report.h"
#include "ui/about.h"
#include "ui/accessiblerole.h"
#include "ui/memory.h"
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
#include "ui/widgets/rememberbox.h"
#include "ui/widgets/symbol.h"
#include "ui/widgets/textfield.h"
#include "ui/windowmeasuring.h"

#include <QAccessible>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDropEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QMimeData>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

Wizard::Wizard(Consultation::KnowledgeReader readKnowledge, QWidget *parent)
    : QWidget(parent), m_consultation(new Consultation(std::move(readKnowledge), this)),
      m_perusal(new Perusal(std::chrono::seconds(30), this)),
      m_proofreading(new Proofreading(std::chrono::seconds(30), this)),
      m_inspecting(new Inspecting(std::chrono::seconds(30), this)),
      m_measuring(new WindowMeasuring(windowWays, this)), m_name(new QLabel), m_languageLabel(new QLabel),
      m_language(new QComboBox), m_about(new QToolButton), m_notice(new Text), m_pages(new QStackedWidget),
      m_account(new AccountPage), m_running(new RunningPage), m_result(new ResultPage),
      m_message(new MessagePage), m_explained(new ExplainedPage), m_draft(new DraftPage),
      m_proof(new ProofPage), m_aloud(new ReadAloudPage), m_report(new ReportPage), m_past(new HistoryPage),
      m_recollection(new Recollection(this)), m_callPage(new CallPage), m_practicePage(new PracticePage),
      m_stagePage(new StagePage), m_inspectPage(new InspectPage)
{
    auto *symbol = new Symbol(24);
    symbol->draw(u"todoku"_s);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_name->setText(u"Todoku"_s);
    // Each language by its own name: whoever cannot read the present one must find his.
    m_language->addItem(u"日本語"_s);
    m_language->addItem(u"English"_s);
    m_language->setCurrentIndex(spokenLanguage() == Language::Japanese ? 0 : 1);
    m_languageLabel->setBuddy(m_language);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(24, 10, 24, 10);
    header->setSpacing(8);
    header->addWidget(symbol);
    header->addWidget(m_name);
    header->addStretch(1);
    header->addWidget(m_languageLabel);
    header->addWidget(m_language);
    header->addWidget(m_about);
    m_about->setText(u"?"_s);
    m_about->setFocusPolicy(Qt::StrongFocus);
    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    m_notice->setContentsMargins(24, 0, 24, 10);
    m_notice->hide();

    for (Sheet *page : std::initializer_list<Sheet *>{m_account, m_running, m_result, m_message, m_explained,
                                                      m_draft, m_proof, m_aloud, m_report, m_past, m_callPage,
                                                      m_practicePage, m_stagePage, m_inspectPage})
        m_pages->addWidget(page);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_notice);
    layout->addWidget(line);
    layout->addWidget(m_pages, 1);

    connect(m_language, &QComboBox::activated, this, [this](int index) {
        speak(index == 0 ? Language::Japanese : Language::English);
        if (m_memory)
            m_memory->keepLanguage(spokenLanguage());
    });
    connect(m_about, &QToolButton::clicked, this, &Wizard::showAbout);
    connect(new QShortcut(QKeySequence(Qt::Key_F1), this), &QShortcut::activated, this, &Wizard::showAbout);
    connect(m_account, &AccountPage::answered, this, [this](const CheckQuestion &question) {
        m_scene.reset();
        if (m_memory && !m_demonstration)
            m_memory->keepAskingOwnServersOnly(!question.thirdParties);
        begin(question);
    });
    connect(m_running, &RunningPage::stopAsked, this, [this] {
        m_running->showStopping();
        m_consultation->stop();
    });
    connect(m_consultation, &Consultation::probeChanged, m_running, &RunningPage::tell);
    connect(m_consultation, &Consultation::progressed, m_running, &RunningPage::showProgress);
    connect(m_consultation, &Consultation::progressed, m_stagePage, &StagePage::showProgress);
    connect(m_consultation, &Consultation::finished, this, [this] {
        tell();
        beginRemembering();
        if (m_pages->currentWidget() == m_running)
            turnTo(m_result);
        else if (m_pages->currentWidget() == m_stagePage)
            turnTo(m_stagePage); // whose first stop is the way to the result now
    });
    connect(m_result, &ResultPage::againAsked, this,
            [this] { turnTo(m_scene ? static_cast<Sheet *>(m_practicePage) : m_account); });
    connect(m_result, &ResultPage::closeAsked, this, &QWidget::close);
    connect(m_result, &ResultPage::clientChosen, this, [this](const QString &id) {
        if (m_memory)
            m_memory->keepMailProgram(id);
    });
    connect(m_result, &ResultPage::readAloudAsked, this, [this](const Settings &settings) {
        m_aloud->tell(settings);
        turnTo(m_aloud);
    });
    connect(m_result, &ResultPage::reportAsked, this, [this] {
        tellReport();
        turnTo(m_report);
    });
    RememberBox *remembering = m_result->rememberBox();
    connect(remembering, &RememberBox::rememberAsked, this, &Wizard::rememberResult);
    connect(remembering, &RememberBox::forgetAsked, this, [this] {
        if (m_kept)
            forgetResult(m_kept->id);
    });
    connect(remembering, &RememberBox::alwaysChosen, this, [this](bool always) {
        if (m_memory)
            m_memory->keepRememberingResults(always);
    });
    connect(remembering, &RememberBox::pastAsked, this, &Wizard::openPast);
    connect(m_account, &AccountPage::pastAsked, this, &Wizard::openPast);
    connect(m_past, &HistoryPage::forgetAsked, this, &Wizard::forgetResult);
    connect(m_past, &HistoryPage::forgetAllAsked, this, [this] {
        m_kept.reset();
        m_result->rememberBox()->untick();
        m_recollection->forgetAll();
    });
    connect(m_past, &HistoryPage::backAsked, this, [this] { turnTo(m_beforePast); });
    connect(m_recollection, &Recollection::changed, this, [this] {
        const History::Recalled &past = m_recollection->recalled();
        m_account->showPast(!past.results.isEmpty() || !past.unreadable.isEmpty());
        m_past->tell(past, m_consultation->knowledge());
    });
    connect(m_recollection, &Recollection::failed, this, [this](const Complaint &complaint) {
        if (m_pages->currentWidget() == m_past)
            return m_past->complain(complaint);
        m_kept.reset();
        m_result->rememberBox()->complain(complaint.text(spokenLanguage()));
    });
    connect(m_report, &ReportPage::backAsked, this, [this] { turnTo(m_result); });
    connect(m_aloud, &ReadAloudPage::backAsked, this, [this] { turnTo(m_result); });
    connect(m_account, &AccountPage::messageInHand, this, [this] { turnTo(m_message); });
    connect(m_message, &MessagePage::asked, this, &Wizard::peruse);
    connect(m_message, &MessagePage::stopAsked, m_perusal, &Perusal::stop);
    connect(m_message, &MessagePage::backAsked, this, [this] { turnTo(m_account); });
    connect(m_perusal, &Perusal::progressed, m_message, &MessagePage::showProgress);
    connect(m_perusal, &Perusal::finished, this, &Wizard::tellPerused);
    connect(m_explained, &ExplainedPage::anotherAsked, this, [this] { turnTo(m_message); });
    connect(m_explained, &ExplainedPage::closeAsked, this, &QWidget::close);
    connect(m_account, &AccountPage::draftInHand, this, &Wizard::openDrafts);
    connect(m_draft, &DraftPage::asked, this, &Wizard::check);
    connect(m_draft, &DraftPage::stopAsked, m_proofreading, &Proofreading::stop);
    connect(m_draft, &DraftPage::backAsked, this, [this] { turnTo(m_account); });
    connect(m_proofreading, &Proofreading::progressed, m_draft, &DraftPage::showProgress);
    connect(m_proofreading, &Proofreading::finished, this, &Wizard::tellProofs);
    connect(m_proof, &ProofPage::anotherAsked, this, [this] { turnTo(m_draft); });
    connect(m_proof, &ProofPage::closeAsked, this, &QWidget::close);
    connect(m_account, &AccountPage::callTaken, this, &Wizard::takeCall);
    connect(m_callPage, &CallPage::heard, this, [this](const Turn &turn) {
        const auto wrong = m_call.hear(turn);
        tellCall();
        m_callPage->object(wrong);
    });
    connect(m_callPage, &CallPage::backAsked, this, [this] {
        if (m_call.isEmpty())
            return turnTo(m_account);
        m_call.takeLastBack();
        tellCall();
    });
    connect(m_callPage, &CallPage::anewAsked, this, [this] {
        m_call.beginAnew();
        tellCall();
    });
    connect(m_callPage, &CallPage::leaveAsked, this, [this] { turnTo(m_account); });
    connect(m_callPage, &CallPage::callersLanguageChanged, this, &Wizard::tellCall);
    connect(m_account, &AccountPage::practiceAsked, this, &Wizard::openPractice);
    connect(m_practicePage, &PracticePage::chosen, this, &Wizard::practise);
    connect(m_practicePage, &PracticePage::backAsked, this, [this] { turnTo(m_account); });
    connect(m_stagePage, &StagePage::checkAsked, this, &Wizard::checkStage);
    connect(m_stagePage, &StagePage::stopAsked, m_consultation, &Consultation::stop);
    connect(m_stagePage, &StagePage::resultAsked, this, [this] { turnTo(m_result); });
    connect(m_stagePage, &StagePage::backAsked, this, [this] {
        m_consultation->stop();
        turnTo(m_practicePage);
    });
    connect(m_result, &ResultPage::measureAsked, this, [this] {
        if (const auto way = m_consultation->openedWay())
            m_measuring->start(*way, m_consultation->asked());
    });
    connect(m_result, &ResultPage::stopMeasuringAsked, m_measuring, &WindowMeasuring::stop);
    connect(m_measuring, &WindowMeasuring::changed, this, [this] {
        if (const auto open = opening())
            m_result->tell(*open);
    });
    connect(m_account, &AccountPage::inspectAsked, this, [this] { openInspection(m_account); });
    connect(m_result, &ResultPage::inspectAsked, this, [this] { openInspection(m_result); });
    connect(m_inspectPage, &InspectPage::againAsked, this, &Wizard::readProfiles);
    connect(m_inspectPage, &InspectPage::backAsked, this, [this] {
        m_inspecting->stop();
        turnTo(m_inspectPage->cameFrom() == InspectPage::From::Result ? static_cast<Sheet *>(m_result)
                                                                      : m_account);
    });
    connect(m_inspectPage, &InspectPage::fillAsked, this, [this](const ProfileAccount &account) {
        m_account->fill(account);
        turnTo(m_account);
    });
    connect(m_inspecting, &Inspecting::finished, this,
            [this] { m_inspectPage->tell(m_inspecting->inspected()); });
    readAs(staticMetaObject, QAccessible::Window);
    setAcceptDrops(true);
    // Files are for us wherever in the window they are dropped; a field would write their names down.
    qApp->installEventFilter(this);
    resize(760, 700);
    retranslate();
    turnTo(m_account);
}

void Wizard::know(const Providers &providers, ClientsReader readClients)
{
    m_consultation->know(providers);
    m_call.know(providers);
    m_readClients = std::move(readClients);
}

void Wizard::proofread(Proofreading::RulesReader reader)
{
    m_readRules = std::move(reader);
    m_account->openDrafts();
}

void Wizard::know(const DiagnosisNumbers &numbers)
{
    m_consultation->know(numbers);
    m_call.know(numbers);
}

void Wizard::takeCalls(PhoneCall::QuestionnaireReader reader)
{
    m_call.know(std::move(reader));
    m_account->openCalls();
}

void Wizard::inspect(ProfileWordsReader reader)
{
    m_readProfileWords = std::move(reader);
    m_account->openInspection();
    m_result->openInspection();
}

void Wizard::offer(Practice practice)
{
    m_practice = std::move(practice);
    m_account->openPractice();
}

void Wizard::keepResults(const History &history)
{
    m_recollection->open(history);
}

void Wizard::fillIn(const CheckQuestion &question)
{
    m_account->fill(question);
}

void Wizard::sayDemonstration()
{
    m_demonstration = true;
    retranslate();
}

void Wizard::remember(Memory *memory)
{
    m_memory = memory;
    m_account->askOwnServersOnly(memory->asksOwnServersOnly());
    m_result->choose(memory->mailProgram());
    m_result->rememberBox()->rememberAlways(memory->remembersResults());
    if (const QByteArray geometry = memory->geometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
}

void Wizard::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    QApplication::alert(this); // where a window may not push itself to the front
}

void Wizard::showAbout()
{
    const qsizetype causes = m_consultation->knowledge().causes().size();
    auto *about = new About(u"Knowledge: %1 causes"_s.arg(causes), this);
    about->open();
}

void Wizard::begin(const CheckQuestion &question)
{
    m_measuring->forget();
    m_running->begin();
    turnTo(m_running);
    m_consultation->start(question);
}

void Wizard::tell()
{
    m_result->tell({m_consultation->advice(spokenLanguage()), m_consultation->evidence(),
                    m_consultation->elapsedMs(), m_consultation->wasStopped(), acted(), opening()});
    const auto played = acted();
    if (played && (m_stagePage->isChecking() || m_stagePage->isTold()))
        m_stagePage->tell(m_consultation->advice(spokenLanguage()), *played);
}

void Wizard::tellReport()
{
    m_report->tell({m_consultation->advice(spokenLanguage()), m_consultation->diagnosis(),
                    m_consultation->evidence(), m_consultation->elapsedMs()});
}

/// Exercises are no results of the user's own.
void Wizard::beginRemembering()
{
    m_kept.reset();
    RememberBox *remembering = m_result->rememberBox();
    const bool offered = m_recollection->isOpen() && !m_scene && !m_demonstration &&
                         m_consultation->toRemember({}, QDateTime::currentDateTimeUtc());
    remembering->setVisible(offered);
    if (offered)
        remembering->begin();
}

void Wizard::rememberResult()
{
    auto result =
        m_consultation->toRemember(m_result->rememberBox()->label(), QDateTime::currentDateTimeUtc());
    if (!result)
        return;
    if (m_kept) { // only the line's name is another
        result->id = m_kept->id;
        result->when = m_kept->when;
    }
    m_kept = result;
    m_recollection->remember(*result);
}

// NOLINTNEXTLINE(performance-unnecessary-value-param)
void Wizard::forgetResult(QString id)
{
    if (m_kept && m_kept->id == id) {
        m_kept.reset();
        m_result->rememberBox()->untick();
    }
    m_recollection->forget(id);
}

void Wizard::openPast()
{
    m_beforePast = static_cast<Sheet *>(m_pages->currentWidget());
    m_past->tell(m_recollection->recalled(), m_consultation->knowledge());
    m_past->chooseNewest();
    turnTo(m_past);
}

/// In the words of the knowledge, which is where the check's own words come from.
std::optional<Acted> Wizard::acted() const
{
    if (!m_scene)
        return std::nullopt;
    const auto cause = m_consultation->knowledge().cause(m_scene->cause);
    return Acted{m_scene->title.in(spokenLanguage()), m_scene->cause,
                 cause ? cause->title.in(spokenLanguage()) : QString()};
}

void Wizard::openDrafts()
{
    if (!m_rules && m_readRules) {
        auto rules = m_readRules();
        m_complaint = rules ? std::nullopt : std::optional(rules.complaint());
        if (!rules) // the notice at the top says why
            return retranslate();
        m_rules = *std::move(rules);
        m_draft->know(m_rules->policy);
    }
    if (m_rules)
        turnTo(m_draft);
}

void Wizard::check(const InHand &inHand)
{
    m_proofreading->start(inHand, m_draft->policy());
}

void Wizard::tellProofs()
{
    const Proofs &proofs = m_proofreading->proofs();
    if (proofs.proofs.isEmpty()) {
        m_draft->showRejects(proofs.rejects);
        return;
    }
    m_draft->rest();
    m_proof->tell(proofs, m_rules->words, m_draft->policy().name);
    turnTo(m_proof);
}

void Wizard::takeCall()
{
    m_complaint = m_consultation->prepare();
    if (!m_complaint)
        m_complaint = m_call.prepare(m_consultation->knowledge());
    if (!m_call.isPrepared()) // the notice at the top says why
        return retranslate();
    tellCall();
    turnTo(m_callPage);
}

void Wizard::tellCall()
{
    m_callPage->tell(m_call.sheet({spokenLanguage(), m_callPage->callersLanguage()}));
}

std::optional<Opening> Wizard::opening() const
{
    auto open = m_consultation->opening();
    if (open) {
        open->isMeasured = m_measuring->isRunning();
        open->window = m_measuring->window();
    }
    return open;
}

void Wizard::openInspection(Sheet *from)
{
    if (m_readProfileWords) {
        const auto words = m_readProfileWords();
        m_complaint = words ? std::nullopt : std::optional(words.complaint());
        if (!words) // the notice at the top says why
            return retranslate();
        m_inspectPage->know(*words);
        m_readProfileWords = {};
    }
    m_inspectPage->wait(from == m_result ? InspectPage::From::Result : InspectPage::From::Account);
    turnTo(m_inspectPage);
    readProfiles();
}

void Wizard::readProfiles()
{
    InspectedAgainst against;
    if (m_inspectPage->cameFrom() == InspectPage::From::Result) {
        const Advice advice = m_consultation->advice(spokenLanguage());
        against.proved = expectationIn(checkJson(advice, m_consultation->evidence(), 0));
        against.address = m_consultation->evidence().circumstances.address;
    }
    m_inspectPage->wait(m_inspectPage->cameFrom());
    m_inspecting->start(QProcessEnvironment::systemEnvironment(), against, m_consultation->providers());
}

void Wizard::openPractice()
{
    if (m_practicePage->isEmpty()) {
        const auto scenes = m_practice.scenes();
        if (scenes)
            m_practicePage->offer(*scenes);
        m_practicePage->complain(scenes ? std::nullopt : std::optional(scenes.complaint()));
    }
    turnTo(m_practicePage);
}

void Wizard::practise(const Scene &scene)
{
    const auto overheard = std::make_shared<Overheard>();
    const auto stage =
        m_practice.begin(scene.name, [overheard](const SpokenLine &line) { overheard->hear(line); });
    m_practicePage->complain(stage ? std::nullopt : std::optional(stage.complaint()));
    if (!stage)
        return;
    m_scene = scene;
    m_staged = stage->question;
    m_stagePage->open(scene, *stage, overheard);
    turnTo(m_stagePage);
}

void Wizard::checkStage()
{
    m_measuring->forget();
    m_stagePage->showChecking();
    m_consultation->start(m_staged);
}

void Wizard::peruse(const InHand &inHand)
{
    m_complaint = m_consultation->prepare();
    m_perusal->start(inHand, m_consultation->knowledge());
}

void Wizard::tellPerused()
{
    const Perused &perused = m_perusal->perused();
    if (perused.explanations.isEmpty()) {
        m_message->showRejects(perused.rejects);
        return;
    }
    m_message->rest();
    m_explained->tell(perused);
    turnTo(m_explained);
}

bool Wizard::eventFilter(QObject *watched, QEvent *event)
{
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove ||
                        event->type() == QEvent::Drop;
    const auto *widget = isDrag ? qobject_cast<QWidget *>(watched) : nullptr;
    if (!widget || !isAncestorOf(widget) || widget->window() != window())
        return QWidget::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event); // the others derive from it
    if (filesIn(drop->mimeData()).isEmpty())
        return QWidget::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        dropEvent(drop);
    return true;
}

void Wizard::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->hasText() || event->mimeData()->hasHtml())
        event->acceptProposedAction();
}

void Wizard::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_consultation->stop();
    const QWidget *page = m_pages->currentWidget();
    HandInPage *taker = page == m_draft || page == m_proof ? static_cast<HandInPage *>(m_draft) : m_message;
    turnTo(taker);
    taker->takeDropped(event->mimeData());
}

void Wizard::turnTo(Sheet *page)
{
    m_pages->setCurrentWidget(page);
    retranslate();
    page->firstStop()->setFocus();
    // A screen reader learns of a new page by the window's new name, by this, and by where the focus is.
    QAccessibleEvent event(page, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Wizard::retranslate()
{
    m_languageLabel->setText(tr("&Language"));
    m_language->setAccessibleName(tr("Language"));
    m_about->setAccessibleName(tr("About Todoku"));
    m_about->setToolTip(tr("About Todoku (F1)"));
    auto *page = static_cast<Sheet *>(m_pages->currentWidget());
    setWindowTitle(tr("%1 – Todoku", "page").arg(page->title()));
    for (int i = 0; i < m_pages->count(); ++i)
        m_pages->widget(i)->setAccessibleName(static_cast<Sheet *>(m_pages->widget(i))->title());
    QStringList notices;
    if (m_scene && (page == m_stagePage || page == m_result || page == m_report))
        notices << tr("This is an exercise. Only a practice server on this computer is asked.");
    else if (m_demonstration)
        notices << tr("This is a demonstration. Only a practice server on this computer is asked.");
    if (m_complaint)
        notices << tr("The collection of causes cannot be read, so causes are not named. %1")
                       .arg(m_complaint->text(spokenLanguage()));
    m_notice->setText(notices.join(u'\n'));
    m_notice->setVisible(!notices.isEmpty());
}

void Wizard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_language->setCurrentIndex(spokenLanguage() == Language::Japanese ? 0 : 1);
        // What was diagnosed stays; only its words change.
        if (QWidget *page = m_pages->currentWidget();
            page == m_result || page == m_report || m_stagePage->isTold())
            tell();
        if (m_pages->currentWidget() == m_report)
            tellReport();
        if (m_call.isPrepared())
            tellCall();
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Wizard::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_painted) {
        m_painted = true;
        QTimer::singleShot(0, this, &Wizard::prepare);
    }
}

void Wizard::prepare()
{
    m_complaint = m_consultation->prepare();
    if (m_readClients)
        if (const auto clients = m_readClients()) {
            m_result->offer(*clients);
            m_inspectPage->offer(*clients);
            m_call.know(*clients);
        }
    retranslate();
}

void Wizard::closeEvent(QCloseEvent *event)
{
    m_consultation->stop();
    m_perusal->stop();
    m_proofreading->stop();
    m_inspecting->stop();
    m_measuring->stop();
    if (m_memory)
        m_memory->keepGeometry(saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace todoku

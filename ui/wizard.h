#pragma once

#include "checkup/checkquestion.h"
#include "explanation/profilewords.h"
#include "ui/consultation.h"
#include "ui/inspecting.h"
#include "ui/perusal.h"
#include "ui/phonecall.h"
#include "ui/practice.h"
#include "ui/proofreading.h"
#include "ui/recollection.h"
#include "ui/widgets/comparison.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace todoku
{

class AccountPage;
class CallPage;
class DraftPage;
class ExplainedPage;
class HistoryPage;
class Memory;
class InspectPage;
class MessagePage;
class PracticePage;
class ProofPage;
class ReadAloudPage;
class ReportPage;
class ResultPage;
class RunningPage;
class Sheet;
class StagePage;
class Text;
class WindowMeasuring;

/// The window: the language at the top, and the order of the pages. Ask, run, tell; and from there back to
/// asking. Beside it, for those who hold a message in their hands, returned or not sent yet: ask for it,
/// tell. For those who have somebody on the phone: ask and tell, again and again. For those who practise:
/// choose, watch, tell.
class Wizard : public QWidget
{
    Q_OBJECT

public:
    /// The knowledge is read once the window has been painted.
    explicit Wizard(Consultation::KnowledgeReader readKnowledge, QWidget *parent = nullptr);

    using ClientsReader = std::function<Result<QList<Client>>()>;
    /// The mail providers that a check may use, and the mail programs whose steps can be shown; the latter
    /// are read once the window has been painted.
    void know(const Providers &providers, ClientsReader readClients);
    /// What result codes call the diagnoses.
    void know(const DiagnosisNumbers &numbers);
    /// Lets messages be checked before they are sent; the rules are read when the first one is.
    void proofread(Proofreading::RulesReader reader);
    /// Lets calls be taken; the questionnaire is read when the first one is.
    void takeCalls(PhoneCall::QuestionnaireReader reader);
    using ProfileWordsReader = std::function<Result<ProfileWords>()>;
    /// Lets the mail programs on this computer be looked at; the words are read when they first are.
    void inspect(ProfileWordsReader reader);
    /// Lets the user practise there.
    void offer(Practice practice);
    /// Lets results be remembered there, if the user wants it, and be looked at again.
    void keepResults(const History &history);
    /// Fills the first page.
    void fillIn(const CheckQuestion &question);
    /// Says at the top that a server on this computer is asked, and nobody else.
    void sayDemonstration();
    /// Takes up what is remembered, and keeps what is chosen from now on. `memory` outlives the window.
    void remember(Memory *memory);
    /// In front of the other windows: the program was started once more.
    void comeForward();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void turnTo(Sheet *page);
    void begin(const CheckQuestion &question);
    void tell();
    void tellReport();
    void beginRemembering();
    void rememberResult();
    void forgetResult(QString id); ///< by value: it may be that of m_kept, which is emptied
    void openPast();
    void peruse(const InHand &inHand);
    void tellPerused();
    void openDrafts();
    void check(const InHand &inHand);
    void tellProofs();
    void takeCall();
    void tellCall();
    std::optional<Opening> opening() const;
    void openInspection(Sheet *from);
    void readProfiles();
    void openPractice();
    void practise(const Scene &scene);
    void checkStage();
    std::optional<Acted> acted() const;
    void showAbout();
    void retranslate();
    void prepare();

    Consultation *m_consultation;
    Perusal *m_perusal;
    Proofreading *m_proofreading;
    Inspecting *m_inspecting;
    WindowMeasuring *m_measuring;
    QLabel *m_name;
    QLabel *m_languageLabel;
    QComboBox *m_language;
    QToolButton *m_about;
    Text *m_notice;
    QStackedWidget *m_pages;
    AccountPage *m_account;
    RunningPage *m_running;
    ResultPage *m_result;
    MessagePage *m_message;
    ExplainedPage *m_explained;
    DraftPage *m_draft;
    ProofPage *m_proof;
    ReadAloudPage *m_aloud;
    ReportPage *m_report;
    HistoryPage *m_past;
    Recollection *m_recollection;
    std::optional<RememberedResult> m_kept; ///< of the result that is shown
    Sheet *m_beforePast = nullptr;
    CallPage *m_callPage;
    PracticePage *m_practicePage;
    StagePage *m_stagePage;
    InspectPage *m_inspectPage;
    PhoneCall m_call;
    Practice m_practice;
    std::optional<Scene> m_scene; ///< that is being practised, or was last
    CheckQuestion m_staged;       ///< what its check asks
    ClientsReader m_readClients;
    Proofreading::RulesReader m_readRules;
    std::optional<DraftRules> m_rules;
    ProfileWordsReader m_readProfileWords;
    Memory *m_memory = nullptr;
    std::optional<Complaint> m_complaint;
    bool m_demonstration = false;
    bool m_painted = false;
};

} // namespace todoku

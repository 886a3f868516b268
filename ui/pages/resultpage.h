#pragma once

#include "accounts/client.h"
#include "advice/advice.h"
#include "ui/opening.h"
#include "ui/widgets/comparison.h"
#include "ui/widgets/sheet.h"

#include <QPointer>

class QPlainTextEdit;
class QPushButton;

namespace todoku
{

class Confirmation;
class Fold;
class RememberBox;
class SendingTime;
class SettingsCard;
class Symbol;

/// What a check came to.
struct Conclusion {
    Advice advice;
    Evidence evidence;
    double elapsedMs = 0;
    bool stoppedEarly = false;           ///< the user stopped it: what is here is what was found until then
    std::optional<Acted> acted = {};     ///< nothing: it was no exercise
    std::optional<Opening> opening = {}; ///< where receiving opens the way out (POP before SMTP)
};

/// Tells one Conclusion: a sentence, what to do, the settings; everything else is folded away beneath.
class ResultPage : public Sheet
{
    Q_OBJECT

public:
    explicit ResultPage(QWidget *parent = nullptr);

    void tell(const Conclusion &answer);
    /// What has become of the opening since; nothing else on the page changes.
    void tell(const Opening &opening);
    /// Shows the way to the mail programs on this computer, which is hidden until then.
    void openInspection() { m_inspects = true; }
    /// The mail programs whose steps can be shown.
    void offer(const QList<Client> &clients);
    /// The mail program that the user chose last time, by its id.
    void choose(const QString &client) { m_client = client; }
    /// Stands at the end of the page; hidden until it is shown.
    RememberBox *rememberBox() const { return m_rememberBox; }
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void againAsked();
    void reportAsked();
    void readAloudAsked(const todoku::Settings &settings);
    void clientChosen(const QString &id);
    void measureAsked();
    void stopMeasuringAsked();
    void inspectAsked();
    void closeAsked();

protected:
    void retranslate() override;

private:
    void build();
    void addPath();
    void addSteps(const ToldDiagnosis &first);
    void addOpening();
    void addSettings();
    void addCode();
    void addDetails();
    void saveSettings();

    Conclusion m_answer;
    QList<Client> m_clients;
    QString m_client; ///< id of the one that the user chose
    QWidget *m_content = nullptr;
    Text *m_headline = nullptr;
    QPointer<SendingTime> m_sendingTime;
    bool m_inspects = false;
    RememberBox *m_rememberBox;
    Confirmation *m_done;
    QPushButton *m_report;
    QPushButton *m_again;
    QPushButton *m_close;
};

} // namespace todoku

#pragma once

#include "ui/overheard.h"
#include "ui/practice.h"
#include "ui/widgets/comparison.h"
#include "ui/widgets/sheet.h"
#include "watching/habit.h"

#include <QSet>

#include <memory>

class QProgressBar;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace todoku
{

class DialogueView;
class Fold;
class Symbol;

/// The practice server at work: both sides of what is said, the check of it beside its truth, where the
/// user's own mail program reaches it, what that program does wrong, and the messages that came in.
class StagePage : public Sheet
{
    Q_OBJECT

public:
    explicit StagePage(QWidget *parent = nullptr);

    /// A new scene. `overheard` is where the server's thread leaves what was said.
    void open(const Scene &scene, const Stage &stage, std::shared_ptr<Overheard> overheard);
    void showChecking();
    /// 0 to 1000.
    void showProgress(int permille);
    /// The check is over. Again whenever the language changes.
    void tell(const Advice &advice, const Acted &acted);
    bool isChecking() const { return m_state == State::Checking; }
    bool isTold() const { return m_state == State::Told; }
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void checkAsked();
    void stopAsked();
    void resultAsked();
    void backAsked();

protected:
    void retranslate() override;

private:
    enum class State { Ready, Checking, Told };

    void look();
    void watch(const QList<SpokenLine> &lines);
    void tellHabits();
    void tellTakenIn();
    void tellDoors();
    void setState(State state);

    Scene m_scene;
    Stage m_stage;
    std::shared_ptr<Overheard> m_overheard;
    QTimer *m_glance;
    State m_state = State::Ready;
    Visits m_visits; ///< those of others than our own check
    QSet<int> m_ownVisits;
    QList<Habit> m_habits;
    std::optional<QMap<QString, HabitWords>> m_habitWords;
    QList<TakenIn> m_takenIn;

    Text *m_headline;
    Text *m_promise;
    QWidget *m_verdict;
    QProgressBar *m_bar;
    Text *m_sides;
    DialogueView *m_dialogue;
    QWidget *m_habitList;
    Fold *m_mails;
    Text *m_mailList;
    Fold *m_ownProgram;
    Text *m_ownSteps;
    Text *m_doors;
    QPushButton *m_back;
    QPushButton *m_act; ///< begins the check, then stops it
    QPushButton *m_result;
};

} // namespace todoku

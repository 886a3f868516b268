#pragma once

#include "checkup/checkup.h"
#include "ui/widgets/sheet.h"

#include <QMap>

class QGridLayout;
class QProgressBar;
class QPushButton;
class QTimer;

namespace todoku
{

class Symbol;

/// Shows how far a check is: one line for each probe, and one bar.
class RunningPage : public Sheet
{
    Q_OBJECT

public:
    explicit RunningPage(QWidget *parent = nullptr);

    /// Forgets the last run.
    void begin();
    void tell(const ProbeState &state);
    /// 0 to 1000. Never goes back.
    void showProgress(int permille);
    /// The user asked to stop, and the last words are being waited for.
    void showStopping();
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void stopAsked();

protected:
    void retranslate() override;

private:
    struct Line {
        ProbeState state;
        Symbol *symbol;
        Text *subject;
        Text *standing;
    };

    void arrange();
    void draw(const Line &line);
    void tellStep();

    Text *m_headline;
    Text *m_step;
    QProgressBar *m_bar;
    QWidget *m_list;
    QGridLayout *m_lines;
    QPushButton *m_stop;
    QTimer *m_arranges; ///< the probes are announced all at once: once is enough for all of them
    QMap<int, Line> m_probes;
    int m_latest = -1; ///< the probe that spoke last and is still under way
    bool m_stopping = false;
};

} // namespace todoku

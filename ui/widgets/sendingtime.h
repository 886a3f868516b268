#pragma once

#include "ui/opening.h"

#include <QWidget>

class QPushButton;
class QTimer;

namespace todoku
{

class Text;

/// For how long mail can still be sent after it was received, counted down; and the measuring of it.
class SendingTime : public QWidget
{
    Q_OBJECT

public:
    using Clock = std::function<QDateTime()>;

    explicit SendingTime(QWidget *parent = nullptr);

    void tell(const Opening &opening);
    /// What time it is, UTC; tests move it.
    void goBy(Clock clock);
    /// Looks at the clock again, as it does once a minute.
    void look();

Q_SIGNALS:
    void measureAsked();
    void stopAsked();

private:
    QString left() const;
    QString measured() const;

    Clock m_clock;
    Opening m_opening;
    Text *m_left;
    Text *m_measured;
    QPushButton *m_button;
    QTimer *m_minute;
};

} // namespace todoku

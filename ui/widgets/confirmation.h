#pragma once

#include <QLabel>

class QTimer;

namespace todoku
{

/// Says for a moment what was done ("Copied"), aloud too.
class Confirmation : public QLabel
{
    Q_OBJECT

public:
    explicit Confirmation(QWidget *parent = nullptr);
    void say(const QString &words);

private:
    QTimer *m_fades;
};

} // namespace todoku

#pragma once

#include "advice/advice.h"

#include <QFrame>
#include <QIcon>

class QBoxLayout;

namespace todoku
{

/// The values to type into a mail program, each with a button that copies it.
class SettingsCard : public QFrame
{
    Q_OBJECT

public:
    explicit SettingsCard(QWidget *parent = nullptr);
    void fill(const Settings &settings, Language language);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    /// That value stands in the clipboard now.
    void copied(const QString &value);

private:
    /// One server's values in a column.
    QWidget *column(bool sending, const ServerSettings &server, Language language);
    void arrange();
    int iconSize() const; ///< pixels
    QIcon copyIcon() const;

    QBoxLayout *m_columns;
    int m_widest = 0; ///< pixels that the widest column needs
};

} // namespace todoku

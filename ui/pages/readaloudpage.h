#pragma once

#include "advice/advice.h"
#include "ui/settingsrows.h"
#include "ui/widgets/sheet.h"

class QPushButton;

namespace todoku
{

class Confirmation;

/// Shows the settings one value at a time, in large letters, with how each letter is read: for telling them
/// to somebody on the phone.
class ReadAloudPage : public Sheet
{
    Q_OBJECT

public:
    explicit ReadAloudPage(QWidget *parent = nullptr);

    /// Begins with the first value.
    void tell(const Settings &settings);
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void backAsked();

protected:
    void retranslate() override;

private:
    /// A value and the server that it belongs to.
    struct Value {
        QString server;
        SettingsRow row;
        QString proof;
    };

    void build();
    void turn(int by);
    void copy();

    Settings m_settings;
    QList<Value> m_values;
    int m_at = 0;
    QWidget *m_content = nullptr;
    Text *m_value = nullptr;
    Confirmation *m_done;
    QPushButton *m_back;
    QPushButton *m_copy;
    QPushButton *m_previous;
    QPushButton *m_next;
};

} // namespace todoku

#pragma once

#include "accounts/client.h"
#include "advice/advice.h"

#include <QFrame>

class QComboBox;
class QVBoxLayout;

namespace todoku
{

class Text;

/// Where the settings go in the user's own mail program: its name to choose, and the steps in its own menu
/// words.
class ClientGuide : public QFrame
{
    Q_OBJECT

public:
    explicit ClientGuide(QWidget *parent = nullptr);

    /// `chosen`: the client's id; empty: none yet, and no steps.
    void fill(const QList<Client> &clients, const QString &chosen, const Settings &settings,
              Language language);

Q_SIGNALS:
    void clientChosen(const QString &id);

private:
    void showSteps();

    QList<Client> m_clients;
    Settings m_settings;
    Language m_language = Language::Japanese;
    Text *m_label;
    QComboBox *m_choice;
    QWidget *m_steps = nullptr;
    QVBoxLayout *m_layout;
};

} // namespace todoku

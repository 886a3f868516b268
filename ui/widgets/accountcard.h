#pragma once

#include "accounts/client.h"
#include "advice/advice.h"
#include "explanation/profilewords.h"

#include <QFrame>

class QBoxLayout;

namespace todoku
{

class Text;

/// One account of a mail program as it is set: every value, which of them are wrong, and what to put there.
class AccountCard : public QFrame
{
    Q_OBJECT

public:
    explicit AccountCard(QWidget *parent = nullptr);

    /// `clients`: the mail programs whose steps can be shown. `mayFill`: a button takes the values over.
    void tell(const InspectedAccount &account, const ProfileWords &words, const QList<Client> &clients,
              bool mayFill, Language language);
    Text *headline() const { return m_headline; }

Q_SIGNALS:
    void fillAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    Text *m_headline = nullptr;
    QBoxLayout *m_sides; ///< sending and receiving, side by side where there is room
    int m_widest = 0;    ///< pixels that the wider of them needs
};

/// The steps of that mail program that lead to the wrong values, in its own menu words; empty where they are
/// not known.
QList<ToldStep> stepsToMend(const InspectedAccount &account, const QList<Client> &clients, Language language);

} // namespace todoku

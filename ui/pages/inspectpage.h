#pragma once

#include "accounts/client.h"
#include "explanation/profilewords.h"
#include "ui/inspecting.h"
#include "ui/widgets/sheet.h"

class QPushButton;

namespace todoku
{

/// Shows how the mail programs on this computer are set, and what is wrong there.
class InspectPage : public Sheet
{
    Q_OBJECT

public:
    /// From where it was opened: from the first page, an account can be taken over into it.
    enum class From { Account, Result };

    explicit InspectPage(QWidget *parent = nullptr);

    /// The words about accounts; without them only the accounts' values could be shown, so nothing is.
    void know(const ProfileWords &words) { m_words = words; }
    /// The mail programs whose steps can be shown.
    void offer(const QList<Client> &clients) { m_clients = clients; }
    /// Says that the settings are being read.
    void wait(From from);
    void tell(const Inspected &inspected);
    bool isTold() const { return m_inspected.has_value(); }
    From cameFrom() const { return m_from; }
    QString title() const override;
    QWidget *firstStop() const override;

Q_SIGNALS:
    void fillAsked(const todoku::ProfileAccount &account);
    void againAsked();
    void backAsked();

protected:
    void retranslate() override;

private:
    void build();
    void addAccounts(QVBoxLayout *cards, qsizetype from);
    void addUnreadable();
    QString outcome() const;

    std::optional<ProfileWords> m_words;
    QList<Client> m_clients;
    std::optional<Inspected> m_inspected; ///< nothing: it is being read
    From m_from = From::Account;
    QWidget *m_content = nullptr;
    Text *m_headline = nullptr;
    QPushButton *m_back;
    QPushButton *m_again;
};

} // namespace todoku

#include "ui/pages/accountpage.h"

#include "ui/widgets/chooser.h"
#include "ui/widgets/field.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/passwordfield.h"
#include "ui/widgets/sidedoor.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

/// A file's name is taken as it is: tidying could make another file's name of it.
Normalised takeAsTyped(const QString &typed)
{
    Normalised result{.typed = typed, .text = typed.trimmed(), .value = typed.trimmed(), .ports = {}};
    if (result.value.isEmpty())
        result.trouble = Normalised::Trouble::Empty;
    return result;
}

/// A name for logging in is mostly an address or a word; blanks in it are kept.
constexpr auto plainWord = Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText | Qt::ImhPreferLatin;

QString listed(const QList<quint16> &ports)
{
    QStringList words;
    for (const quint16 port : ports)
        words.append(QString::number(port));
    return words.join(u", "_s);
}

/// A box and what ticking it means, indented to the box's own words.
QVBoxLayout *withMeaning(QCheckBox *box, Text *meaning)
{
    auto *layout = new QVBoxLayout;
    layout->setSpacing(2);
    layout->addWidget(box);
    auto *indented = new QHBoxLayout;
    indented->addSpacing(24);
    indented->addWidget(meaning, 1);
    layout->addLayout(indented);
    return layout;
}

} // namespace

AccountPage::AccountPage(QWidget *parent)
    : Sheet(parent), m_headline(new Text(Text::Rank::Headline)), m_promise(new Text),
      m_address(new Field(normaliseAddress, Field::Need::Required)), m_password(new PasswordField),
      m_receiving(new Field(normaliseHost)), m_sending(new Field(normaliseHost)), m_known(new Fold),
      m_user(new Field(normaliseName)), m_kindLabel(new QLabel), m_kind(new Chooser),
      m_receivingPort(new Field(normalisePort)), m_sendingPort(new Field(normalisePort)),
      m_recipient(new Field(normaliseAddress)), m_line(new Field(normaliseName)),
      m_caFile(new Field(takeAsTyped)), m_browse(new QPushButton), m_cleartext(new QCheckBox),
      m_cleartextRisk(new Text(Text::Rank::Aside)), m_alone(new QCheckBox),
      m_aloneMeaning(new Text(Text::Rank::Aside)), m_servers(new QGridLayout), m_ports(new QGridLayout),
      m_message(new SideDoor), m_draft(new SideDoor), m_call(new SideDoor), m_inspect(new SideDoor),
      m_practise(new SideDoor), m_past(new SideDoor), m_start(new QPushButton)
{
    for (Field *field : {m_address, m_recipient})
        field->setInputMethodHints(Qt::ImhEmailCharactersOnly | plainWord);
    for (Field *field : {m_receiving, m_sending})
        field->setInputMethodHints(Qt::ImhUrlCharactersOnly | plainWord);
    for (Field *field : {m_receivingPort, m_sendingPort})
        field->setInputMethodHints(Qt::ImhPreferNumbers);
    m_user->setInputMethodHints(plainWord);

    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_promise->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *opening = new QVBoxLayout;
    opening->setSpacing(6);
    opening->addWidget(m_headline);
    opening->addWidget(m_promise);
    body()->addLayout(opening);
    body()->addSpacing(4);
    body()->addWidget(m_address);
    body()->addWidget(m_password);
    for (QGridLayout *pair : {m_servers, m_ports}) {
        pair->setHorizontalSpacing(16);
        pair->setVerticalSpacing(16);
    }
    body()->addLayout(m_servers);
    body()->addWidget(m_known);
    body()->addStretch(1);

    m_kindLabel->setBuddy(m_kind);
    m_kindLabel->setTextFormat(Qt::PlainText);
    for (int i = 0; i < 3; ++i)
        m_kind->addItem({});
    auto *kind = new QVBoxLayout;
    kind->setSpacing(4);
    kind->addWidget(m_kindLabel);
    kind->addWidget(m_kind, 0, Qt::AlignLeft);

    m_caFile->addBeside(m_browse);
    m_known->content()->setSpacing(16);
    m_known->content()->addWidget(m_user);
    m_known->content()->addLayout(kind);
    m_known->content()->addLayout(m_ports);
    m_known->content()->addWidget(m_recipient);
    m_known->content()->addWidget(m_line);
    m_known->content()->addWidget(m_caFile);
    m_known->content()->addLayout(withMeaning(m_alone, m_aloneMeaning));
    m_known->content()->addLayout(withMeaning(m_cleartext, m_cleartextRisk));
    arrange();

    auto *doors = new QVBoxLayout;
    doors->setSpacing(0);
    for (SideDoor *door : {m_message, m_draft, m_call, m_inspect, m_practise, m_past})
        doors->addWidget(door, 0, Qt::AlignLeft);
    m_draft->hide();
    m_call->hide();
    m_inspect->hide();
    m_practise->hide();
    m_past->hide();
    buttons()->addLayout(doors, 1);
    buttons()->addWidget(m_start, 0, Qt::AlignBottom);
    m_start->setDefault(true);
    m_start->setAutoDefault(true);

    orderStops();
    connect(m_password, &PasswordField::stopsChanged, this, &AccountPage::orderStops);
    connect(m_start, &QPushButton::clicked, this, &AccountPage::submit);
    connect(m_message, &QPushButton::clicked, this, &AccountPage::messageInHand);
    connect(m_draft, &QPushButton::clicked, this, &AccountPage::draftInHand);
    connect(m_call, &QPushButton::clicked, this, &AccountPage::callTaken);
    connect(m_inspect, &QPushButton::clicked, this, &AccountPage::inspectAsked);
    connect(m_practise, &QPushButton::clicked, this, &AccountPage::practiceAsked);
    connect(m_past, &QPushButton::clicked, this, &AccountPage::pastAsked);
    for (const Field *field : {m_address, m_receiving, m_sending, m_user, m_receivingPort, m_sendingPort})
        connect(field->edit(), &QLineEdit::returnPressed, m_start, &QPushButton::click);
    connect(m_receiving->edit(), &QLineEdit::editingFinished, this,
            [this] { movePort(m_receiving, m_receivingPort); });
    connect(m_sending->edit(), &QLineEdit::editingFinished, this,
            [this] { movePort(m_sending, m_sendingPort); });
    connect(m_password, &PasswordField::returnPressed, m_start, &QPushButton::click);
    m_browse->setAutoDefault(true);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        const QString file =
            QFileDialog::getOpenFileName(this, tr("Choose a certificate file"), m_caFile->text(),
                                         tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
        if (!file.isEmpty())
            m_caFile->setText(file);
    });
    retranslate();
}

void AccountPage::openDrafts()
{
    m_draft->show();
}

void AccountPage::askOwnServersOnly(bool only)
{
    m_alone->setChecked(only);
}

void AccountPage::openCalls()
{
    m_call->show();
}

void AccountPage::openInspection()
{
    m_inspect->show();
}

void AccountPage::openPractice()
{
    m_practise->show();
}

void AccountPage::showPast(bool any)
{
    m_past->setVisible(any);
}

void AccountPage::arrange()
{
    // Side by side where there is room, one above the other on a small screen or with large letters.
    const bool wide = width() > fontMetrics().averageCharWidth() * 72;
    const int column = wide ? 1 : 0;
    const int row = wide ? 0 : 1;
    m_message->setText(wide ? tr("I have an error &message or a returned mail") : tr("Error &message…"));
    m_draft->setText(wide ? tr("&Check a message before I send it") : tr("&Check before sending…"));
    m_call->setText(wide ? tr("I am &helping somebody on the phone") : tr("&Helping on the phone…"));
    m_inspect->setText(wide ? tr("Look &at this computer's mail programs") : tr("M&ail programs here…"));
    m_practise->setText(tr("Practise &offline"));
    m_servers->addWidget(m_receiving, 0, 0);
    m_servers->addWidget(m_sending, row, column);
    m_ports->addWidget(m_receivingPort, 0, 0);
    m_ports->addWidget(m_sendingPort, row, column);
    for (QGridLayout *pair : {m_servers, m_ports}) {
        pair->setColumnStretch(0, 1);
        pair->setColumnStretch(1, wide ? 1 : 0);
    }
}

void AccountPage::resizeEvent(QResizeEvent *event)
{
    Sheet::resizeEvent(event);
    arrange();
}

QString AccountPage::title() const
{
    return tr("Find out why mail cannot be sent");
}

QWidget *AccountPage::firstStop() const
{
    return m_address->edit();
}

void AccountPage::retranslate()
{
    m_headline->setText(title());
    m_promise->setText(
        tr("Your mail servers are asked what they say. No message is sent, and no setting is changed."));
    m_address->setLabel(tr("&E-mail address"));
    m_address->setExample(tr("Example: taro@example.jp"));
    m_password->setLabel(tr("&Password"));
    m_password->setHint(
        tr("Sent encrypted and only to your own mail servers; never stored. May be left empty."));
    m_password->retranslate();
    m_receiving->setLabel(tr("&Receiving mail server"));
    m_receiving->setExample(tr("Example: pop.example.jp"));
    m_receiving->setHint(tr("Found from the address if left empty"));
    m_sending->setLabel(tr("&Sending mail server (SMTP)"));
    m_sending->setExample(tr("Example: smtp.example.jp"));
    m_sending->setHint(tr("Found from the address if left empty"));

    m_known->setTitle(tr("What else I know (optional)"));
    m_user->setLabel(tr("&User name"));
    m_user->setHint(tr("If empty, it follows from the address."));
    m_kindLabel->setText(tr("&Kind of receiving server"));
    m_kind->setAccessibleName(m_kindLabel->text().remove(u'&'));
    m_kind->setItemText(0, tr("Judge by its name"));
    m_kind->setItemText(1, u"POP"_s);
    m_kind->setItemText(2, u"IMAP"_s);
    m_receivingPort->setLabel(tr("Port for receiving"));
    m_receivingPort->setExample(tr("Example: 995"));
    m_sendingPort->setLabel(tr("Port for sending"));
    m_sendingPort->setExample(tr("Example: 587"));
    m_sendingPort->setHint(tr("Several can be named: 587, 465"));
    m_recipient->setLabel(tr("An address you want to write to"));
    m_recipient->setExample(tr("Example: hanako@example.com"));
    m_recipient->setHint(
        tr("The server is only asked whether it would take mail for it. Nothing arrives there."));
    m_line->setLabel(tr("Internet access provider"));
    m_line->setHint(tr("The company of your line at home or of your mobile phone"));
    m_caFile->setLabel(tr("Additional certificate file (PEM)"));
    m_caFile->setHint(tr("Only if your company gave you one"));
    m_browse->setText(tr("&Browse…"));
    m_browse->setAccessibleName(tr("Browse for a certificate file"));
    m_cleartext->setText(tr("Send the password unencrypted if there is no other way"));
    m_cleartextRisk->setText(
        tr("Somebody on the way could read it then. Choose this only if whoever runs the server has "
           "told you so. It holds for this check only."));
    m_alone->setText(tr("Ask no other servers than mine"));
    m_aloneMeaning->setText(
        tr("Otherwise well-known public servers are asked whether they answer, to tell a blocked line "
           "from a server that is down. They learn nothing about you."));
    m_message->setAccessibleName(tr("I have an error message or a returned mail"));
    m_draft->setAccessibleName(tr("Check a message before I send it"));
    m_call->setAccessibleName(tr("I am helping somebody on the phone"));
    m_inspect->setAccessibleName(tr("Look at this computer's mail programs"));
    m_practise->setAccessibleName(tr("Practise offline"));
    m_past->setText(tr("Earlier resul&ts"));
    m_past->setAccessibleName(tr("Earlier results"));
    m_start->setText(tr("Start check"));
    arrange();
}

void AccountPage::fill(const CheckQuestion &question)
{
    m_given = question;
    const bool imap = question.pop.host.isEmpty() && !question.imap.host.isEmpty();
    const NamedServer &receiving = imap ? question.imap : question.pop;
    m_address->setText(question.address);
    m_password->keep(question.password);
    m_receiving->setText(receiving.host);
    m_receivingPort->setText(listed(receiving.ports));
    m_sending->setText(question.smtp.host);
    m_sendingPort->setText(listed(question.smtp.ports));
    m_kind->setCurrentIndex(receiving.host.isEmpty() ? 0 : imap ? 2 : 1);
    m_user->setText(question.user);
    m_recipient->setText(question.recipient);
    m_line->setText(question.line);
    m_caFile->setText(question.caFile);
    m_cleartext->setChecked(question.allowCleartext);
    m_alone->setChecked(!question.thirdParties);
}

void AccountPage::fill(const ProfileAccount &account)
{
    const auto fillServer = [](const std::optional<ProfileServer> &server, Field *host, Field *port) {
        if (!server || !server->host.is)
            return;
        host->setText(server->host.is->trimmed());
        port->setText(server->port.is && *server->port.is > 0 ? QString::number(*server->port.is)
                                                              : QString());
    };
    const QString address = account.address.trimmed();
    if (!address.isEmpty())
        m_address->setText(address);
    fillServer(account.incoming, m_receiving, m_receivingPort);
    fillServer(account.outgoing, m_sending, m_sendingPort);
    if (account.incoming)
        m_kind->setCurrentIndex(account.incoming->protocol == Protocol::Imap ? 2 : 1);
    for (const auto &server : {account.incoming, account.outgoing})
        if (server && server->user.is && !server->user.is->isEmpty()) {
            m_user->setText(*server->user.is == address ? QString() : *server->user.is);
            break;
        }
}

void AccountPage::movePort(Field *server, Field *port)
{
    // "mail.example.jp:587" says two things; each belongs into its own field.
    const Normalised typed = normaliseHost(server->text());
    if (!typed.usable() || typed.ports.isEmpty())
        return;
    if (port->text().isEmpty())
        port->setText(listed(typed.ports));
    server->tidy();
}

Protocol AccountPage::receivingProtocol(const QString &host, const QList<quint16> &ports) const
{
    if (m_kind->currentIndex() > 0)
        return m_kind->currentIndex() == 2 ? Protocol::Imap : Protocol::Pop3;
    return guessReceiving(host, ports);
}

void AccountPage::submit()
{
    movePort(m_receiving, m_receivingPort);
    movePort(m_sending, m_sendingPort);
    Field *firstWrong = nullptr;
    for (Field *field : {m_address, m_receiving, m_sending, m_user, m_receivingPort, m_sendingPort,
                         m_recipient, m_line, m_caFile}) {
        if (!field->usable() && !firstWrong)
            firstWrong = field;
    }
    if (firstWrong) {
        if (m_known->isAncestorOf(firstWrong))
            m_known->setOpen(true);
        firstWrong->edit()->setFocus();
        return;
    }

    CheckQuestion question = m_given;
    question.address = m_address->tidy().value;
    question.password = m_password->take();
    question.user = m_user->tidy().value;
    question.smtp = {m_sending->tidy().value, m_sendingPort->tidy().ports};
    const NamedServer receiving{m_receiving->tidy().value, m_receivingPort->tidy().ports};
    const bool imap = receivingProtocol(receiving.host, receiving.ports) == Protocol::Imap;
    NamedServer &asked = imap ? question.imap : question.pop;
    NamedServer &other = imap ? question.pop : question.imap;
    // A question that came with both (the demonstration) keeps both as long as its receiving server is not
    // changed.
    if (receiving.host != asked.host)
        other = {};
    asked = receiving;
    question.recipient = m_recipient->tidy().value;
    question.line = m_line->tidy().value;
    question.caFile = m_caFile->tidy().value;
    question.allowCleartext = m_cleartext->isChecked();
    question.thirdParties = !m_alone->isChecked();
    m_given = question;
    Q_EMIT answered(question);
}

} // namespace todoku

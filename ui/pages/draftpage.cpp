#include "ui/pages/draftpage.h"

#include "evidence/servertext.h"
#include "ui/tongue.h"
#include "ui/widgets/symbol.h"

#include <QAccessible>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

DraftPage::DraftPage(QWidget *parent)
    : HandInPage(parent), m_policy(new Text), m_choose(new QPushButton), m_usualAgain(new QPushButton),
      m_sign(new Symbol(fontMetrics().height() + 1)), m_line(new Text)
{
    m_sign->draw(u"trouble"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_choose, m_usualAgain}) {
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_sign, 0, Qt::AlignTop);
    line->addWidget(m_line, 1);
    auto *rules = new QVBoxLayout;
    rules->setSpacing(6);
    rules->addWidget(m_policy);
    rules->addLayout(buttons);
    rules->addLayout(line);
    body()->addLayout(rules);
    connect(m_choose, &QPushButton::clicked, this, [this] {
        const QString file = QFileDialog::getOpenFileName(this, tr("Open a recipient's rules"), {},
                                                          tr("Rules (*.yaml *.yml);;All files (*)"));
        if (!file.isEmpty())
            choosePolicy(file);
    });
    connect(m_usualAgain, &QPushButton::clicked, this, [this] {
        m_own.reset();
        m_complaint.reset();
        tellPolicy();
        m_choose->setFocus();
    });
    DraftPage::retranslate();
    orderStops();
}

void DraftPage::know(const RecipientPolicy &usual)
{
    m_usual = usual;
    tellPolicy();
}

void DraftPage::choosePolicy(const QString &file)
{
    auto read = readPolicyFile(file, m_usual);
    m_complaint.reset();
    if (read)
        m_own = *std::move(read);
    else
        m_complaint = read.complaint();
    tellPolicy();
    QAccessibleEvent event(m_complaint ? m_line : m_policy, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void DraftPage::tellPolicy()
{
    m_policy->setText(
        tr("Compared with what is refused by: %1").arg(shown(policy().name.in(spokenLanguage()), 200)));
    m_usualAgain->setVisible(m_own.has_value());
    m_line->setText(m_complaint ? m_complaint->text(spokenLanguage()) : QString());
    m_line->setVisible(m_complaint.has_value());
    m_sign->setVisible(m_complaint.has_value());
}

QString DraftPage::title() const
{
    return tr("Check a message before it is sent");
}

HandInPage::Wording DraftPage::wording() const
{
    return {title(),
            tr("&Message"),
            tr("Paste the message here, best with its header (To, Subject …).\n"
               "A saved message (.eml) shows its attachments too."),
            tr("Open messages that are not sent yet"),
            tr("Or drop files anywhere in this window: messages saved by your mail program (.eml)."),
            tr("Messages (*.eml);;All files (*)"),
            tr("&Check the message")};
}

void DraftPage::retranslate()
{
    HandInPage::retranslate();
    m_choose->setText(tr("Use a recipient's own &rules…"));
    m_usualAgain->setText(tr("Use the &usual rules again"));
    tellPolicy();
}

} // namespace todoku

#include "ui/pages/practicepage.h"

#include "ui/tongue.h"
#include "ui/widgets/symbol.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace todoku
{

namespace
{

constexpr int fewestRows = 6;

} // namespace

PracticePage::PracticePage(QWidget *parent)
    : Sheet(parent), m_headline(new Text(Text::Rank::Headline)), m_promise(new Text), m_label(new QLabel),
      m_list(new QListWidget), m_sign(new Symbol(fontMetrics().height() + 1)), m_line(new Text),
      m_back(new QPushButton), m_start(new QPushButton)
{
    for (Text *text : {m_headline, m_promise, m_line})
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sign->draw(u"trouble"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setBuddy(m_list);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumHeight(fontMetrics().lineSpacing() * fewestRows);

    auto *opening = new QVBoxLayout;
    opening->setSpacing(6);
    opening->addWidget(m_headline);
    opening->addWidget(m_promise);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_sign, 0, Qt::AlignTop);
    line->addWidget(m_line, 1);
    auto *field = new QVBoxLayout;
    field->setSpacing(4);
    field->addWidget(m_label);
    field->addWidget(m_list, 1);
    field->addLayout(line);
    body()->addLayout(opening);
    body()->addSpacing(4);
    body()->addLayout(field, 1);
    buttons()->addWidget(m_back);
    buttons()->addStretch(1);
    buttons()->addWidget(m_start);
    m_start->setDefault(true);
    for (QPushButton *button : {m_back, m_start})
        button->setAutoDefault(true);
    orderStops();
    connect(m_list, &QListWidget::itemActivated, this, &PracticePage::submit); // Enter, or a double click
    connect(m_start, &QPushButton::clicked, this, &PracticePage::submit);
    connect(m_back, &QPushButton::clicked, this, &PracticePage::backAsked);
    retranslate();
}

void PracticePage::offer(const QList<Scene> &scenes)
{
    m_scenes = scenes;
    m_list->clear();
    for (qsizetype i = 0; i < scenes.size(); ++i)
        m_list->addItem(QString());
    m_list->setCurrentRow(0);
    retranslate();
}

void PracticePage::complain(const std::optional<Complaint> &complaint)
{
    m_complaint = complaint;
    retranslate();
    if (complaint) {
        QAccessibleEvent event(m_line, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void PracticePage::submit()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < m_scenes.size())
        Q_EMIT chosen(m_scenes[row]);
}

QString PracticePage::title() const
{
    return tr("Practise offline");
}

QWidget *PracticePage::firstStop() const
{
    return m_list;
}

void PracticePage::retranslate()
{
    m_headline->setText(title());
    m_promise->setText(
        tr("A practice server on this computer acts out a trouble, and the check looks for its "
           "cause. Nobody else is asked, and no account is needed."));
    m_label->setText(tr("What is to be acted &out"));
    m_list->setAccessibleName(m_label->text().remove(u'&'));
    for (int row = 0; row < m_scenes.size(); ++row)
        m_list->item(row)->setText(m_scenes[row].title.in(spokenLanguage()));
    m_line->setText(m_complaint ? m_complaint->text(spokenLanguage()) : QString());
    m_line->setVisible(m_complaint.has_value());
    m_sign->setVisible(m_complaint.has_value());
    m_back->setText(tr("Back"));
    m_back->setShortcut(Qt::Key_Escape); // setText() takes the old one away
    m_start->setText(tr("&Start the exercise"));
    m_start->setEnabled(!m_scenes.isEmpty());
}

} // namespace todoku
